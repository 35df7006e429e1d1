"""How far a change of gender reaches: what is changed along for certain, and what makes it a question."""

from __future__ import annotations

import pytest

from review.french.lexicon import default_lexicon
from review.french.substitute import propose
from review.french.typography import style_of
from review.model.proposal import Certainty, Pos, Proposal, Replacement, Site, apply_edits
from review.model.span import Span

LEXICON = default_lexicon()
# Each wrong form with its right one: feminine to masculine, masculine to feminine, names.
RIGHTS = {
    "facture": Replacement("projet de loi", Pos.NOUN, "m"),
    "chaise": Replacement("président", Pos.NOUN, "m"),
    "papier": Replacement("étude", Pos.NOUN, "f"),
    "palace": Replacement("usine", Pos.NOUN, "f"),
    "speaker": Replacement("président", Pos.NOUN, "m"),
    "mai": Replacement("May", Pos.NAME, "f"),
    "mulati": Replacement("Murati", Pos.NAME, "f"),
    "bois": Replacement("Woods", Pos.NAME, "m"),
}


def proposed(marked: str, following: str = "") -> tuple[str, Proposal]:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    term = text[start:end].lower()
    term = term if term in RIGHTS else term.removesuffix("s")
    site = Site(Span(start, end), term)
    found = propose(text, site, RIGHTS[term], style_of(text), LEXICON, following)
    return apply_edits(text, found.edits), found


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("La ⟦facture⟧ adoptée hier par les députés sera débattue.",
         "Le projet de loi adopté hier par les députés sera débattu."),
        ("La ⟦facture⟧ sur l'État rejetée jeudi soir est prête.", "Le projet de loi sur l'État rejeté jeudi soir est prêt."),
        ("LA ⟦FACTURE⟧ VOTÉE PAR LA CHAMBRE EST CONTESTÉE", "LE PROJET DE LOI VOTÉ PAR LA CHAMBRE EST CONTESTÉ"),
        ("La ⟦facture⟧ votée le 12 mars 2024 est contestée.", "Le projet de loi voté le 12 mars 2024 est contesté."),
        ("La ⟦facture⟧ votée cette année est contestée.", "Le projet de loi voté cette année est contesté."),
        ("La ⟦facture⟧ entre Nîmes et Béziers est réglée.", "Le projet de loi entre Nîmes et Béziers est réglé."),
        ("La ⟦facture⟧ en est réduite.", "Le projet de loi en est réduit."),
        ("La ⟦facture⟧ n'est-elle pas votée ?", "Le projet de loi n'est-il pas voté ?"),
        ("La ⟦facture⟧ passe-t-elle demain ?", "Le projet de loi passe-t-il demain ?"),
        ("Beaucoup de ⟦factures⟧ votées en mai sont contestées.",
         "Beaucoup de projets de loi votés en mai sont contestés."),
        ("La plupart des ⟦factures⟧ sont contestées.", "La plupart des projets de loi sont contestés."),
        ("Trente et une ⟦factures⟧ sont votées.", "Trente et un projets de loi sont votés."),
        ("La ⟦facture⟧ de l'État, contestée partout, est votée.", "Le projet de loi de l'État, contesté partout, est voté."),
        ("Quelle est la ⟦facture⟧ du mois ?", "Quel est le projet de loi du mois ?"),
        ("L'ex-⟦chaise⟧ est contestée.", "L'ex-président est contesté."),
        ("La vice-⟦chaise⟧ du club est partie.", "Le vice-président du club est parti."),
        ("Ces ⟦palaces⟧ non-rentables et sous-estimés sont vendus.",
         "Ces usines non-rentables et sous-estimées sont vendues."),
        ("Un ⟦palace⟧ anti-feu est fermé.", "Une usine anti-feu est fermée."),
        ("Le ⟦palace⟧ franco-allemand est vendu.", "L'usine franco-allemande est vendue."),
        ("Le ⟦mai⟧ est attendu là où il y a du monde.", "May est attendue là où il y a du monde."),
        ("Le premier ⟦papier⟧ est long, le second auteur est mort.", "La première étude est longue, le second auteur est mort."),
        ("Le **⟦palace⟧** est fermé.", "L'**usine** est fermée."),
    ],
)  # fmt: skip
def test_applied(marked: str, after: str) -> None:
    result, proposal = proposed(marked)
    assert (result, proposal.certainty) == (after, Certainty.APPLY), proposal.reasons


