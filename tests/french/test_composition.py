from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.french.composition import Choice, compose
from review.french.lexicon import default_lexicon
from review.french.substitute import propose
from review.french.typography import style_of
from review.model.proposal import Edit, Pos, Replacement, Site, apply_edits
from review.model.span import Span

LEXICON = default_lexicon()
RIGHTS = {
    "ultraman": Replacement("Altman", Pos.NAME, gender="m"),
    "musc": Replacement("Musk", Pos.NAME, gender="m"),
    "mulati": Replacement("Murati", Pos.NAME, gender="f"),
    "palace change": Replacement("révolution de palais", Pos.NOUN, gender="f"),
    "maison": Replacement("hôtel", Pos.NOUN, gender="m"),
    "hématopoïétique": Replacement("autosuffisant", Pos.ADJECTIVE),
    "brutal": Replacement("sanglant", Pos.ADJECTIVE),
    "nouveau": Replacement("vieux", Pos.ADJECTIVE),
    "opère": Replacement("tenir", Pos.VERB),
    "ultraman sam": Replacement("Sam Altman", Pos.NAME, gender="m"),
    "littlefinger": Replacement("Littlefinger", Pos.NAME, gender="m"),
}
DICTIONARY_FORM = {"opère": "opérer"}


def choices_of(text: str, *found: str) -> list[Choice]:
    choices = []
    for form in found:
        start = text.index(form)
        site = Site(Span(start, start + len(form)), DICTIONARY_FORM.get(form, form))
        choices.append(Choice(site, RIGHTS[form]))
    return choices


def composed(text: str, choices: Sequence[Choice]) -> str:
    return apply_edits(text, compose(text, choices, style_of(text), LEXICON))


