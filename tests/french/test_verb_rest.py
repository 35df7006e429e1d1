"""Where the rest of a verb of several words goes, and what a participle agrees with that takes être."""

from __future__ import annotations

import pytest

from review.french.composition import Choice, compose
from review.french.lexicon import default_lexicon
from review.french.substitute import propose
from review.french.typography import style_of
from review.model.proposal import Certainty, Pos, Replacement, Site, apply_edits
from review.model.span import Span

LEXICON = default_lexicon()
SUPPORT = Replacement("prendre en charge", Pos.VERB)


def repaired(marked: str, right: Replacement, term: str) -> tuple[str, Certainty]:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    found = propose(text, Site(Span(start, end), term), right, style_of(text), LEXICON)
    return apply_edits(text, found.edits), found.certainty


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("Il ne ⟦capturationne⟧ pas le format.", "Il ne prend pas en charge le format."),
        ("Ils ne ⟦capturationnent⟧ plus le format.", "Ils ne prennent plus en charge le format."),
        ("Il ne le ⟦capturationne⟧ jamais.", "Il ne le prend jamais en charge."),
        ("Il ne ⟦capturationnait⟧ guère le format.", "Il ne prenait guère en charge le format."),
        ("Il ne ⟦capturationne⟧ rien.", "Il ne prend rien en charge."),
        ("Il ne ⟦capturationne⟧ pas encore le format.", "Il ne prend pas encore en charge le format."),
        (
            "Il ne ⟦capturationne⟧ absolument pas le format.",
            "Il ne prend absolument pas en charge le format.",
        ),
        ("Il ne ⟦capturationne⟧ pas du tout le format.", "Il ne prend pas du tout en charge le format."),
        ("Il ne ⟦capturationne⟧ pas assez le format.", "Il ne prend pas assez en charge le format."),
        ("Il ne ⟦capturationne⟧ pas assez de formats.", "Il ne prend pas en charge assez de formats."),
        ("Il ne ⟦capturationne⟧ pas que le format.", "Il ne prend pas en charge que le format."),
        ("Il ne ⟦capturationne⟧\npas le format.", "Il ne prend\npas en charge le format."),
        ("IL NE ⟦CAPTURATIONNE⟧ PAS LE FORMAT", "IL NE PREND PAS EN CHARGE LE FORMAT"),
        ("Il ⟦capturationne⟧ plus de formats.", "Il prend en charge plus de formats."),
        ("Il ne ⟦capturationne⟧ que le format.", "Il ne prend en charge que le format."),
        ("Il ne ⟦capturationne⟧ aucun format.", "Il ne prend en charge aucun format."),
        ("Il n'a pas ⟦capturationné⟧ le format.", "Il n'a pas pris en charge le format."),
        ("Ne pas ⟦capturationner⟧ le format.", "Ne pas prendre en charge le format."),
    ],
)
def test_applied(marked: str, after: str) -> None:
    assert repaired(marked, SUPPORT, "capturationner") == (after, Certainty.APPLY)


def test_another_clitic() -> None:
    right = Replacement("mettre en œuvre", Pos.VERB)
    expected = ("Il ne met pas en œuvre le format.", Certainty.APPLY)
    assert repaired("Il n'⟦implémente⟧ pas le format.", right, "implémenter") == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Il ne ⟦capturationne⟧ **pas** le format.",
        "Il ne « ⟦capturationne⟧ » pas le format.",
        "Il ⟦capturationne⟧ bien le format.",
        "Il le ⟦capturationne⟧ bien que ce soit long.",
        "Il ne ⟦capturationne⟧ rien de tel.",
        "Il ne ⟦capturationne⟧ pas tout.",
    ],
)
def test_asked(marked: str) -> None:
    assert repaired(marked, SUPPORT, "capturationner")[1] is Certainty.ASK


def test_with_a_repair_right_behind() -> None:
    text = "Il ne capturationne pas capturationne pas."
    second = text.rindex("capturationne")
    sites = [
        Site(Span(start, start + 13), "capturationner") for start in (text.index("capturationne"), second)
    ]
    edits = compose(text, [Choice(site, SUPPORT) for site in sites], style_of(text), LEXICON)
    assert apply_edits(text, edits) == "Il ne prend pas en charge prend pas en charge."


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("Ils ont ⟦atterrivé⟧.", "Ils sont arrivés."),
        ("Ils n'ont pas ⟦atterrivé⟧.", "Ils ne sont pas arrivés."),
        ("Nous avons ⟦atterrivé⟧.", "Nous sommes arrivés."),
        ("Tous ont ⟦atterrivé⟧.", "Tous sont arrivés."),
        ("Elle a ⟦atterrivé⟧.", "Elle est arrivée."),
        ("Ils sont ⟦atterrivé⟧.", "Ils sont arrivés."),
        ("On a ⟦atterrivé⟧.", "On est arrivé."),
    ],
)
def test_the_participle_agrees_with_the_subject(marked: str, after: str) -> None:
    assert repaired(marked, Replacement("arriver", Pos.VERB), "atterriver")[0] == after