ASKED = [
    "Le premier ⟦papier⟧ était prudent, le second catégorique.",
    "La ⟦facture⟧ verte est votée, la bleue rejetée.",
    "Le premier ⟦papier⟧ était élogieux et le second critique.",
    "Les premiers ⟦papiers⟧ étaient prudents, les seconds catégoriques.",
    "Un ⟦papier⟧ est prudent, un autre catégorique.",
    "On garde les ⟦factures⟧ ou on en demande de nouvelles.",
    "Si les ⟦factures⟧ manquent, demandez ces dernières dans un mois.",
    "Les ⟦palaces⟧ sont mis à niveau vers les plus récents.",
    "Le ⟦palace⟧ est moins cher que le plus grand.",
    "Le guide (voir la page 3, « Étage 2 : le ⟦palace⟧ initial ») est utilisé ici.",
    "Le guide (dans la section « le ⟦palace⟧ ») est utilisé ici.",
    "Le ⟦mai⟧ est attendu à Bruxelles, il y défendra son plan.",
    "⟦Mulati⟧ est attendu à Bruxelles, il y défendra son plan.",
    "⟦Mulati⟧ a dit qu'il partirait.",
    "La ⟦facture⟧ est votée, mais les sénateurs la contestent.",
    "La ⟦facture⟧ est votée, mais le Sénat la critique.",
    "La ⟦facture⟧ arrive ; il faut la lire.",
    "La ⟦facture⟧ arrive, la voilà.",
    "Votez la ⟦facture⟧, jugez-la !",
    "La ⟦facture⟧ arrive, cette dernière est courte.",
    "Une fois votée, la ⟦facture⟧ entre en vigueur.",
    "Quelle qu'elle soit, la ⟦facture⟧ passera.",
    "La ⟦facture⟧ est publiée telle quelle.",
    "La ⟦facture⟧ sur la taxe et la dette est votée.",
    "La ⟦facture⟧ de la ministre, votée hier, est longue.",
    "La ⟦facture⟧ dans la marge de laquelle il écrit est longue.",
    "Les ⟦palaces⟧ sont pleins, tous le disent.",
    "Des ⟦papiers⟧, aucun n'est bon.",
    "Des noms de ⟦palaces⟧ connus circulent.",
    "C'est le nom du ⟦palace⟧ qui est connu.",
    "C'est le prix de ⟦palace⟧ qui est connu.",
    "Mieux vaut un tri que la ⟦facture⟧ permanente du gaz.",
    "On clique sur le ⟦palace⟧ Fermé.",
    "Les élus ont interpellé ⟦Speaker⟧ à la Chambre.",
    "⟦Speaker⟧ a été interpellé.",
    "Selon ⟦Speaker⟧, tout va bien.",
    "Chacun des ⟦papiers⟧ a été relu.",
]


@pytest.mark.parametrize("marked", ASKED)
def test_asked(marked: str) -> None:
    assert proposed(marked)[1].certainty is Certainty.ASK


@pytest.mark.parametrize(
    "following",
    [
        "Les sénateurs la jugent trop coûteuse.", "Les sénateurs l'ont jugée trop coûteuse.", "On la dit longue.",
        "Votez-la !", "Il faut la voter.", "Elle est longue.", "Celle-ci est longue.", "La première est perdue.",
        "Cette dernière est coûteuse.", "Elle-même n'y croit pas.", "L'une d'elles est longue.", "C'est la plus longue.",
        "Et contestée.",
        "Telle quelle.", "Critiquée par tous, contestée partout.", "Une fois publiée, on verra.", "Est-elle longue ?",
        "Quelle qu'elle soit, on verra.", "Ils en feront une nouvelle.",
    ],
)  # fmt: skip
def test_the_next_sentence_asks(following: str) -> None:
    result, proposal = proposed("La ⟦facture⟧ est votée.", following)
    assert (result, proposal.certainty) == ("Le projet de loi est voté.", Certainty.ASK)


@pytest.mark.parametrize(
    "following", ["Certaines sont longues.", "Toutes sont longues.", "Les premières sont longues."]
)
def test_the_next_sentence_asks_about_several(following: str) -> None:
    assert proposed("Les ⟦factures⟧ sont votées.", following)[1].certainty is Certainty.ASK


