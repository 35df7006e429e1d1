from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from review.ledger.current import current
from review.ledger.resolve import places, resolve
from review.model.decision import Action, ActionKind, Decision, Kind, Record
from review.model.document import Segment, SegmentKey, segment_keys
from review.model.issue import IssueKey
from review.model.span import Span

ACTION = Action(1, ActionKind.DECIDE, "anne", "")


def keys_of(*targets: str) -> tuple[SegmentKey, ...]:
    return segment_keys(
        tuple(Segment(number, Span(0, 0), target, 0) for number, target in enumerate(targets))
    )


def dismissed(number: int, key: SegmentKey) -> Record:
    issue = IssueKey("jument", "jument", 0, key.digest, key.occurrence)
    return Record(number, ACTION, Decision(Kind.DISMISS, key, issue, reason=str(number)))


def found(before: str, after: str) -> list[int | None]:
    """Where each segment of the text `before` is in the text `after`; a segment is a word."""
    recorded = keys_of(*before.split())
    segments = places(recorded, keys_of(*after.split()))
    return [segments[key] for key in recorded]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b c", "a b c", [0, 1, 2]),
        ("a b c", "x y a z b c", [2, 4, 5]),
        ("a b c", "c a", [1, None, 0]),
        # An equal segment inserted in front moves the numbers; the neighbours decide.
        ("a oui b oui c", "x oui y a oui b oui c", [3, 4, 5, 6, 7]),
        # The first of two is gone.
        ("a oui b c oui d", "a b c oui d", [0, None, 1, 2, 3, 4]),
        # One neighbour is left on either side.
        ("a oui b c oui d", "c oui y x oui b", [None, 4, 5, 0, 1, None]),
        # No neighbour is left: the number.
        ("a oui b c oui d", "p oui q r oui s", [None, 1, None, None, 4, None]),
        # Places in the same context move together.
        ("a oui b a oui b", "x oui y a oui b a oui b", [3, 4, 5, 6, 7, 8]),
        # Without neighbours, two of three fit by their numbers, the third finds nothing left.
        ("a oui b c oui d e oui f", "p oui q r oui s", [None, 1, None, None, 4, None, None, None, None]),
    ],
)
def test_segments_are_found_again(before: str, after: str, expected: list[int | None]) -> None:
    assert found(before, after) == expected


def test_one_segment_at_two_times_is_one_segment() -> None:
    """Decisions from before and after an insertion in front stay together on their segment."""
    old = keys_of("a", "oui", "b")[1]
    new = keys_of("x", "oui", "y", "a", "oui", "b")
    assert places([old, new[4]], new) == {old: 4, new[4]: 4}
    both = keys_of("a", "oui", "c")[1]
    assert places([old, both], keys_of("a", "oui", "c")) == {old: 1, both: 1}


def test_a_repeated_pair_of_which_one_neighbour_changed_keeps_two_segments() -> None:
    old = keys_of("a", "oui", "b", "a", "oui", "b")
    recorded, present = [old[1], old[4]], keys_of("z", "oui", "b", "a", "oui", "b")
    assert [places(recorded, present)[key] for key in recorded] == [1, 4]


def test_records_get_the_keys_of_the_present_text() -> None:
    old, gone = keys_of("a", "oui", "b")[1:]
    present = keys_of("x", "oui", "y", "a", "oui")
    setting = Record(3, ACTION, Decision(Kind.SETTING, name="capitals", value="all"))
    bare = dismissed(4, old)
    bare = Record(4, ACTION, Decision(Kind.ACCEPT, None, bare.decision.issue))
    resolution = resolve([dismissed(1, old), dismissed(2, gone), setting], present)
    assert resolution.segments == {old: 4, gone: None}
    assert [record.id for record in resolution.orphans] == [2]
    assert resolution.orphans[0].decision.segment == gone
    moved, kept = resolution.records
    assert kept is setting
    assert moved.decision.segment == present[4]
    assert list(current(resolution.records)) == [IssueKey("jument", "jument", 0, old.digest, 1)]
    assert resolve([bare], present).records[0].decision.segment == present[1]


