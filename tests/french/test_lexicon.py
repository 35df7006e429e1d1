"""The compiled lexicon: its look-ups and its contents."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.french.lexicon import Gender, Lexicon, Number, Pos, default_lexicon
from review.french.lexicon_file import BLOCK_SIZE, LexiconFile

ROOT = Path(__file__).parents[2]
LEXICON = default_lexicon()
DATA = (ROOT / "review" / "data" / "lexicon.bin").read_bytes()
WORDS = LexiconFile(DATA).words()


def tags(word: str) -> set[tuple[str, str, str, str]]:
    """Readings as lemma, part of speech, gender, number."""
    return {(a.lemma, a.pos.value, a.gender or "", a.number or "") for a in LEXICON.analyses(word)}


@pytest.mark.parametrize(
    ("form", "lemma", "pos", "gender", "number"),
    [
        ("yeux", "œil", "noun", "m", "p"),
        ("cieux", "ciel", "noun", "m", "p"),
        ("aïeux", "aïeul", "noun", "m", "p"),
        ("messieurs", "monsieur", "noun", "m", "p"),
        ("mesdames", "madame", "noun", "f", "p"),
        ("favorite", "favori", "adjective", "f", "s"),
        ("favorites", "favori", "adjective", "f", "p"),
        ("favori", "favori", "adjective", "m", "s"),
        ("franche", "franc", "adjective", "f", "s"),
        ("bel", "beau", "adjective", "m", "s"),
        ("nouvel", "nouveau", "adjective", "m", "s"),
        ("vieil", "vieux", "adjective", "m", "s"),
        ("fol", "fou", "adjective", "m", "s"),
        ("mol", "mou", "adjective", "m", "s"),
        ("arcs-en-ciel", "arc-en-ciel", "noun", "m", "p"),
        ("chefs-d'œuvre", "chef-d'œuvre", "noun", "m", "p"),
        ("beaux-frères", "beau-frère", "noun", "m", "p"),
        ("états-majors", "état-major", "noun", "m", "p"),
        ("clownesses", "clown", "noun", "f", "p"),
        ("directrice", "directeur", "noun", "f", "s"),
        ("ministre", "ministre", "noun", "e", "s"),
        ("grandes", "grand", "adjective", "f", "p"),
        ("travaux", "travail", "noun", "m", "p"),
        ("navals", "naval", "adjective", "m", "p"),
        ("festivals", "festival", "noun", "m", "p"),
        ("prix", "prix", "noun", "m", "i"),
        ("trois", "trois", "determiner", "e", "p"),
        ("opérées", "opérer", "participle", "f", "p"),
        ("mises", "mettre", "participle", "f", "p"),
        ("Hongrie", "Hongrie", "noun", "f", "i"),
        ("Paris", "Paris", "name", "e", "i"),
        ("kilomètres", "kilomètre", "noun", "m", "p"),
    ],
)
def test_forms_and_lemmas(form: str, lemma: str, pos: str, gender: str, number: str) -> None:
    assert (lemma, pos, gender, number) in tags(form)


@pytest.mark.parametrize(
    ("form", "mood", "person", "lemma"),
    [
        ("opéra", "ipsi", "3s", "opérer"),
        ("opérons", "impe", "1p", "opérer"),
        ("opérassent", "simp", "3p", "opérer"),
        ("opérant", "ppre", None, "opérer"),
        ("opérer", "infi", None, "opérer"),
        ("iront", "ifut", "3p", "aller"),
        ("vécusse", "simp", "1s", "vivre"),
        ("soit", "spre", "3s", "être"),
        ("serait", "cond", "3s", "être"),
        ("avais", "iimp", "2s", "avoir"),
        ("peut", "ipre", "3s", "pouvoir"),
    ],
)
def test_verb_forms(form: str, mood: str, person: str | None, lemma: str) -> None:
    assert (lemma, mood, person) in {(a.lemma, a.mood, a.person) for a in LEXICON.analyses(form)}


@pytest.mark.parametrize(
    ("verb", "auxiliary"),
    [
        ("opérer", "avoir"), ("vivre", "avoir"), ("licencier", "avoir"), ("marcher", "avoir"), ("être", "avoir"),
        ("aller", "être"), ("mourir", "être"), ("devenir", "être"), ("rester", "être"), ("naître", "être"),
        ("descendre", None), ("passer", None), ("sortir", None), ("entrer", None), ("retourner", None),
    ],
)  # fmt: skip
def test_auxiliary(verb: str, auxiliary: str | None) -> None:
    found = {a.auxiliary for a in LEXICON.paradigm(verb, Pos.VERB)}
    assert found == {auxiliary}


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Chefs-d’œuvre", "chefs-d'œuvre"),
        ("chefs-d'oeuvre", "chefs-d'œuvre"),
        ("coeur", "cœur"),
        ("cœfficient", "coefficient"),
        ("Moelle", "moelle"),
        ("aujourd’hui", "aujourd'hui"),
        ("GRANDES", "grandes"),
        ("HONGRIE", "Hongrie"),
        ("OEIL", "œil"),
        ("ÉTAT", "état"),
        ("MENACEES", "menacées"),
        ("FERMEE", "fermée"),
    ],
)
def test_spellings_in_texts(written: str, form: str) -> None:
    assert {a.form for a in LEXICON.analyses(written)} == {form}
    assert written in LEXICON


def test_exact_spelling_comes_first() -> None:
    assert {a.pos for a in LEXICON.analyses("Pierre")} == {Pos.NAME}
    assert Pos.NOUN in {a.pos for a in LEXICON.analyses("pierre")}


@pytest.mark.parametrize(
    "word", ["", "ultraman", "mulati", "xqz", "\x01", "￿", "bels", "opéreré", "l'arbre", "nouvels"]
)
def test_unknown_words(word: str) -> None:
    assert LEXICON.analyses(word) == ()
    assert LEXICON.paradigm(word) == ()
    assert word not in LEXICON


def test_only_strings_are_members() -> None:
    assert 3 not in LEXICON


@pytest.mark.parametrize(
    ("reformed", "classical"),
    [("opèrera", "opérera"), ("connaitre", "connaître"), ("boite", "boîte")],
)
def test_reformed_spellings_are_recognised_only(reformed: str, classical: str) -> None:
    assert not any(a.classical for a in LEXICON.analyses(reformed) if a.lemma != "boiter")
    assert LEXICON.analyses(reformed)
    assert all(a.classical for a in LEXICON.analyses(classical))


def test_paradigm_of_an_adjective() -> None:
    forms = {(a.form, a.gender, a.number) for a in LEXICON.paradigm("beau", Pos.ADJECTIVE)}
    assert forms == {
        ("beau", Gender.MASCULINE, Number.SINGULAR),
        ("bel", Gender.MASCULINE, Number.SINGULAR),
        ("beaux", Gender.MASCULINE, Number.PLURAL),
        ("belle", Gender.FEMININE, Number.SINGULAR),
        ("belles", Gender.FEMININE, Number.PLURAL),
    }


def test_paradigm_lists_classical_forms_first() -> None:
    order = [a.classical for a in LEXICON.paradigm("opérer")]
    assert order == sorted(order, reverse=True)
    assert False in order


def test_paradigm_by_part_of_speech() -> None:
    assert {a.form for a in LEXICON.paradigm("être", Pos.NOUN)} == {"être", "êtres"}
    assert "fussent" in {a.form for a in LEXICON.paradigm("être", Pos.VERB)}
    assert {a.pos for a in LEXICON.paradigm("être", Pos.PARTICIPLE)} == {Pos.PARTICIPLE}


def test_aspirated_through_the_lexicon() -> None:
    assert LEXICON.aspirated("Hibou") is True
    assert LEXICON.aspirated("homme") is False
    assert LEXICON.aspirated("arbre") is None


def test_the_default_lexicon_is_opened_once() -> None:
    assert default_lexicon() is LEXICON


@given(st.sampled_from(WORDS))
def test_every_form_leads_to_its_lemma_and_back(word: str) -> None:
    for reading in LEXICON.analyses(word):
        assert reading.form == word
        assert reading in LEXICON.paradigm(reading.lemma, reading.pos)
    for form in LEXICON.paradigm(word):
        assert form.lemma == word
        assert form in LEXICON.analyses(form.form)


@given(st.text())
def test_any_text_can_be_looked_up(text: str) -> None:
    assert isinstance(LEXICON.analyses(text), tuple)
    assert isinstance(LEXICON.paradigm(text), tuple)


def test_words_are_sorted_and_counted() -> None:
    assert sorted(set(WORDS)) == WORDS
    assert len(LexiconFile(DATA)) == len(WORDS)


@pytest.mark.parametrize("place", [0, BLOCK_SIZE - 1, BLOCK_SIZE, -1])
def test_block_borders(place: int) -> None:
    word = WORDS[place]
    assert LexiconFile(DATA).readings(word) or LexiconFile(DATA).forms(word)


def test_the_file_stays_small() -> None:
    assert len(DATA) < 1_500_000


@pytest.mark.parametrize("data", [b"", b"RVLX", b"SQLite format 3\0", b"RVLX1\x03" + bytes(80)])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a compiled lexicon"):
        Lexicon(data)
