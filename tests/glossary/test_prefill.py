"""Entries filled in from two terms and a sentence."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.french.lexicon import Lexicon, default_lexicon
from review.glossary.entry import Example, GlossaryEntry
from review.glossary.entry_writing import render, table_of
from review.glossary.forms import form_key
from review.glossary.prefill import prefilled
from review.glossary.toml_file import parse
from review.model.fold import WORD
from review.model.proposal import Pos


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return default_lexicon()


def said(entry: GlossaryEntry) -> dict[str, Any]:
    """The fields of an entry but for its id and example."""
    return {key: value for key, value in table_of(entry).items() if key not in ("id", "examples")}


@pytest.mark.parametrize(
    ("wrong", "right", "mt", "fixed", "fields"),
    [
        # A noun loses its article; a plural its plural.
        ("l'étuve chaude", "le four chaud", "Il ouvre l'étuve chaude.", "Il ouvre le four chaud.",
         {"wrong": ("étuve chaude",), "right": ("four chaud",), "pos": "noun"}),
        ("les étuves chaudes", "les fours chauds", "Ouvrez les étuves chaudes.", "Ouvrez les fours chauds.",
         {"wrong": ("étuve chaude",), "right": ("four chaud",), "pos": "noun"}),
        # Both must be known: an unknown word may be in any form.
        ("bat-œufs", "fouets", "Prenez des bat-œufs.", "Prenez des fouets.",
         {"wrong": ("bat-œufs",), "right": ("fouets",), "pos": "noun"}),
        # A verb goes to its infinitive, an adjective to the masculine singular.
        ("cuisinait", "mijotait", "La soupe cuisinait.", "La soupe mijotait.",
         {"wrong": ("cuisiner",), "right": ("mijoter",), "pos": "verb", "real_word": True}),
        ("prend place", "a lieu", "La fête prend place ici.", "La fête a lieu ici.",
         {"wrong": ("prendre place",), "right": ("avoir lieu",), "pos": "verb"}),
        ("frites", "sautées", "Des carottes frites au beurre.", "Des carottes sautées au beurre.",
         {"wrong": ("frit",), "right": ("sauté",), "pos": "adjective", "real_word": True}),
        # The verbs of a pair in different forms have no infinitives in common.
        ("cuisinait", "mijotera", "La soupe cuisinait.", "La soupe mijotera.",
         {"wrong": ("cuisinait",), "right": ("mijotera",), "pos": "verb", "real_word": True}),
        # A capital makes a name, except where a sentence begins with a common word.
        ("d’olivier", "d’Oliver", "la recette d’olivier", "la recette d’Oliver",
         {"wrong": ("olivier",), "right": ("Oliver",), "pos": "name", "real_word": True}),
        ("Fromage", "Beurre", "Fromage et sel.", "Beurre et sel.",
         {"wrong": ("fromage",), "right": ("beurre",), "pos": "noun", "real_word": True}),
        ("zoliver", "oliver", "zoliver cuisine", "oliver cuisine", {"wrong": ("zoliver",), "right": ("oliver",), "pos": "phrase"}),
        # The gender of a word that the lexicon lacks is read off its determiner, a doubtful elision off what stands there.
        ("pot magique", "airfryer", "Prenez un pot magique.", "Prenez un airfryer.",
         {"wrong": ("pot magique",), "right": ("airfryer",), "pos": "noun", "gender": "m"}),
        ("hulot", "Hulu", "le service de hulot", "le service d’Hulu",
         {"wrong": ("hulot",), "right": ("Hulu",), "pos": "name", "elide": "yes"}),
        ("parties", "matches", "Il a vu des parties.", "Il a vu des matches.",
         {"wrong": ("partie",), "right": ("match",), "pos": "noun", "plural": "matches", "real_word": True}),
        # Which article a name takes is read off the sentence.
        ("le Caïre", "Le Caire", "Il vit à le Caïre.", "Il vit au Caire.",
         {"wrong": ("Caïre",), "right": ("Le Caire",), "pos": "name", "article": "contract"}),
        # A preposition that belongs to a phrase stays.
        ("en place de", "au lieu de", "en place de sel", "au lieu de sel",
         {"wrong": ("en place de",), "right": ("au lieu de",), "pos": "phrase"}),
        ("« IA »", "(AI)", "la IA", "l'AI", {"wrong": ("IA",), "right": ("AI",), "pos": "acronym"}),
    ],
)  # fmt: skip
def test_what_is_filled_in(  # noqa: PLR0917 - one case a row
    lexicon: Lexicon, wrong: str, right: str, mt: str, fixed: str, fields: dict[str, Any]
) -> None:
    entry = prefilled(wrong, right, mt, fixed, lexicon)
    assert said(entry) == fields
    assert entry.examples == (Example(mt, fixed),)


def test_without_a_sentence_the_lexicon_alone_decides(lexicon: Lexicon) -> None:
    entry = prefilled("joyeux", "heureuses", "", "", lexicon, note="Un calque.")
    assert said(entry) == {
        "wrong": ("joyeux",),
        "right": ("heureux",),
        "pos": "adjective",
        "real_word": True,
        "note": "Un calque.",
    }
    assert entry.examples == ()


def test_the_id_is_free(lexicon: Lexicon) -> None:
    taken = {"etuve-chaude", "etuve-chaude-2"}
    assert prefilled("étuve chaude", "four", "", "", lexicon, taken).id == "etuve-chaude-3"


def test_terms_that_differ_in_their_article_alone_keep_it(lexicon: Lexicon) -> None:
    entry = prefilled("le sentinelle", "la sentinelle", "le sentinelle dort", "la sentinelle dort", lexicon)
    assert (entry.wrong, entry.right[0].text) == (("le sentinelle",), "la sentinelle")


_TEXT = st.one_of(
    st.text(max_size=30),
    st.text("LlDdaeé'’ -.«»\u00a0\t\nsx", max_size=14),
    st.lists(st.sampled_from(["les", "un", "d’", "du", "chevaux", "blancs", "Le", "Caire", "allait", "IA", "été"]), max_size=4).map(" ".join),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(_TEXT, _TEXT, _TEXT, _TEXT, _TEXT)
def test_a_prefilled_entry_loads(wrong: str, right: str, mt: str, fixed: str, note: str) -> None:
    """Whatever two terms with words in them are given, the entry loads as it is, unless the terms are the same."""
    entry = prefilled(wrong, right, mt, fixed, default_lexicon(), note=note)
    same = entry.wrong[0] == entry.right[0].text
    if same or not WORD.search(entry.wrong[0]) or not entry.right[0].text:
        return
    block = render(entry).encode("utf-8").decode("utf-8")
    assert parse("schema = 1\n" + block, "a.toml").entries == (entry,)


@settings(max_examples=100, deadline=None)
@given(_TEXT, _TEXT)
def test_words_are_only_lost_to_form(wrong: str, right: str) -> None:
    """Terms with a word in them keep one, and equal ones alone become equal."""
    entry = prefilled(wrong, right, "", "", default_lexicon())
    if WORD.search(wrong):
        assert WORD.search(entry.wrong[0])
    if entry.pos is Pos.NAME:
        assert entry.right[0].text[:1].isupper()
    if form_key(entry.wrong[0]) == form_key(entry.right[0].text):
        assert form_key(wrong).strip(" '") != "" or not WORD.search(right)
