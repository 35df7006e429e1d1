"""Words that agree, or don't, for reasons of their own: adverbs, *seul*, pronouns before *des*, auxiliaries, quotation marks."""

from __future__ import annotations

from typing import Any

import pytest

from review.french.alone import alone
from review.french.lexicon import default_lexicon
from review.french.locutions import locution
from review.french.substitute import propose
from review.french.typography import style_of
from review.model.proposal import Certainty, Pos, Proposal, Replacement, Site, apply_edits
from review.model.span import Span

LEXICON = default_lexicon()
APPLY, ASK = Certainty.APPLY, Certainty.ASK


def proposed(
    marked: str, right: Replacement, term: str | None = None, *, determiner: bool = False
) -> tuple[str, Proposal]:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    site = Site(Span(start, end), term or text[start:end].lower(), determiner=determiner)
    found = propose(text, site, right, style_of(text), LEXICON)
    return text, found


def repaired(marked: str, right: str, term: str | None = None, **fields: Any) -> tuple[str, Certainty]:
    text, found = proposed(marked, Replacement(right, Pos.NOUN, **fields), term)
    return apply_edits(text, found.edits), found.certainty


def with_doubts(marked: str, right: str, term: str | None = None, **fields: Any) -> tuple[str, Certainty]:
    text, found = proposed(marked, Replacement(right, Pos.NOUN, **fields), term)
    edits = [*found.edits, *(doubt.edit for doubt in found.doubts)]
    return apply_edits(text, edits), found.certainty


@pytest.mark.parametrize(
    ("marked", "right", "term", "after"),
    [
        ("Les [sentiers] tracés plus bas restent secs.", "route", "sentier", "Les routes tracées plus bas restent sèches."),
        ("Les [sentiers] tracés plus bas et balisés hier sont secs.", "route", "sentier", "Les routes tracées plus bas et balisées hier sont sèches."),
        ("Le [vélo] est vendu trop cher.", "moto", "vélo", "La moto est vendue trop cher."),
        ("Le [vélo] vendu plus cher est rouge.", "moto", "vélo", "La moto vendue plus cher est rouge."),
        ("Le [chalet] est situé plus haut.", "ferme", "chalet", "La ferme est située plus haut."),
        ("Un [manteau] jugé trop court reste ici.", "robe", "manteau", "Une robe jugée trop courte reste ici."),
        ("Le [manteau] est jugé trop court.", "robe", "manteau", "La robe est jugée trop courte."),
        ("Le [chalet] repeint et haut est fermé.", "ferme", "chalet", "La ferme repeinte et haute est fermée."),
    ],
)  # fmt: skip
def test_an_adjective_that_serves_as_an_adverb_stays(marked: str, right: str, term: str, after: str) -> None:
    assert repaired(marked, right, term) == (after, APPLY)


def test_an_adjective_that_may_be_an_adverb_is_asked_about() -> None:
    after = "Les granges bâties trop bas sont fermées."
    assert repaired("Les [chalets] bâtis trop bas sont fermés.", "grange", "chalet") == (after, ASK)


@pytest.mark.parametrize(
    ("marked", "right", "after"),
    [
        ("Un [séjour] très court qui plaira à tous.", "visite", "Une visite très courte qui plaira à tous."),
        ("Un [séjour] trop court nuit au repos.", "visite", "Une visite trop courte nuit au repos."),
        ("Un [séjour] plus ou moins court.", "visite", "Une visite plus ou moins courte."),
    ],
)
def test_after_a_word_of_degree_comes_an_adjective(marked: str, right: str, after: str) -> None:
    assert repaired(marked, right) == (after, APPLY)


@pytest.mark.parametrize(
    ("marked", "right", "after"),
    [
        ("Il porte une [veste] de voyage et une chemise grises.", "manteau", "Il porte un manteau de voyage et une chemise gris."),
        ("La [rive] et la plage interdites.", "port", "Le port et la plage interdits."),
        ("Il a une [rive] de sable et une plage fermée.", "port", "Il a un port de sable et une plage fermée."),
    ],
)  # fmt: skip
def test_an_adjective_of_two_nouns_is_asked_about(marked: str, right: str, after: str) -> None:
    certainty = ASK if marked.endswith("es.") else APPLY
    assert with_doubts(marked, right) == (after, certainty)


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("Hors d'une vaste [forêt], seule une part du sol reste verte.", "Hors d'un vaste jardin, seule une part du sol reste verte."),
        ("Près de la [forêt], seules deux fermes tiennent.", "Près du jardin, seules deux fermes tiennent."),
    ],
)  # fmt: skip
def test_alone_before_another_group_stays(marked: str, after: str) -> None:
    assert repaired(marked, "jardin") == (after, APPLY)


