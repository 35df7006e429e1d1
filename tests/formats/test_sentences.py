from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.formats import abbreviations
from review.formats import sentences as segmentation
from review.formats.sentences import paragraphs, sentences

MARK = "¦"

LOWER_CASE = (
    "le train part. ¦il est huit heures. ¦personne ne bouge.",
    "elle vit chez m. dupont. ¦m. le maire et mme. aubry sont là, avec le dr. pons. ¦mm. les députés aussi.",
    "des fruits, p. ex. des poires, par ex. des coings, etc. pourraient suffire. ¦des pommes, etc. ¦les autres non.",
    "selon l'art. 12 et la fig. 3, cf. le vol. 2, chap. iv. ¦le musée d'art. ¦un vol. ¦le n° 5. ¦les n°. 7 et 8.",
    "en 52 av. j.-c. rome l'emporte. ¦en 14 apr. j.-c. auguste meurt, c.-à-d. bientôt.",
    "le 14 janv. 2023 à 9 h. ¦merci. ¦le 10 janv. au soir.",
    "l'entreprise apple inc. a vendu delmas ltd. en mars. ¦elle l'a cédée à st. louis.",
    "la 2e éd. revue. ¦le col. martin et le prof. durand viennent. ¦le prof. ¦il arrive.",
    "6,5 ou 6.5 ou 1.234.567 ou 12.000. ¦c'est selon. ¦en 2024. ¦la suite le 30.09.2024 à 10.45, section 3.2.1.",
    "j. k. rowling et g. w. bush ont parlé. ¦j.-p. martin et j.k. rowling aussi. ¦m. x. vient.",
    "le plan b. ¦le plan a échoué. ¦à prendre : la vitamine c. ¦il en faut.",
    "voir https://exemple.org/a.b?c=d.e, www.exemple.fr ou jean.durand@exemple.fr. ¦le site openai.com. ¦il aide.",
    "les fichiers main.py et notes.v2.txt, node.js, gpt-4.5, v1.2.3, os.path.join et appel.lire() marchent.",
    "elle hésite… puis part. ¦rien dedans... ¦il le sait… ¦peut-être. ¦je... je ne sais pas.",
    "une vie triste. . ¦un autre mot.. ¦la fin. .",
    "vu en chine.¦zeng yuqun est là. ¦les frictions internes.¦openai, fondée tôt. ¦aux investisseurs.¦à en juger",
    "le m.a. de lettres. ¦l'o.n.u. et la s.n.c.f. aussi. ¦aux u.s.a. ¦les gens rient.",
    '"sam est petit."¦musk rit. ¦il dit "oui." ¦musk part. ¦"non." ¦c\'est tout.',
    "« pourquoi ? » demande-t-il. ¦« je pars. » dit-elle. ¦« viens ! » s'exclame paul. ¦« oui… » a-t-il répondu.",
    "pourquoi ? demanda-t-il. ¦pourquoi ? ¦on ne sait. ¦quoi ! ¦encore ?! ¦assez !!! ¦tais-toi !",
    "il a dit : « rien. » ¦en août, il part. ¦elle répond : « non ! » ¦s'il veut, tant mieux.",
    "le film « qui va là ? » est sorti. ¦on a vu « qui va là ? » au cinéma.",
    "“c'est fini.” ¦elle part. ¦« un « mot » juste. » ¦il se tait.",
    "deux points : un ; deux ; trois. ¦fin : voilà.",
    "1. jiemian news : « dix départs »",
    "1. ouvrir. ¦2. fermer. ¦a. premier point. ¦iv. quatrième point. ¦1.2. section.",
    "trois pas : 1. ouvrir ; 2. fermer ; 3. partir.",
    "de microsoft, etc.). ¦les autres (voir plus loin, etc.) restent. ¦(il est parti.) ¦elle reste (…) ici [...] là.",
    "hélas ! il est tard. ¦chez yahoo! depuis peu. ¦mon dieu\u202f! ¦quelle histoire\u00a0! ¦bon.",
    "- le premier. ¦- le second. ¦– un tiret.",
    "une idée – pourquoi pas ? – de génie. ¦il pèse 5 m. ¦il mesure 9 l. ¦mais non.",
    "la fin du texte.[12] ¦une autre.¹ ¦la suite.** ¦le reste.",
    "une ligne\nqui continue. ¦et\r\nla suite.\r¦la fin",
    "un titre sans point",
    "e-mail. ¦c'est tout. ¦incomplet. ¦en fin de compte, non.",
    "中文。¦français ! ¦还有？¦fin.",
    "le fichier .env et ../dossier. ¦un point . ¦la suite.",
)

