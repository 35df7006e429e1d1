from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.detect.mining.candidates import Candidate, Kind
from review.detect.mining.elided import apart
from review.detect.mining.glued import glued, splits
from review.detect.mining.known import Known
from review.detect.mining.marks import glued_marks
from review.detect.mining.survey import Survey
from review.formats.text import TextFormat
from review.french.lexicon import default_lexicon
from review.model.fold import canonical

OFTEN = "Le navire de Kerguelen part. Kerguelen revient à Brest. Kerguelen écrit au roi. Kerguelen et Brest. Kerguelen dort.\n\n"


def survey_of(text: str, *, lower: bool = False) -> Survey:
    survey = Survey(Known(default_lexicon(), lower_case=lower))
    survey.read(TextFormat().read("essai.txt", text.encode("utf-8", "surrogatepass")))
    return survey


def found(text: str) -> list[tuple[str, str]]:
    return [(one.words, one.suggestions[0]) for one in glued(survey_of(text))]


def marks_in(text: str, *, lower: bool = False) -> list[str]:
    document = TextFormat().read("essai.txt", text.encode())
    survey = survey_of(text, lower=lower)
    return [one.suggestions[0] for one in glued_marks(document, 0, survey)]


@pytest.mark.parametrize(
    ("text", "words", "split"),
    [
        ("Il entre souventdans la forêt.", "souventdans", "souvent dans"),
        ("Les récoltesblé du village.", "récoltesblé", ""),
        ("Les récoltescéréales du village.", "récoltescéréales", "récoltes céréales"),
        ("Il marche pourla paix.", "pourla", "pour la"),
        ("Un bateau kerguelenà quai.", "kerguelenà", "kerguelen à"),
        ("Un bateau kerguelenest à quai.", "kerguelenest", "kerguelen est"),
        ("Il part verskerguelenpour voir.", "verskerguelenpour", "vers kerguelen pour"),
        ("Il a vu zhangweiaprès midi, après tout.", "zhangweiaprès", "zhangwei après"),
    ],
)
def test_words_without_their_space(text: str, words: str, split: str) -> None:
    expected = [(words, split)] if split else []
    assert found(OFTEN + text) == expected


@pytest.mark.parametrize(
    "word",
    [
        "retweeter",  # a word of the lexicon
        "cyberattaque",  # a prefix and a word
        "framework",
        "decodage",  # an accent is missing, no space
        "unmount",
        "lhomme",  # an apostrophe is missing
        "kerguelens",
        "kerguelenien",
        "Kerguelenet",  # in capitals a short word proves nothing
        "surdébit",
        "a" * 200,
        "zzzzzzzzzz",
    ],
)
def test_one_word_is_one_word(word: str) -> None:
    assert found(f"{OFTEN}On voit {word} ici.") == []


def test_a_word_that_stands_often_is_meant() -> None:
    assert found(OFTEN + "Il marche souventdans la forêt. " * 4) == []


def test_all_splits_are_told_best_first() -> None:
    ways = splits(
        "ilsontvuparis",
        {"ils": 5, "vu": 3, "paris": 40, "sont": 9, "sontvu": 0},
        default_lexicon().__contains__,
    )
    costs = [way.per_letter for way in ways]
    assert costs == sorted(costs)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("lhomme", "l'homme"),
        ("détat", "d'état"),
        ("lorsquelle", "lorsqu'elle"),
        ("aujourdhui", "aujourd'hui"),
        ("dété", ""),  # too short to tell
        ("laxhomme", ""),
        ("l", ""),
        ("", ""),
    ],
)
def test_a_lost_apostrophe(word: str, right: str) -> None:
    assert apart(word, {"homme", "état", "été", "elle"}.__contains__) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Il cherche des investisseurs.Il en trouve.", "investisseurs. Il"),
        ("Il voit la maison,puis le jardin.", "maison, puis"),
        ("Une seule raison :partir loin.", "raison : partir"),
        ("Un prêt(la somme est connue) suffit.", ""),
        ("Un financement(la somme est connue) suffit.", "financement (la"),
        ("Il dit « oui »et part.", ""),
        ("Il lit le « journal »et part.", "journal » et"),
        ("Une image…mais sans couleur.", "image… mais"),
    ],
)
def test_punctuation_without_its_space(text: str, right: str) -> None:
    assert [one for one in marks_in(text) if right] == ([right] if right else [])


@pytest.mark.parametrize(
    "text",
    [
        "Voir le fichier sources.list et systemd.unit ici.",
        "Le (ou les) nom(s) du directeur(trice) et du (co)gérant.",
        "Voir https://exemple.fr/chaine.le et contact@maison.fr.",
        "Les U.S.A. et p.ex. cela, c.-à-d. ceci.",
        "La classe Base.Trace et la fonction print(la) marchent.",
        "Il est 12:30, ou 3,14 fois plus : oui.",
        "Ils ont vu : la maison, le jardin ; puis (enfin) « rien ».",
    ],
)
def test_marks_that_need_no_space(text: str) -> None:
    assert marks_in(text) == []


def test_a_mark_between_two_segments_in_small_letters() -> None:
    text = "le musée attire les visiteurs.à en juger par la foule, la région gagne."
    document = TextFormat().read("essai.txt", text.encode())
    (one,) = glued_marks(document, 0, survey_of(text, lower=True))
    assert one.words == "visiteurs.à"
    place = one.places[0]
    assert one.words.startswith(place.span.of(document.segments[place.segment].target))


@given(st.text(alphabet="aàbdeéilnorstu'’-., \n(«»:A\u0301", max_size=120))
def test_every_span_holds_its_words(text: str) -> None:
    document = TextFormat().read("essai.txt", text.encode())
    survey = survey_of(text)
    words = glued(survey)
    every: list[Candidate] = [
        *words,
        *glued_marks(document, 0, survey, {canonical(one.words) for one in words}),
    ]
    for one in every:
        assert one.kind is Kind.GLUED
        for place in one.places:
            target = document.segments[place.segment].target
            assert 0 <= place.span.start < place.span.end <= len(target)
            assert canonical(one.words).startswith(canonical(place.span.of(target)))
        for told in one.suggestions:
            assert "".join(told.split()) == "".join(one.words.split())