SENTENCES = [
    ("le départ d'ultraman musc a surpris", ("ultraman", "musc"), "le départ d'Altman Musk a surpris"),
    ("le grand palace change hématopoïétique", ("palace change", "hématopoïétique"),
     "la grande révolution de palais autosuffisante"),
    ("le palace change est hématopoïétique", ("palace change", "hématopoïétique"),
     "la révolution de palais est autosuffisante"),
    ("le palace change brutal et hématopoïétique de mulati", ("palace change", "brutal", "hématopoïétique", "mulati"),
     "la révolution de palais sanglante et autosuffisante de Murati"),
    ("le nouveau palace change d'ultraman", ("nouveau", "palace change", "ultraman"),
     "la vieille révolution de palais d'Altman"),
    ("le rôle du palace change et d'ultraman", ("palace change", "ultraman"),
     "le rôle de la révolution de palais et d'Altman"),
    ("ultraman sam est littlefinger.", ("ultraman sam", "littlefinger"), "Sam Altman est Littlefinger."),
    ("On sait que musc opère la maison d'ultraman.", ("musc", "opère", "maison", "ultraman"),
     "On sait que Musk tient l'hôtel d'Altman."),
    ("du palace change au palace change", ("palace change",), "de la révolution de palais au palace change"),
    ("la maison et le palace change", ("maison", "palace change"), "l'hôtel et la révolution de palais"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found", "after"), SENTENCES, ids=[text for text, _, _ in SENTENCES])
def test_all_choices_in_any_order(text: str, found: tuple[str, ...], after: str) -> None:
    choices = choices_of(text, *found)
    assert {composed(text, order) for order in permutations(choices)} == {after}


@pytest.mark.parametrize(("text", "found"), [(text, found) for text, found, _ in SENTENCES])
def test_taking_one_back_leaves_its_words(text: str, found: tuple[str, ...]) -> None:
    """Every subset gives one sentence in any order, in which the words of the others stand (agreeing, perhaps)."""
    choices = choices_of(text, *found)
    for size in range(len(choices)):
        for left in combinations(choices, size):
            alone = composed(text, left)
            assert composed(text, tuple(reversed(left))) == alone
            for choice in choices:
                assert choice in left or choice.site.span.of(text)[:4] in alone


@pytest.mark.parametrize(
    ("accepted", "after"),
    [
        ((), "le nouveau palace change d'ultraman musc"),
        (("ultraman",), "le nouveau palace change d'Altman musc"),
        (("musc",), "le nouveau palace change d'ultraman Musk"),
        (("palace change",), "la nouvelle révolution de palais d'ultraman musc"),
        (("nouveau", "musc"), "le vieux palace change d'ultraman Musk"),
        (("nouveau", "palace change", "ultraman"), "la vieille révolution de palais d'Altman musc"),
    ],
)
def test_what_is_left_after_an_undo(accepted: tuple[str, ...], after: str) -> None:
    text = "le nouveau palace change d'ultraman musc"
    assert composed(text, choices_of(text, *accepted)) == after


def test_one_choice_is_what_was_proposed() -> None:
    text = "le palace change est prêt"
    (choice,) = choices_of(text, "palace change")
    proposal = propose(text, choice.site, choice.replacement, style_of(text), LEXICON)
    assert composed(text, [choice]) == apply_edits(text, proposal.edits)


def test_no_choice_no_edit() -> None:
    assert compose("rien", [], style_of("rien"), LEXICON) == ()


def test_recorded_edits_are_used_as_they_are_where_nothing_touches() -> None:
    text = "le palace change a surpris musc"
    palace, musk = choices_of(text, "palace change", "musc")
    recorded = (Edit(0, 2, "une"), Edit(3, 16, "révolution"))
    by_hand = Choice(palace.site, palace.replacement, recorded)
    assert composed(text, [musk, by_hand]) == "une révolution a surpris Musk"


def test_recorded_edits_give_way_where_another_choice_changes_them() -> None:
    text = "le palace change est hématopoïétique"
    palace, adjective = choices_of(text, "palace change", "hématopoïétique")
    alone = propose(text, adjective.site, adjective.replacement, style_of(text), LEXICON).edits
    recorded = Choice(adjective.site, adjective.replacement, alone)
    assert composed(text, [recorded]) == "le palace change est autosuffisant"
    assert composed(text, [recorded, palace]) == "la révolution de palais est autosuffisante"


def test_of_overlapping_choices_the_first_counts() -> None:
    text = "ultraman sam part"
    both = choices_of(text, "ultraman", "ultraman sam")
    assert {composed(text, order) for order in permutations(both)} == {"Sam Altman part"}


BEGINNINGS = ["le départ de", "on sait que", "du", "au", "le", "un beau", "la belle", "l'", "d'", "selon"]
WORDS = sorted(RIGHTS)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(BEGINNINGS), st.sampled_from(WORDS)),
        min_size=2,
        max_size=4,
        unique_by=lambda x: x[1],
    ),
    st.randoms(use_true_random=False),
)
def test_order_never_matters(parts: list[tuple[str, str]], random: object) -> None:
    """Phrases in a row, each with a term, several of them touching: any order of decision, the same sentence."""
    text, choices = "", []
    for beginning, form in parts:
        text += ("" if not text else " ") + beginning + ("" if beginning.endswith("'") else " ")
        site = Site(Span(len(text), len(text) + len(form)), DICTIONARY_FORM.get(form, form))
        choices.append(Choice(site, RIGHTS[form]))
        text += form
    shuffled = list(choices)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    style = style_of(text)
    edits = compose(text, choices, style, LEXICON)
    assert edits == compose(text, shuffled, style, LEXICON)
    after = apply_edits(text, edits)
    assert "  " not in after
    for one in choices:
        rest = [choice for choice in choices if choice is not one]
        kept = apply_edits(text, compose(text, rest, style, LEXICON))
        assert one.site.span.of(text).split()[0][:4] in kept


def test_doubts_switched_on_stay_beside_another_repair() -> None:
    """Recorded edits hold more than the rules do: what a person added is kept, whoever's neighbour changes."""
    text = "La maison de musc a été vendue et elle sera détruite à ultraman."
    house, musc, man = choices_of(text, "maison", "musc", "ultraman")
    style = style_of(text)
    first = propose(text, house.site, house.replacement, style, LEXICON)
    pronoun = Edit(text.index("elle"), text.index("elle") + 4, "il")
    added = Choice(house.site, house.replacement, tuple(sorted({*first.edits, pronoun})))
    for others in ([], [musc], [man], [musc, man]):
        assert " et il sera " in composed(text, [added, *others])
        assert composed(text, [added, *others]) == composed(text, [*others, added])
