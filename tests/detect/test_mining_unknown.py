from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.detect.mining.candidates import Place
from review.detect.mining.glued import glued
from review.detect.mining.known import CHUNK, Known
from review.detect.mining.marks import glued_marks
from review.detect.mining.spellings import spellings
from review.detect.mining.survey import Survey
from review.detect.mining.unknown import near_words, unknown_words
from review.formats.text import TextFormat
from review.french.lexicon import default_lexicon
from review.model.fold import canonical
from review.model.span import Span

# Jules Verne, "Vingt mille lieues sous les mers" (1870), first chapter; and Gustave Flaubert, "Un cœur simple" (1877).
CLASSICS = [
    """L’année 1866 fut marquée par un événement bizarre, un phénomène inexpliqué et inexplicable que personne n’a sans doute
oublié. Sans parler des rumeurs qui agitaient les populations des ports et surexcitaient l’esprit public à l’intérieur des continents,
les gens de mer furent particulièrement émus. Les négociants, armateurs, capitaines de navires, skippers et masters de l’Europe et de
l’Amérique, officiers des marines militaires de tous pays, et, après eux, les gouvernements des divers États des deux continents, se
préoccupèrent de ce fait au plus haut point.""",
    """Pendant un demi-siècle, les bourgeoises de Pont-l’Évêque envièrent à Mme Aubain sa servante Félicité. Pour cent francs par
an, elle faisait la cuisine et le ménage, cousait, lavait, repassait, savait brider un cheval, engraisser les volailles, battre le
beurre, et resta fidèle à sa maîtresse, – qui cependant n’était pas une personne agréable. Elle avait épousé un beau garçon sans
fortune, qui mourut au commencement de 1809, en lui laissant deux enfants très jeunes avec une quantité de dettes.""",
]


def survey_of(text: str, covered: tuple[str, ...] = (), *, lower: bool = False) -> Survey:
    survey = Survey(Known(default_lexicon(), covered, lower_case=lower))
    survey.read(TextFormat().read("essai.txt", text.encode("utf-8", "surrogatepass")))
    return survey


def words(text: str, *covered: str, lower: bool = False) -> list[str]:
    return [one.words for one in unknown_words(survey_of(text, covered, lower=lower))]


@pytest.mark.parametrize("text", CLASSICS)
@pytest.mark.parametrize("lower", [False, True])
def test_the_classics_are_silent(text: str, lower: bool) -> None:
    text = text.lower() if lower else text
    survey = survey_of(text, lower=lower)
    document = TextFormat().read("essai.txt", text.encode())
    left = {one.words for one in unknown_words(survey)} - {"skippers", "masters", "aubain", "félicité"}
    assert left == set()
    assert glued(survey) == []
    assert spellings(survey) == []
    assert glued_marks(document, 0, survey) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un zorglub arrive, puis le zorglub dort.", ["zorglub"]),
        ("L’anti-zorglub marche-t-il ? Donne-le-lui, dis-je.", ["zorglub"]),
        ("Qu’un zorglub et jusqu’aux zorgluns.", ["zorglub", "zorgluns"]),
        ("Le zorglub" + unicodedata.normalize("NFD", " est zébrulé."), ["zorglub", "zébrulé"]),
    ],
)
def test_unknown_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Aujourd’hui, quelqu’un entr’ouvrit la presqu’île : va-t-en, celui-là, vis-à-vis.",
        "Le XIXe siècle, Louis XVI, le xxe, la 2e, 3ème et IVe République.",
        "Il pèse 12 kg, 3 Mo, 5 kHz ; gpt-4o, covid-19 et mp3 aussi.",
        "Voir https://zorglub.fr, zorglub@zorglub.fr, zorglub.txt, /usr/zorglub, `zorglub` et @zorglub.",
        "La fonction zorglub(3), zorglub(), foo_zorglub, --zorglub et $zorglub.",
        "Hier Zorglub est venu, la NASA et l’OTANX aussi, et iZorglub.",
        "Une cyberattaque et la géostratégie ultramoderne du microcrédit.",
        "Evitez cela. Etes-vous là ? A demain, Ecrivez.",
        "日本語 Русский 한국어 Ελληνικά",
        "🙂🙂 — … № ½ ²",
    ],
)
def test_what_explains_itself(text: str) -> None:
    assert words(text) == []


def test_names_of_glossaries_are_known() -> None:
    assert words("le patron d'openai et les openais.", "OpenAI", lower=True) == []


def test_in_small_letters_names_are_told_by_determiners() -> None:
    survey = survey_of("le zorglub rencontre krampouz, puis krampouz dort.", lower=True)
    assert [(one.words, one.name) for one in unknown_words(survey)] == [
        ("krampouz", True),
        ("zorglub", False),
    ]


def test_in_small_letters_names_of_the_lexicon_are_known() -> None:
    assert words("le pdg va en californie avec la nasa.", lower=True) == []


def test_places_that_entries_flag_are_left_out() -> None:
    document = TextFormat().read("essai.txt", b"Le zorglub dort. Un zorglub part.")
    survey = Survey(Known(default_lexicon()))
    survey.read(document, 0, {0: [Span(3, 10)]})
    (one,) = unknown_words(survey)
    assert one.places == (Place(0, 1, Span(3, 10)),)
    assert unknown_words(survey, one.places) == []


def test_the_most_frequent_comes_first() -> None:
    assert words("Un kramp, un zorglub, un zorglub.") == ["zorglub", "kramp"]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("maisson", "maison"),
        ("foctionne", "fonctionne"),
        ("dejà", "déjà"),
        ("lhomme", "l'homme"),
        ("xqzptk", ""),
    ],
)
def test_near_words(word: str, near: str) -> None:
    assert near in (near_words(word, default_lexicon()) or ("",))


@given(st.text(alphabet="abceé'’-‑ \n.,_\u0301\xadAÉ0９日🙂\u202e\x1b", max_size=200))
def test_every_span_holds_its_word(text: str) -> None:
    document = TextFormat().read("essai.txt", text.encode())
    survey = Survey(Known(default_lexicon()))
    survey.read(document)
    for key, finds in survey.unknown.items():
        for place in finds.places:
            target = document.segments[place.segment].target
            assert 0 <= place.span.start < place.span.end <= len(target)
            assert canonical(place.span.of(target).replace("\xad", "")) == key


@given(st.text(alphabet="lqu'’d-tieaé9x", min_size=1, max_size=30))
def test_gaps_are_parts_of_their_chunk(text: str) -> None:
    known = Known(default_lexicon())
    for chunk in CHUNK.findall(text):
        last = 0
        for low, high in known.gaps(chunk):
            assert last <= low < high <= len(chunk)
            assert chunk[low:high].isalpha()
            last = high
