"""Adjectives between a determiner and a noun, prefixes and compounds in hyphens, and nouns that stand bare."""

from __future__ import annotations

import pytest

from review.french.lexicon import default_lexicon
from review.french.substitute import proposals
from review.french.typography import style_of
from review.model.proposal import Certainty, Pos, Proposal, Replacement, Site, apply_edits
from review.model.span import Span

LEXICON = default_lexicon()


def repairs(marked: str, right: str, pos: Pos = Pos.NOUN, gender: str | None = None) -> tuple[Proposal, ...]:
    before, _, rest = marked.partition("[")
    wrong, _, after = rest.partition("]")
    site = Site(Span(len(before), len(before) + len(wrong)), wrong if wrong.istitle() else wrong.lower())
    text = before + wrong + after
    return proposals(text, site, [Replacement(right, pos, gender)], style_of(text), LEXICON)


def results(marked: str, found: tuple[Proposal, ...]) -> list[str]:
    return [apply_edits(marked.replace("[", "").replace("]", ""), one.edits) for one in found]


@pytest.mark.parametrize(
    ("marked", "right", "after"),
    [
        ("Une modeste [cabane] a été vendue.", "chalet", "Un modeste chalet a été vendu."),
        ("L'important [dossier] est clos.", "affaire", "L'importante affaire est close."),
        ("Cette célèbre et vaste [forêt] est fermée.", "jardin", "Ce célèbre et vaste jardin est fermé."),
        ("La [route] du port sauf la digue est fermée.", "chemin", "Le chemin du port sauf la digue est fermé."),
        ("La [bourse] du géant suisse révoquée", "contrat", "Le contrat du géant suisse révoqué"),
        ("Le débat [canal]/route divise le bourg.", "rivière", "Le débat rivière/route divise le bourg."),
    ],
)  # fmt: skip
def test_applied(marked: str, right: str, after: str) -> None:
    found = repairs(marked, right)
    assert results(marked, found) == [after]
    assert found[0].certainty is Certainty.APPLY


@pytest.mark.parametrize(
    ("marked", "right", "after"),
    [
        ("La verte [forêt] est fermée.", "jardin", "Le vert jardin est fermé."),
        ("Une micro-[forêt] est plantée.", "jardin", "Un micro-jardin est planté."),
        ("Ces [forêts]-musées sont fermées.", "jardin", "Ces jardins-musées sont fermés."),
    ],
)
def test_asked(marked: str, right: str, after: str) -> None:
    found = repairs(marked, right)
    assert after in results(marked, found)
    assert found[0].certainty is Certainty.ASK


def test_a_verb_with_its_object_is_no_adjective() -> None:
    found = repairs("On la célèbre [plante].", "atelier")
    assert found[0].certainty is Certainty.ASK
    assert results("On la célèbre [plante].", found) == ["On la célèbre atelier."]


def test_a_noun_in_the_place_of_a_name_is_offered_with_its_article() -> None:
    marked = "Le comité a reçu [Keeper] hier."
    found = repairs(marked, "gardien")
    assert "Le comité a reçu le gardien hier." in results(marked, found)
    assert all(one.certainty is Certainty.ASK for one in found)
