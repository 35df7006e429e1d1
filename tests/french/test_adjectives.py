"""Adjectives and participles in another gender and number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.french.adjectives import adjective_form, inflect_adjective
from review.french.lexicon import Gender, Number, default_lexicon

LEXICON = default_lexicon()
M, F = Gender.MASCULINE, Gender.FEMININE
S, P = Number.SINGULAR, Number.PLURAL


@pytest.mark.parametrize(
    ("form", "gender", "number", "expected"),
    [
        ("grand", F, S, "grande"),
        ("grandes", M, P, "grands"),
        ("beau", F, P, "belles"),
        ("belle", M, S, "beau"),
        ("bel", F, S, "belle"),
        ("nouvel", M, P, "nouveaux"),
        ("vieille", M, S, "vieux"),
        ("vieux", F, S, "vieille"),
        ("folle", M, S, "fou"),
        ("mou", F, P, "molles"),
        ("favori", F, S, "favorite"),
        ("franche", M, S, "franc"),
        ("naval", M, P, "navals"),
        ("généraux", F, P, "générales"),
        ("public", F, S, "publique"),
        ("sec", F, S, "sèche"),
        ("long", F, P, "longues"),
        ("grec", F, S, "grecque"),
        ("créateur", F, S, "créatrice"),
        ("faux", F, S, "fausse"),
        ("mis", F, P, "mises"),
        ("opéré", F, S, "opérée"),
        ("vu", F, S, "vue"),
        ("rouge", F, S, "rouge"),
        ("chic", F, S, "chic"),
        ("marron", F, S, "marron"),
        ("ferme", M, S, "ferme"),
        ("Blanc", F, S, "Blanche"),
        ("ÉLEVÉ", F, S, "ÉLEVÉE"),
        ("table", F, S, None),
        ("mulati", F, S, None),
        ("souvent", F, S, None),
    ],
)
def test_adjective_form(form: str, gender: Gender, number: Number, expected: str | None) -> None:
    assert adjective_form(LEXICON, form, gender, number) == expected


@pytest.mark.parametrize(
    ("group", "gender", "number", "expected"),
    [
        ("bien connu", F, P, ("bien connues", True)),
        ("haut de gamme", F, S, ("haute de gamme", True)),
        ("mis en service", F, S, ("mise en service", True)),
        ("en hausse", F, P, ("en hausse", True)),
        ("viral", M, P, ("viraux", True)),
        ("scalable", F, P, ("scalables", False)),
        ("zarbouilleux", F, S, ("zarbouilleuse", False)),
        ("mégatif", F, P, ("mégatives", False)),
    ],
)
def test_inflect_adjective(group: str, gender: Gender, number: Number, expected: tuple[str, bool]) -> None:
    assert inflect_adjective(LEXICON, group, gender, number) == expected


_ADJECTIVES = "grand beau vieux naval public créateur mis opéré sec favori bref premier"


@given(st.sampled_from(_ADJECTIVES.split()))
def test_adjective_forms_lead_back(masculine: str) -> None:
    for gender in (M, F):
        for number in (S, P):
            form = adjective_form(LEXICON, masculine, gender, number)
            assert form is not None
            assert adjective_form(LEXICON, form, M, S) == adjective_form(LEXICON, masculine, M, S)
