"""Words set off by brackets, dashes and commas, clauses that begin at a mark, and verbs of saying."""

from __future__ import annotations

import pytest

from review.french.lexicon import default_lexicon
from review.french.substitute import propose
from review.french.typography import style_of
from review.model.proposal import Certainty, Pos, Proposal, Replacement, Site, apply_edits
from review.model.span import Span

LEXICON = default_lexicon()
RIGHTS = {
    "lampe": Replacement("phare", Pos.NOUN, "m"),
    "rue": Replacement("quartier", Pos.NOUN, "m"),
    "journal": Replacement("revue", Pos.NOUN, "f"),
}


def proposed(marked: str) -> tuple[str, Proposal]:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    term = text[start:end].lower()
    term = term if term in RIGHTS else term.removesuffix("s")
    found = propose(text, Site(Span(start, end), term), RIGHTS[term], style_of(text), LEXICON)
    return apply_edits(text, found.edits), found


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("La ⟦lampe⟧ (allumée hier) est cassée.", "Le phare (allumé hier) est cassé."),
        ("La ⟦lampe⟧ du port (allumée hier) est cassée.", "Le phare du port (allumé hier) est cassé."),
        ("La ⟦lampe⟧ (voir p. 3) est cassée.", "Le phare (voir p. 3) est cassé."),
        ("La ⟦lampe⟧ (nouvelle version) est cassée.", "Le phare (nouvelle version) est cassé."),
        ("La ⟦rue⟧ – fermée à Brest – est inondée.", "Le quartier – fermé à Brest – est inondé."),
        ("La ⟦rue⟧ — le maire l'a dit — est inondée.", "Le quartier — le maire l'a dit — est inondé."),
        ("Les ⟦rues⟧ - fermées hier - sont inondées.", "Les quartiers - fermés hier - sont inondés."),
        ("La ⟦rue⟧, fermée hier et inondée, a changé.", "Le quartier, fermé hier et inondé, a changé."),
        ("Une ⟦rue⟧ (la plus longue du pays) ferme.", "Un quartier (le plus long du pays) ferme."),
        ("La ⟦rue⟧, dont la mairie est fière, est inondée.", "Le quartier, dont la mairie est fière, est inondé."),
        ("La ⟦rue⟧, selon la mairie, est inondée.", "Le quartier, selon la mairie, est inondé."),
        ("La ⟦rue⟧, hier, a été inondée.", "Le quartier, hier, a été inondé."),
        ("La ⟦rue⟧ bâtie par le roi et inondée par la mer est vide.",
         "Le quartier bâti par le roi et inondé par la mer est vide."),
        ("On lit “la ⟦rue⟧ est inondée” partout.", "On lit “le quartier est inondé” partout."),
        ("Le chapitre « la ⟦rue⟧ est longue » est lu.", "Le chapitre « le quartier est long » est lu."),
        ("Il pleut, et la ⟦rue⟧ est inondée.", "Il pleut, et le quartier est inondé."),
        ("Hier la ⟦rue⟧ a été inondée.", "Hier le quartier a été inondé."),
        ("La ⟦rue⟧ *est* __inondée__.", "Le quartier *est* __inondé__."),
        ("Le ⟦journal⟧ est vendu, écrit le juge.", "La revue est vendue, écrit le juge."),
        ("« Le ⟦journal⟧ est vendu », dit Paul.", "« La revue est vendue », dit Paul."),
    ],
)  # fmt: skip
def test_applied(marked: str, after: str) -> None:
    result, proposal = proposed(marked)
    assert (result, proposal.certainty) == (after, Certainty.APPLY), proposal.reasons


@pytest.mark.parametrize(
    "marked",
    [
        "On répare la ⟦lampe⟧ (allumée hier).",
        "La ⟦lampe⟧ de la mairie (allumée hier) est cassée.",
        "La ⟦lampe⟧ (allumée hier). Est cassée.",
        "La ⟦rue⟧, partie du bourg, est inondée.",
        "Une ⟦rue⟧, la plus longue avenue du pays, est fermée.",
        "La ⟦rue⟧, dont la mairie, inquiète, est fière, sera vendue.",
        "La ⟦rue⟧, ou la place, est inondée.",
        "La ⟦rue⟧ est « inondée ».",
        "La série « la ⟦rue⟧ » est inondée.",
        "Le ⟦journal⟧, secret de famille, est vendu.",
        "Le ⟦journal⟧, dit le Jaune, est vendu.",
    ],
)
def test_asked(marked: str) -> None:
    assert proposed(marked)[1].certainty is Certainty.ASK