@pytest.mark.parametrize(
    "following",
    [
        "La loi est longue.", "L'une des raisons est simple.", "La première version est longue.", "Il y a du monde.",
        "La ferme brûle.", "Comme nous l'avons vue, on part.", "Une maison à laquelle il tient brûle.", "Les élus s'y opposent.", "Votée hier, la loi est longue.",
    ],
)  # fmt: skip
def test_the_next_sentence_has_nothing_to_do_with_it(following: str) -> None:
    assert proposed("La ⟦facture⟧ est votée.", following)[1].certainty is Certainty.APPLY


def doubts_of(marked: str) -> list[str]:
    return [doubt.edit.replacement for doubt in proposed(marked)[1].doubts]


def test_doubts_complete_the_sentence() -> None:
    assert doubts_of("La ⟦facture⟧ est publiée telle quelle.") == ["tel quel"]
    assert doubts_of("Les ⟦bois⟧ ont été opérés du dos.") == ["a", "opéré"]
    assert doubts_of("La ⟦facture⟧ arrive ; il faut la lire.") == ["le"]


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("La délégation a ⟦laissé⟧ pour Genève.", "La délégation est partie pour Genève."),
        ("Hier, les trois ministres ont ⟦laissé⟧.", "Hier, les trois ministres sont partis."),
        ("Elles ont ⟦laissé⟧ hier.", "Elles sont parties hier."),
        ("Le train a ⟦laissé⟧ à l'heure.", "Le train est parti à l'heure."),
    ],
)
def test_a_participle_with_its_new_auxiliary_agrees_with_the_subject(marked: str, after: str) -> None:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    proposal = propose(
        text, Site(Span(start, end), "laisser"), Replacement("partir", Pos.VERB), style_of(text), LEXICON
    )
    assert (apply_edits(text, proposal.edits), proposal.certainty) == (after, Certainty.ASK)


MEETING = Replacement("réunion", Pos.NOUN, "f")


def repaired(
    marked: str, right: Replacement, term: str, *, determiner: bool = False
) -> tuple[str, Certainty]:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    site = Site(Span(start, end), term, determiner=determiner)
    found = propose(text, site, right, style_of(text), LEXICON)
    return apply_edits(text, found.edits), found.certainty


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("Le ⟦meeting⟧ lui a paru long.", "La réunion lui a paru longue."),
        ("Le ⟦meeting⟧ m'a toujours semblé trop long.", "La réunion m'a toujours semblé trop longue."),
        ("Le ⟦meeting⟧ nous a paru long.", "La réunion nous a paru longue."),
        ("Le ⟦meeting⟧ me semble long.", "La réunion me semble longue."),
        ("Le ⟦meeting⟧ qui m'a paru long est fini.", "La réunion qui m'a paru longue est finie."),
        ("Il parle d'un ⟦meeting⟧ long.", "Il parle d'une réunion longue."),
        ("Il revient d'un ⟦meeting⟧ très long.", "Il revient d'une réunion très longue."),
        ("Paul organise un ⟦meeting⟧ joyeux.", "Paul organise une réunion joyeuse."),
        ("Elle quitte le ⟦meeting⟧ épuisé.", "Elle quitte la réunion épuisée."),
        ("Il a organisé le ⟦meeting⟧ prévu lundi.", "Il a organisé la réunion prévue lundi."),
        ("Le ⟦meeting⟧ vert foncé commence.", "La réunion vert foncé commence."),
        ("Le ⟦meeting⟧ est bleu marine.", "La réunion est bleu marine."),
        ("Le ⟦meeting⟧ vert clair et long commence.", "La réunion vert clair et longue commence."),
        ("Le ⟦meeting⟧ noir nuit au parti.", "La réunion noire nuit au parti."),
        ("Le ⟦meeting⟧ bleu cassé commence.", "La réunion bleue cassée commence."),
        ("Le ⟦meeting⟧ vert et bleu commence.", "La réunion verte et bleue commence."),
        ("Le ⟦meeting⟧ a coûté cher.", "La réunion a coûté cher."),
        ("Un ⟦meeting⟧ a lieu le prochain jeudi.", "Une réunion a lieu le prochain jeudi."),
        ("Ce ⟦meeting⟧ crée un précédent.", "Cette réunion crée un précédent."),
        ("Il y a eu 12 ⟦meetings⟧ fermés.", "Il y a eu 12 réunions fermées."),
        ("Il est arrivé 12 ⟦meetings⟧.", "Il est arrivé 12 réunions."),
        ("Il reste un ⟦meeting⟧ ouvert.", "Il reste une réunion ouverte."),
        ("On a préparé deux nouveaux ⟦meetings⟧.", "On a préparé deux nouvelles réunions."),
        ("Les douze derniers ⟦meetings⟧ commencent.", "Les douze dernières réunions commencent."),
        ("Les récents 12 ⟦meetings⟧ commencent.", "Les récentes 12 réunions commencent."),
    ],
)  # fmt: skip
def test_another_noun_applied(marked: str, after: str) -> None:
    assert repaired(marked, MEETING, "meeting") == (after, Certainty.APPLY)