def test_nothing_is_copied_where_nothing_moved() -> None:
    keys = keys_of("a", "b")
    records = [dismissed(number, key) for number, key in enumerate(keys)]
    assert all(map(lambda left, right: left is right, resolve(records, keys).records, records))


words = st.lists(st.sampled_from("aabc"), min_size=1, max_size=12)


@given(words)
def test_an_unchanged_text_loses_and_moves_nothing(targets: list[str]) -> None:
    keys = keys_of(*targets)
    assert list(places(keys, keys).values()) == list(range(len(keys)))


@given(words, words)
def test_a_segment_is_found_where_there_is_one_with_its_text(before: list[str], after: list[str]) -> None:
    recorded, present = keys_of(*before), keys_of(*after)
    segments = places(recorded, present)
    assert set(segments) == set(recorded)
    for key, index in segments.items():
        if index is not None:
            assert present[index].digest == key.digest
    for own in {key.digest for key in recorded}:
        wanted = [key for key in recorded if key.digest == own]
        there = [key for key in present if key.digest == own]
        used = {segments[key] for key in wanted} - {None}
        assert bool(used) == bool(there)
        assert len(used) <= len(there)


@given(
    st.lists(st.sampled_from("ab"), max_size=5), st.lists(st.text("pqrs", min_size=2, max_size=2), max_size=8)
)
def test_text_put_in_front_moves_everything_alike(front: list[str], targets: list[str]) -> None:
    """Where equal segments have different neighbours, an insertion elsewhere misleads nothing."""
    recorded = keys_of("start", *targets)
    contexts = [(key.digest, key.before, key.after) for key in recorded]
    assume(len(set(contexts)) == len(contexts))
    segments = places(recorded, keys_of(*front, "start", *targets))
    assert [segments[key] for key in recorded[1:]] == list(
        range(len(front) + 1, len(front) + 1 + len(targets))
    )


@given(words, st.lists(st.sampled_from("xyz"), max_size=6))
def test_equal_segments_of_one_text_do_not_collapse(neighbours: list[str], others: list[str]) -> None:
    """As many places as keys, whose contexts all differ from the recorded ones: each key gets its own."""
    before = [word for neighbour in neighbours for word in (neighbour, "oui")]
    after = [word for number in range(len(neighbours)) for word in (f"{number}{others}", "oui")]
    recorded = [key for key in keys_of(*before) if key.digest == keys_of("oui")[0].digest]
    segments = places(recorded, keys_of(*after))
    assert [segments[key] for key in recorded] == list(range(1, len(after), 2))


@pytest.mark.parametrize("shape", ["distinct", "equal", "equal, half gone", "equal, other neighbours"])
def test_the_time_grows_no_faster_than_the_text(shape: str) -> None:
    """Ten times the segments take about ten times as long, whatever they look like."""

    def texts(count: int) -> tuple[tuple[SegmentKey, ...], tuple[SegmentKey, ...]]:
        if shape == "distinct":
            targets = [f"phrase {number * 7 % (count - count // 10)}" for number in range(count)]
            return keys_of(*targets), keys_of("phrase 7", *targets[:100], *targets[200:])
        equal = keys_of(*["oui"] * count)
        if shape == "equal":
            return equal, keys_of("non", *["oui"] * count)
        if shape == "equal, half gone":
            return equal, equal[: count // 2]
        return equal, keys_of(*[word for number in range(count) for word in (str(number), "oui")])

    def seconds(count: int) -> float:
        recorded, present = texts(count)
        start = time.process_time()
        places(recorded, present)
        return time.process_time() - start

    small = min(seconds(2_000) for _ in range(3))
    assert seconds(20_000) < 40 * small + 0.05
