"""What reviewers did by hand becomes entries: the same edit twice, the same choice, the same dismissal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.french.lexicon import Lexicon, default_lexicon
from review.glossary.entry import Example, GlossaryEntry, Scope
from review.glossary.entry_writing import render
from review.glossary.learning.changes import Change, changed_span, changes, touched
from review.glossary.learning.judged import Edited, Judged, Reviewed, Verdict
from review.glossary.learning.learn import Covered, learned
from review.glossary.learning.lesson import Lesson, LessonKind
from review.glossary.toml_file import parse
from review.model.issue import Status
from review.model.proposal import Pos, Replacement
from review.model.span import Span

PINCH = GlossaryEntry(
    "pincee",
    ("pincement",),
    (Replacement("pincée", Pos.NOUN, gender="f"),),
    Pos.NOUN,
    scope=Scope.SENTENCE,
    examples=(Example("Un pincement de poivre.", "Une pincée de poivre."),),
)
PAN = GlossaryEntry(
    "poele",
    ("casserole à frire",),
    (Replacement("poêle", Pos.NOUN, gender="f"), Replacement("sauteuse", Pos.NOUN, gender="f")),
    Pos.NOUN,
    examples=(Example("La casserole à frire fume.", "La poêle fume."),),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return default_lexicon()


def nowhere(_edited: Edited, _change: Change) -> Covered | None:
    return None


def by_words(entry: GlossaryEntry, text: str) -> str:
    """A plain stand-in for the repair: the words as they are, the right form in their place."""
    return text.replace(entry.wrong[0], entry.right[0].text)


def edits(*pairs: tuple[str, str], name: str = "repas.txt") -> Reviewed:
    return Reviewed(name, tuple(Edited(name, number, *pair) for number, pair in enumerate(pairs)))


def decided(entry: GlossaryEntry, verdict: Verdict, sentence: str, words: str, **more: object) -> Judged:
    start = sentence.index(words)
    judged = Judged(entry.id, verdict, "repas.txt", 0, sentence, Span(start, start + len(words)), sentence)
    return replace(judged, **more)  # type: ignore[arg-type]


def lessons(
    *reviews: Reviewed, entries: tuple[GlossaryEntry, ...] = (), lexicon: Lexicon
) -> tuple[Lesson, ...]:
    return learned(reviews, {entry.id: entry for entry in entries}, lexicon, nowhere, by_words)


@pytest.mark.parametrize(
    ("before", "after", "wrong", "right"),
    [
        ("On lave la bassine à feu.", "On lave le faitout.", "bassine à feu", "faitout"),
        ("Il sert la soupe brûlante.", "Il sert la soupe très chaude.", "brûlante", "très chaude"),
        ("La poudre à pâte lève.", "La poudre à lever lève.", "pâte", "lever"),
        ("Un moulin à café électrique tourne.", "Un moulin à café tourne.", "café électrique", "café"),
        ("L’œuf à la poêle cuit.", "L’œuf au plat cuit.", "à la poêle", "au plat"),
    ],
)
def test_the_words_that_were_changed(
    lexicon: Lexicon, before: str, after: str, wrong: str, right: str
) -> None:
    found = [change for change in changes(before, after, lexicon) if not change.grammar]
    assert [(change.wrong, change.right) for change in found] == [(wrong, right)]
    assert found[0].span.of(before).endswith(wrong)
    assert found[0].written.of(after).endswith(right)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("le chef parle", "Le Chef parle."),
        ("L'œuf cuit, dit-il.", "L’oeuf cuit ; dit-il !".replace("oe", "œ")),
        ("Les poires sont mûrs.", "Les poires sont mûres."),
        ("Il va a Lyon.", "Il va à Lyon."),
        ("Rien.", "Rien."),
        ("", "Tout est neuf."),
        ("On compte 12 œufs.", "On compte 13 œufs."),
    ],
)
def test_case_marks_agreement_and_small_words_are_no_terms(lexicon: Lexicon, before: str, after: str) -> None:
    assert all(change.grammar for change in changes(before, after, lexicon))


def test_another_wording_of_the_sentence_is_no_term(lexicon: Lexicon) -> None:
    before = "Mettez vite tous ces légumes verts bien lavés dans votre eau bouillante."
    after = "Une cuisson brève garde aux épinards, blettes, oseille leur belle couleur."
    assert not changes(before, after, lexicon)


def test_touched_looks_at_whole_words() -> None:
    assert touched("la bonne soupe", "la bonne sauce", Span(9, 14))
    assert not touched("la bonne soupe", "la bonne sauce", Span(0, 8))
    assert changed_span("la soupe", "la bonne sauce") == Span(3, 14)
    assert changed_span("la soupe", "la soupe") == Span(0, 0)


def test_the_same_edit_twice_becomes_an_entry(lexicon: Lexicon) -> None:
    review = edits(
        ("On lave la bassine à feu.", "On lave le faitout."),
        ("Une bassine à feu fume.", "Un faitout fume."),
        ("Il goûte le jus de viande.", "Il goûte le jus."),
    )
    (lesson,) = lessons(review, lexicon=lexicon)
    assert lesson.kind is LessonKind.NEW
    assert lesson.old is None
    assert (lesson.new.wrong, lesson.new.right[0].text, lesson.new.pos) == (
        ("bassine à feu",),
        "faitout",
        Pos.NOUN,
    )
    assert lesson.why == "edited the same way 2 times: bassine à feu → faitout"
    assert [(one.segment, one.after) for one in lesson.evidence] == [
        (0, "On lave le faitout."),
        (1, "Un faitout fume."),
    ]


def test_inflection_makes_no_difference_and_two_documents_count_together(lexicon: Lexicon) -> None:
    one = edits(("Il lave le gobelet.", "Il lave la tasse."), name="a.txt")
    other = edits(("Il casse les gobelets.", "Il casse les tasses."), name="b.txt")
    (lesson,) = lessons(one, other, lexicon=lexicon)
    assert (lesson.new.wrong[0], lesson.new.right[0].text) == ("gobelet", "tasse")
    assert [evidence.document for evidence in lesson.evidence] == ["a.txt", "b.txt"]
    assert not lessons(one, lexicon=lexicon)


def test_the_most_frequent_edit_comes_first_and_ids_are_free(lexicon: Lexicon) -> None:
    cup = [(f"Il lave {number} gobelets.", f"Il lave {number} tasses.") for number in range(2, 5)]
    pot = [(f"Il lave {number} bassines à feu.", f"Il lave {number} faitouts.") for number in range(2, 4)]
    taken = replace(PINCH, id="gobelet", wrong=("gobelet en bois",))
    found = lessons(edits(*pot, *cup), entries=(taken,), lexicon=lexicon)
    assert [lesson.new.wrong[0] for lesson in found] == ["gobelet", "bassine à feu"]
    assert found[0].new.id == "gobelet-2"


def test_what_an_entry_gives_is_not_proposed(lexicon: Lexicon) -> None:
    review = edits(("La casserole à frire fume.", "La poêle fume."), ("Une casserole à frire.", "Une poêle."))
    found = learned(
        [review], {PAN.id: PAN}, lexicon, lambda _edited, _change: Covered(PAN.id, gives=True), by_words
    )
    assert found == ()


def test_what_was_typed_over_an_entry_becomes_its_right_form(lexicon: Lexicon) -> None:
    review = edits(
        ("La casserole à frire fume.", "La marmite fume."),
        ("Une casserole à frire chauffe.", "Une marmite chauffe."),
    )
    found = learned(
        [review], {PAN.id: PAN}, lexicon, lambda _edited, _change: Covered(PAN.id, gives=False), by_words
    )
    (lesson,) = found
    assert lesson.kind is LessonKind.ALTERNATIVE
    assert lesson.old is PAN
    assert [right.text for right in lesson.new.right] == ["marmite", "poêle", "sauteuse"]
    assert (
        lesson.new.examples[0].fixed == "La casserole à frire fume.".replace("casserole à frire", "marmite")
        or lesson.new.examples == PAN.examples
    )


def chosen(number: int, sentence: str) -> Judged:
    return decided(
        PAN,
        Verdict.ACCEPTED,
        sentence,
        "casserole à frire",
        right=PAN.right[number],
        after=sentence.replace("casserole à frire", PAN.right[number].text),
    )


def test_the_alternative_chosen_in_most_cases_comes_first(lexicon: Lexicon) -> None:
    judged = (
        chosen(1, "Cette casserole à frire fume."),
        chosen(1, "Ma casserole à frire brille."),
        chosen(0, "Ta casserole à frire coûte cher."),
    )
    (lesson,) = lessons(Reviewed("repas.txt", (), judged), entries=(PAN,), lexicon=lexicon)
    assert lesson.kind is LessonKind.ORDER
    assert [right.text for right in lesson.new.right] == ["sauteuse", "poêle"]
    assert "2 of 3 places" in lesson.why
    assert lesson.new.examples[-1] == Example("Cette casserole à frire fume.", "Cette sauteuse fume.")
    half = (judged[0], judged[1], judged[2], judged[2])
    assert not lessons(Reviewed("repas.txt", (), half), entries=(PAN,), lexicon=lexicon)
    assert not lessons(Reviewed("repas.txt", (), judged[:1]), entries=(PAN,), lexicon=lexicon)


def test_examples_follow_the_new_order(lexicon: Lexicon) -> None:
    entry = replace(PAN, examples=(Example("Sa casserole à frire fume.", "Sa poêle fume."),))
    judged = (chosen(1, "Ma casserole à frire brille."), chosen(1, "Ta casserole à frire brille."))
    (lesson,) = lessons(Reviewed("repas.txt", (), judged), entries=(entry,), lexicon=lexicon)
    assert lesson.new.examples[0] == Example("Sa casserole à frire fume.", "Sa sauteuse fume.")


LIPS = "Un pincement de lèvres trahit sa gêne."
NOSE = "Son pincement de lèvres agace toute la table."


def dismissed(sentence: str, reason: str = "") -> Judged:
    return decided(PINCH, Verdict.DISMISSED, sentence, "pincement", reason=reason)


def accepted(sentence: str) -> Judged:
    return decided(PINCH, Verdict.ACCEPTED, sentence, "pincement", right=PINCH.right[0])


def taught(*judged: Judged, entry: GlossaryEntry = PINCH) -> tuple[Lesson, ...]:
    return lessons(Reviewed("repas.txt", (), judged), entries=(entry,), lexicon=default_lexicon())


def test_the_same_reason_twice_becomes_an_unless_word_with_its_sentences() -> None:
    (lesson,) = taught(
        dismissed(LIPS, "usual"), dismissed(NOSE, "Usual"), accepted("Un pincement de sel suffit.")
    )
    assert lesson.kind is LessonKind.UNLESS
    assert lesson.new.unless == ("lèvre",)
    assert lesson.new.counterexamples == (LIPS, NOSE)
    assert "dismissed 2 times as “usual”, an error 1 time" in lesson.why


def test_a_word_that_stands_near_an_error_is_no_condition() -> None:
    (lesson,) = taught(
        dismissed(LIPS, "usual"), dismissed(NOSE, "usual"), accepted("Un pincement de sel sur les lèvres.")
    )
    assert lesson.kind is LessonKind.REAL_WORD
    assert lesson.new == replace(PINCH, real_word=True)


def test_twice_without_a_reason_is_not_enough_and_three_times_is() -> None:
    assert not taught(dismissed(LIPS), dismissed(NOSE))
    assert not taught(dismissed(LIPS, "one"), dismissed(NOSE, "two"))
    (lesson,) = taught(dismissed(LIPS), dismissed(NOSE), dismissed("Le pincement de ses lèvres dure."))
    assert lesson.kind is LessonKind.UNLESS


def test_an_entry_that_is_never_right_is_shown_only_and_then_retired() -> None:
    three = (dismissed(LIPS), dismissed("Le pincement du nerf fait mal."), dismissed("Ce pincement dure."))
    (lesson,) = taught(*three)
    assert (lesson.kind, lesson.new.status) == (LessonKind.WARN, Status.WARN)
    (lesson,) = taught(*three, entry=lesson.new)
    assert (lesson.kind, lesson.new.status) == (LessonKind.RETIRE, Status.RETIRED)


def test_an_entry_that_is_mostly_right_is_left_as_it_is() -> None:
    right = [accepted(f"Un pincement de sel pour {number} œufs sur le nerf.") for number in range(13)]
    wrong = (dismissed(LIPS), dismissed("Le pincement du nerf fait mal."), dismissed("Ce pincement dure."))
    assert not taught(*wrong, *right)


def test_a_lesson_is_made_on_what_another_one_left() -> None:
    (lesson,) = taught(dismissed(LIPS, "usual"), dismissed(NOSE, "usual"))
    present = replace(PINCH, note="d'une autre main", right=(*PINCH.right, PAN.right[0]))
    moved = lesson.on(present)
    assert moved.new == replace(present, unless=lesson.new.unless, counterexamples=lesson.new.counterexamples)


TOKENS = "le la une chef gobelet tasses bassine à feu d’ l' oeuf œufs rouge mijote est a Lyon 12 « » … . \u202e \x00 {x}"
WORDS = st.sampled_from(TOKENS.split(" "))
SENTENCES = st.lists(WORDS, max_size=9).map(" ".join) | st.text(max_size=40)


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_changes_lie_in_their_texts(before: str, after: str) -> None:
    found = changes(before, after, default_lexicon())
    for change in found:
        assert change.wrong
        assert change.right
        assert change.span.of(before).endswith(change.wrong)
        assert change.written.of(after).endswith(change.right)
        done = change.done(before, after)
        assert done.startswith(before[: change.span.start])
        assert done.endswith(before[change.span.end :])
    if before == after:
        assert not found


@settings(max_examples=80, deadline=None)
@given(SENTENCES, SENTENCES)
def test_what_is_learned_from_any_edits_is_an_entry_that_a_file_can_hold(before: str, after: str) -> None:
    whole = before.encode("utf-8", "replace").decode(), after.encode("utf-8", "replace").decode()
    for lesson in lessons(edits(whole, whole), lexicon=default_lexicon()):
        written = f"schema = 1\n\n{render(lesson.new)}"
        entry = parse(written, "learned.toml").entries[0]
        assert replace(entry, path="", line=0) == lesson.new
        assert len(lesson.evidence) == 2