@pytest.mark.parametrize(
    ("marked", "right", "term", "after"),
    [
        ("Seuls les [trains] sont bondés.", "voiture", "train", "Seules les voitures sont bondées."),
        ("Seul un [train] est bondé.", "voiture", "train", "Seule une voiture est bondée."),
        (
            "On sait que seule cette [ferme] est vendue.",
            "chalet",
            "ferme",
            "On sait que seul ce chalet est vendu.",
        ),
        ("SEULS LES [TRAINS] SONT BONDÉS", "voiture", "train", "SEULES LES VOITURES SONT BONDÉES"),
    ],
)
def test_alone_before_the_terms_own_group_agrees(marked: str, right: str, term: str, after: str) -> None:
    assert repaired(marked, right, term) == (after, APPLY)


def test_alone_after_a_verb_may_be_the_subjects() -> None:
    assert repaired("Il garde seul le [chalet].", "ferme") == ("Il garde seul la ferme.", ASK)


@pytest.mark.parametrize(("gender", "number", "form"), [("m", "s", "seul"), ("f", "p", "seules")])
def test_the_forms_of_alone(gender: str, number: str, form: str) -> None:
    assert alone(gender, number) == form


@pytest.mark.parametrize(
    ("marked", "after", "certainty"),
    [
        ("L'un des [jardins] est fermé.", "L'une des places est fermée.", APPLY),
        ("Un des [jardins] publics est fermé.", "Une des places publiques est fermée.", APPLY),
        ("Aucun des [jardins] anciens n'est fermé.", "Aucune des places anciennes n'est fermée.", ASK),
        ("Chacun des [jardins] est fermé.", "Chacune des places est fermée.", ASK),
        ("Certains des [jardins] sont fermés.", "Certaines des places sont fermées.", ASK),
        ("Un des [jardins] qui sont ouverts est beau.", "Une des places qui sont ouvertes est belle.", APPLY),
    ],
)
def test_the_predicate_of_a_pronoun_before_des(marked: str, after: str, certainty: Certainty) -> None:
    assert repaired(marked, "place", "jardin") == (after, certainty)


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("Ce [dossier] doit bien entendu avoir été déjà relu.", "Cette affaire doit bien entendu avoir été déjà relue."),
        ("Ce [dossier] est bien entendu très long.", "Cette affaire est bien entendu très longue."),
        ("Ce [dossier] n'est sans doute pas clos.", "Cette affaire n'est sans doute pas close."),
        ("Ce [dossier] est aussi clos.", "Cette affaire est aussi close."),
        ("Ce [dossier] est un peu long.", "Cette affaire est un peu longue."),
        ("Ce [dossier] semble plus ou moins clos.", "Cette affaire semble plus ou moins close."),
        ("Un [dossier] un peu long.", "Une affaire un peu longue."),
    ],
)  # fmt: skip
def test_adverbs_of_several_words_are_passed_over(marked: str, after: str) -> None:
    assert repaired(marked, "affaire") == (after, APPLY)


@pytest.mark.parametrize("marked", ["Le [chant] est bien entendu.", "Le [chant] est bien entendu par tous."])
def test_well_heard_is_no_adverb(marked: str) -> None:
    after = marked.replace("Le [chant]", "La chanson").replace("entendu", "entendue")
    assert repaired(marked, "chanson") == (after, APPLY)


def test_being_part_of_it_is_never_taken_for_an_adverb() -> None:
    assert repaired("La [ferme] en fait partie.", "chalet") == ("Le chalet en fait partie.", ASK)


def test_the_longest_adverb_counts() -> None:
    keys = ["est", "un", "peu", "plus", "long"]
    assert locution(lambda at: keys[at] if at < len(keys) else "", 1) == 3
    assert locution(lambda at: keys[at] if at < len(keys) else "", 2) == 0


