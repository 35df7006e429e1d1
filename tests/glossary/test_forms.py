from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.glossary.forms import form_key, free_id, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Œuf", "oeuf"),
        ("l’été", "L'e\u0301te\u0301"),
        ("porte-parole", "porte\u00a0parole"),
        ("porte  parole", "porte\nparole"),
        ("ÉCOLE", "école"),
    ],
)
def test_forms_that_match_the_same_words(one: str, other: str) -> None:
    assert form_key(one) == form_key(other)


@pytest.mark.parametrize(("one", "other"), [("pêche", "péché"), ("mur", "mûr"), ("portes", "porte")])
def test_forms_that_differ(one: str, other: str) -> None:
    assert form_key(one) != form_key(other)


@pytest.mark.parametrize(
    ("form", "made"),
    [
        ("Œuvre d’art", "oeuvre-d-art"),
        ("capacités hématopoïétiques", "capacites-hematopoietiques"),
        ("奥特曼", "u5965-7279-66fc"),
    ],
)
def test_an_id_is_made_from_a_form(form: str, made: str) -> None:
    assert slug(form) == made


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_form_gives_a_valid_id(form: str) -> None:
    """Made ids hold what an id may hold, whatever the form."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(form))


def test_a_free_id() -> None:
    assert free_id("a", {"b"}) == "a"
    assert free_id("a", {"a", "a-2"}) == "a-3"