CASED = (
    "M. Dupont est là. ¦Mme Aubry aussi. ¦MM. Les Députés sortent.",
    "Le Dr. House, St. Louis et J. K. Rowling. ¦G. W. Bush. ¦Il rit.",
    "Des pommes, etc. ¦Les autres, etc. et le reste. ¦Apple Inc. a vendu. ¦Apple Inc. ¦Microsoft achète.",
    "En 52 av. J.-C. ¦Rome gagne. ¦En 14 apr. J.-C. encore.",
    "« Pourquoi ? » demande Paul. ¦« Parce que. » ¦Il sort. ¦« Je pars. » et il part.",
    "Ah ! quelle histoire ! et quel homme… de bien. ¦Quoi ? ¦Rien… ¦Il attend.",
    "À 9 h. ¦Merci. ¦Une pièce de 5 m. ¦Le couloir. ¦Le 5 M. Dupont. ¦Le plan B. ¦Voilà. ¦Louis XIV. ¦Rien.",
    "Il dort.¦Elle veille. ¦Voir OpenAI.com, Node.js et ASP.NET. ¦Fin.¦« Bon. » ¦Oui.",
    "La S.N.C.F. recrute. ¦Les É.-U. ¦Ils votent. ¦J.-P. Martin et A.B. Cole.",
    "Le 3e alinéa de l'art. R. 121-3, art. L. 12, vol. IV. ¦C'est tout. ¦Le vol. ¦C'est lui.",
    "Il est parti. ¦musk le suit. ¦elle reste.",
    "Altman est surpris. ¦il se demande pourquoi. ¦qui ? ¦personne. ¦iPhone ? ¦oui.",
    "iPhone : un nom de Microsoft. ¦Qui ? lui. ¦Le sgt. Martin, ch. 3, art. premier.",
    'Il a dit "oui." ¦Puis "non." ¦"Peut-être." ¦Fin.',
)


def marked(text: str) -> tuple[str, list[int]]:
    """The text without its marks, and the offsets of the marks in it."""
    pieces = text.split(MARK)
    places, place = [], 0
    for piece in pieces[:-1]:
        place += len(piece)
        places.append(place)
    return "".join(pieces), places


def cut(text: str) -> str:
    """The text with a mark before each sentence but the first."""
    starts = [start for start, _ in sentences(text)][1:]
    for start in reversed(starts):
        text = text[:start] + MARK + text[start:]
    return text


@pytest.mark.parametrize("text", LOWER_CASE)
def test_text_in_small_letters_is_cut_at_the_marks(text: str) -> None:
    assert cut(text.replace(MARK, "")) == text


@pytest.mark.parametrize("text", CASED)
def test_text_with_capitals_is_cut_at_the_marks(text: str) -> None:
    assert cut(text.replace(MARK, "")) == text


@pytest.mark.parametrize("text", LOWER_CASE + CASED)
@pytest.mark.parametrize("before", ["", "Un autre paragraphe.\n\n", "« un autre\r\n\r\n"])
def test_a_paragraph_inside_a_text_is_cut_as_it_is_alone(text: str, before: str) -> None:
    plain = text.replace(MARK, "")
    shift = len(before)
    inside = sentences(before + plain + "\n\nla fin", shift, shift + len(plain))
    assert inside == [(start + shift, end + shift) for start, end in sentences(plain)]