@pytest.mark.parametrize(
    ("marked", "right", "term", "after", "certainty"),
    [
        ("Les [bancs] sont tous pleins.", "chaise", "banc", "Les chaises sont toutes pleines.", APPLY),
        ("Les [chaises] sont toutes abîmées.", "banc", "chaise", "Les bancs sont tous abîmés.", APPLY),
        ("Les [chaises] sont toutes neuves.", "banc", "chaise", "Les bancs sont tous neufs.", ASK),
    ],
)
def test_all_after_the_copula(marked: str, right: str, term: str, after: str, certainty: Certainty) -> None:
    assert repaired(marked, right, term) == (after, certainty)


@pytest.mark.parametrize(
    ("marked", "right", "term", "after"),
    [
        ("Ils vont se [coucher].", "s'endormir", "coucher", "Ils vont s'endormir."),
        ("Je me [couche] tard.", "s'endormir", "coucher", "Je m'endors tard."),
        ("Il s'[ouvre] mal.", "se fermer", "ouvrir", "Il se ferme mal."),
    ],
)
def test_a_reflexive_verb_never_doubles_its_pronoun(marked: str, right: str, term: str, after: str) -> None:
    text, found = proposed(marked, Replacement(right, Pos.VERB), term)
    assert (apply_edits(text, found.edits), found.certainty) == (after, ASK)


def test_a_reflexive_verb_after_another_pronoun_is_asked_about() -> None:
    assert (
        proposed("Il les [couche] tard.", Replacement("s'endormir", Pos.VERB), "coucher")[1].certainty is ASK
    )


@pytest.mark.parametrize(
    ("marked", "right", "term", "determiner", "after"),
    [
        ('Un récit de "[l\'aube du monde]" suit.', "les origines", "l'aube du monde", True, 'Un récit des "origines" suit.'),
        ('Un récit de "[l\'aube du monde]" suit.', "origines", "l'aube du monde", True, 'Un récit des "origines" suit.'),
        ("Un récit de [l'aube du monde] suit.", "les origines", "l'aube du monde", True, "Un récit des origines suit."),
        ("Il pense à [l'aube du monde].", "les origines", "l'aube du monde", True, "Il pense aux origines."),
    ],
)  # fmt: skip
def test_an_article_behind_quotation_marks(
    marked: str, right: str, term: str, determiner: bool, after: str
) -> None:
    found_text, found = proposed(marked, Replacement(right, Pos.NOUN, "f", "p"), term, determiner=determiner)
    assert (apply_edits(found_text, found.edits), found.certainty) == (after, ASK)


@pytest.mark.parametrize(
    ("marked", "right", "term", "after"),
    [
        ("[Ma Long] a gagné.", Replacement("Long Ma", Pos.NAME, "m"), "Ma Long", "Long Ma a gagné."),
        ("Avec [Ma Long], tout va.", Replacement("Ada Long", Pos.NAME, "f"), "Ma Long", "Avec Ada Long, tout va."),
        ("On dit que [le temps perdu est pire].", Replacement("mieux vaut agir", Pos.PHRASE), "le temps perdu est pire", "On dit que mieux vaut agir."),
        ("[Le temps perdu est pire].", Replacement("mieux vaut agir", Pos.PHRASE), "le temps perdu est pire", "Mieux vaut agir."),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_determiner_is_replaced(
    marked: str, right: Replacement, term: str, after: str
) -> None:
    text, found = proposed(marked, right, term, determiner=True)
    assert (apply_edits(text, found.edits), found.certainty) == (after, ASK)


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("Le groupe est [sorti du rang].", "Le groupe a touché le public."),
        ("Ses sœurs ne sont pas [sorties du rang].", "Ses sœurs n'ont pas touché le public."),
        ("Je suis [sortie du rang].", "J'ai touché le public."),
    ],
)
def test_be_gives_way_to_have(marked: str, after: str) -> None:
    text, found = proposed(marked, Replacement("toucher le public", Pos.VERB), "sortir du rang")
    assert (apply_edits(text, found.edits), found.certainty) == (after, ASK)
    assert [reason.code for reason in found.reasons if reason.asks] == ["W4"]