@pytest.mark.parametrize(
    "marked",
    [
        "Il est sorti du ⟦meeting⟧ déçu.",
        "Paul est rentré du ⟦meeting⟧ ravi et fier.",
        "Paul quitte le ⟦meeting⟧ épuisé.",
        "En sortant du ⟦meeting⟧ déçu, Paul parle.",
        "Qui sort du ⟦meeting⟧ déçu ?",
        "C'est un ⟦meeting⟧ décisif, et le suivant aussi.",
        "Un premier ⟦meeting⟧ est prévu lundi, un deuxième mardi.",
        "Un premier ⟦meeting⟧ est prévu, le second porte sur le budget.",
        "Deux ⟦meetings⟧ sont prévus, un en mai.",
        "Ce ⟦meeting⟧ est le seul utile.",
        "Il a trouvé long le ⟦meeting⟧.",
        "Il a rendu plus court le ⟦meeting⟧ du jour.",
        "Le ⟦meeting⟧ a fini annulé.",
    ],
)
def test_another_noun_asked(marked: str) -> None:
    assert repaired(marked, MEETING, "meeting")[1] is Certainty.ASK


@pytest.mark.parametrize(
    ("marked", "gender", "expected"),
    [
        ("⟦40 fatalités⟧ ont été recensées.", "m", ("40 morts ont été recensés.", Certainty.APPLY)),
        ("Les ⟦40 fatalités⟧ recensées hier.", "m", ("Les 40 morts recensés hier.", Certainty.APPLY)),
        ("⟦40 fatalités⟧ ont été recensées.", None, ("40 morts ont été recensées.", Certainty.ASK)),
    ],
)
def test_a_counted_phrase(marked: str, gender: str | None, expected: tuple[str, Certainty]) -> None:
    for term in ("40 fatalités", r"(\d+) fatalités"):
        assert repaired(marked, Replacement("40 morts", Pos.PHRASE, gender), term) == expected


@pytest.mark.parametrize(
    ("marked", "right", "after"),
    [
        ("Il a lu ⟦« le brian »⟧ hier.", "O'Brien", "Il a lu « O'Brien » hier."),
        ("Il a lu ⟦« le brian »⟧ hier.", "« O'Brien »", "Il a lu « O'Brien » hier."),
        ("Il a lu ⟦le « brian »⟧ hier.", "O'Brien", "Il a lu « O'Brien » hier."),
        ("Il a lu ⟦le « brian »⟧ hier.", "« O'Brien »", "Il a lu « O'Brien » hier."),
    ],
)
def test_quotation_marks_around_a_determiner_survive(marked: str, right: str, after: str) -> None:
    term = marked[marked.index("⟦") + 1 : marked.index("⟧")]
    assert repaired(marked, Replacement(right, Pos.NAME, "m"), term, determiner=True) == (
        after,
        Certainty.ASK,
    )


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Il vit en ⟦Allemagnie⟧.", ("Il vit en Allemagne.", Certainty.APPLY)),
        ("Il part pour ⟦Allemagnie⟧.", ("Il part pour l'Allemagne.", Certainty.ASK)),
        ("⟦Allemagnie⟧ est grande.", ("L'Allemagne est grande.", Certainty.ASK)),
        ("Il part. ⟦Allemagnie⟧ est grande.", ("Il part. L'Allemagne est grande.", Certainty.ASK)),
    ],
)
def test_the_article_of_a_name(marked: str, expected: tuple[str, Certainty]) -> None:
    right = Replacement("Allemagne", Pos.NAME, "f", article="definite")
    assert repaired(marked, right, "Allemagnie") == expected


@pytest.mark.parametrize(
    ("marked", "after"),
    [("Il achète des ⟦A-shares⟧ ici.", "Il achète des actions A ici."), ("⟦A-shares⟧ en baisse.", "Actions A en baisse.")],
)  # fmt: skip
def test_the_capital_of_an_acronym_is_no_sentence_capital(marked: str, after: str) -> None:
    assert repaired(marked, Replacement("actions A", Pos.NOUN, "f", "p"), "A-shares")[0] == after