@pytest.mark.parametrize("text", LOWER_CASE + CASED)
def test_decomposed_accents_change_nothing(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert cut(decomposed.replace(MARK, "")) == decomposed


@pytest.mark.parametrize("text", LOWER_CASE + CASED)
def test_no_break_spaces_and_line_breaks_count_as_spaces(text: str) -> None:
    for space in ("\u00a0", "\u202f", "\n", "\r\n", "  "):
        narrow = re.sub(" (?=[!?:;»])", "\u202f", text)
        spaced = narrow.replace(". ", f".{space}")
        assert cut(spaced.replace(MARK, "")) == spaced


def test_the_spans_leave_out_the_white_space_around_sentences() -> None:
    assert sentences("  il part. \n elle reste.\t") == [(2, 10), (13, 24)]
    assert sentences("") == sentences(" \n ") == []
    assert sentences("un. deux. trois.", 4, 9) == [(4, 9)]


HARD = st.text(
    st.sampled_from("aé M.m.J1»«\"'’()[]!?…-– \u00a0\u202f\n\r\t。/@\u0301\x00\x1b\u200b"), max_size=60
)
WORDS = st.lists(
    st.sampled_from(
        [
            "m.",
            "etc.",
            "il",
            "Le",
            "part.",
            "«",
            "»",
            '"',
            "!",
            "?",
            "…",
            "(",
            ").",
            "9",
            "h.",
            "\n",
            "3.2.1",
            ".net",
        ]
    ),
    max_size=30,
).map(" ".join)
TEXT = st.text() | HARD | WORDS


def solid(text: str) -> str:
    return "".join(text.split())


@given(TEXT)
def test_sentences_cover_each_solid_character_once_in_order(text: str) -> None:
    check_cover(text, sentences(text))


@given(TEXT)
def test_paragraphs_cover_each_solid_character_once_in_order(text: str) -> None:
    check_cover(text, paragraphs(text))


def check_cover(text: str, spans: list[tuple[int, int]]) -> None:
    """Ordered, disjoint, no white space at either end, nothing but white space outside."""
    place = 0
    for start, end in spans:
        assert place <= start < end <= len(text)
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


@given(TEXT, TEXT, TEXT)
def test_what_stands_outside_the_span_changes_nothing(before: str, text: str, after: str) -> None:
    shift = len(before)
    inside = sentences(before + text + after, shift, shift + len(text))
    assert inside == [(start + shift, end + shift) for start, end in sentences(text)]


@given(st.lists(TEXT, max_size=4), st.sampled_from(["\n\n", "\r\n \t\r\n", "\r\r", "\n\n\n"]))
def test_a_blank_line_keeps_texts_apart(texts: list[str], blank: str) -> None:
    whole = blank.join(text.strip() for text in texts)
    apart = [
        solid(text[a:b])
        for text in texts
        for start, end in paragraphs(text)
        for a, b in sentences(text, start, end)
    ]
    together = [
        solid(whole[a:b]) for start, end in paragraphs(whole) for a, b in sentences(whole, start, end)
    ]
    assert together == apart


@given(TEXT)
def test_the_short_way_for_common_stops_gives_the_answer_of_the_full_rules(text: str) -> None:
    woven = re.sub("il", "longtemps", text) + " longtemps. le. longuement. Le"
    with pytest.MonkeyPatch.context() as patch:
        expected = sentences(woven)
        patch.setattr(segmentation, "_surely_ends", lambda *_: False)
        assert sentences(woven) == expected


WRAPPED = (
    "le conseil municipal a voté hier soir la construction d'une piscine\n"
    "couverte, que les habitants du quartier réclamaient depuis près de dix\n"
    "ans. les travaux commenceront au printemps et dureront au moins quinze\n"
    "mois, selon le maire."
)


def texts_of(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_one_paragraph_with_any_line_end(end: str) -> None:
    text = f"titre\n\n{WRAPPED}\n\n{WRAPPED}\n".replace("\n", end)
    assert texts_of(text) == ["titre", WRAPPED.replace("\n", end), WRAPPED.replace("\n", end)]
    assert len(sentences(WRAPPED)) == 2


def test_lines_that_are_not_wrapped_are_paragraphs() -> None:
    lines = [
        "nouvelles",
        "la solitude du gardien de phare, et ce que le vent en dit à qui veut l'entendre sur la grève du nord",
        "il vit seul depuis trente ans. personne ne le voit.",
        "un",
        "le phare a été construit en 1870, puis détruit, puis reconstruit plus haut. il résiste.",
    ]
    assert texts_of("\n".join(lines)) == lines
    assert texts_of("pommes\npoires\ncoings") == ["pommes", "poires", "coings"]
    long_lines = [
        f"le paragraphe numéro {n} est assez long pour remplir plus de cent vingt caractères, " * 2
        for n in "123"
    ]
    assert texts_of("\n".join(long_lines)) == [line.strip() for line in long_lines]


def test_capitals_show_a_wrapped_paragraph_whatever_its_width() -> None:
    assert texts_of("Il est venu,\nmais elle dormait\nencore.") == [
        "Il est venu,\nmais elle dormait\nencore."
    ]
    comma = "Il a vu Anne,\nPaul et d'autres."
    assert texts_of(comma) == [comma]
    assert texts_of("Il est venu\nElle dormait\nLe jour se lève") == [
        "Il est venu",
        "Elle dormait",
        "Le jour se lève",
    ]


def test_list_items_are_paragraphs_of_their_own() -> None:
    first, second = WRAPPED.splitlines()[0], WRAPPED.splitlines()[1]
    items = [f"- {first}\n  {second}", f"- {first}\n  {second}", "- fin"]
    assert texts_of("\n".join(items)) == items
    assert texts_of("1. un\n2. deux\n3. trois") == ["1. un", "2. deux", "3. trois"]


@pytest.mark.parametrize(
    "unit",
    [
        "mot ",
        "a.",
        "a. ",
        "! , ",
        "(a.) b ",
        ".)",
        '."',
        '. "',
        "« m. » ",
        "\n",
        " ",
        ". . ",
        "...",
        "x" * 50 + ".y",
        "'",
        "(",
        "a.b@",
        "etc. ",
        "!’",
        ".[1]",
        "\u0301.",
        "1. ",
        "« a ! » est ",
        "\r\n\r",
        "- a\n",
        "\x00.",
    ],
)
def test_work_grows_in_proportion_to_the_text(unit: str) -> None:
    """Eight times the text may take 32 times as long at most; quadratic work would take 64 times."""
    short, long = (seconds(lambda n=n: whole(unit * (n // len(unit)))) for n in (4_000, 32_000))  # type: ignore[misc]
    assert long < 8 * 4 * max(short, 0.002)


def whole(text: str) -> None:
    for start, end in paragraphs(text):
        sentences(text, start, end)
    sentences(f"il dit {text} fin")
    sentences(f"({text} fin")


def seconds(work: Callable[[], None]) -> float:
    taken = []
    for _ in range(2):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def test_a_long_line_without_a_stop_is_one_sentence() -> None:
    assert sentences("mot " * 250_000) == [(0, 999_999)]


@pytest.mark.parametrize("name", [name for name in vars(abbreviations) if name.isupper()])
def test_word_lists_are_sorted_composed_and_small(name: str) -> None:
    words = getattr(abbreviations, name).split()
    assert words == sorted(set(words))
    assert [unicodedata.normalize("NFC", word.lower()) for word in words] == words


def test_no_listed_abbreviation_is_as_long_as_a_word_that_surely_ends_a_sentence() -> None:
    names = ("NEVER_FINAL", "MAY_BE_FINAL", "BEFORE_NAME", "BEFORE_NUMBER")
    listed = [word for name in names for word in getattr(abbreviations, name).split() if word.isalpha()]
    assert max(map(len, listed)) < segmentation._SURE
