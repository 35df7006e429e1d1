"""Promises that hold across noun groups, adjectives, verbs and terms."""

from hypothesis import given
from hypothesis import strategies as st

from review.french.inflection import Inflection, conjugate, plural_of, readings, term_forms
from review.french.lexicon import Analysis, Pos, default_lexicon

LEXICON = default_lexicon()
_WORDS = """
opération capacité cheval modèle prix œil beau grand naval de d'État en ultraman palace change haute IA porte-avions
 Paris opérer mettre se s'envoler être vite fine-tuner 3 ’ - trois nouvel
"""
_TERMS = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=4).map(" ".join)
_PARTS = st.sampled_from(["name", "noun", "acronym", "adjective", "verb", "phrase"])


@given(_TERMS | st.text(max_size=30), _PARTS)
def test_a_term_is_among_its_forms(term: str, pos: str) -> None:
    assert term in term_forms(LEXICON, term, pos)


@given(_TERMS, st.sampled_from(["noun", "verb"]))
def test_words_after_the_first_preposition_stay(term: str, pos: str) -> None:
    text = f"{term} de la boîte noire"
    assert all(form.endswith(" de la boîte noire") for form in term_forms(LEXICON, text, pos))


@given(_TERMS)
def test_the_plural_of_a_plural_is_itself(term: str) -> None:
    plural, certain = plural_of(LEXICON, term)
    if certain:
        assert plural_of(LEXICON, plural)[0] == plural


_VERBS = [
    a for v in ("opérer", "mettre", "aller", "finir", "voir", "payer") for a in LEXICON.paradigm(v, Pos.VERB)
]


@given(st.sampled_from(_VERBS))
def test_conjugated_forms_read_back(analysis: Analysis) -> None:
    assert analysis.mood is not None
    form = conjugate(LEXICON, analysis.lemma, analysis.mood, analysis.person)
    assert form is not None
    assert Inflection(analysis.mood, analysis.person) in readings(LEXICON, form, analysis.lemma)
    assert form in term_forms(LEXICON, analysis.lemma, "verb")
