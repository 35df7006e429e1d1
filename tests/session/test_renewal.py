"""A session under other glossaries stands where one opened afresh would, with every decision in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from review.detect.matcher import Matcher
from review.errors import GlossaryError
from review.french.lexicon import default_lexicon
from review.glossary.toml_file import parse
from review.ledger.ledger import Ledger
from review.model.issue import State
from review.session.board import Board
from review.session.opening import LedgerUse, text_session, utc_now
from review.session.renewal import reloaded, renewed
from review.session.session import ReviewSession
from review.session.settings import Settings

from .conftest import GLOSSARY, TEXT

HEAD, *ENTRIES = GLOSSARY.split("[[entry]]")
EXTRA = [
    '\nid = "sel"\nwrong = ["sel"]\nright = ["fleur de sel"]\npos = "noun"\nreal_word = true\n',
    '\nid = "recette"\nwrong = ["recette d’olivier"]\nright = ["recette d’Oliver"]\npos = "phrase"\n',
]
KNOWN = [*ENTRIES, *EXTRA]

Opener = Callable[..., ReviewSession]


def matcher_of(entries: list[str]) -> Matcher:
    text = HEAD + "".join(f"[[entry]]{entry}" for entry in entries)
    return Matcher([parse(text, "cuisine.toml")], default_lexicon())


def views(session: ReviewSession) -> list[object]:
    return [session.segment(index) for index in range(len(session.document.segments))]


def afresh(session: ReviewSession, matcher: Matcher) -> ReviewSession:
    """What opening the text anew gives."""
    board = Board(session.document, matcher, default_lexicon(), None)
    return ReviewSession(board, session.ledger, session.settings, utc_now)


def act(session: ReviewSession, kind: int, place: int) -> None:
    """Do something, whatever `place` comes to here."""
    found = [view.issue for view in session.issues()]
    if kind == 0:
        session.undo()
    elif kind == 1:
        session.redo()
    elif kind == 2:
        index = place % len(session.document.segments)
        session.edit(index, session.segment(index).target + " Une casserole à frire.")
    elif found:
        issue = found[place % len(found)]
        offered = session.proposals(issue)
        if kind == 3:
            session.dismiss(issue)
        elif kind == 4:
            session.annotate(issue.segment, f"note {place}")
        elif kind == 5 and offered:
            places = session.places(issue, offered[0])
            if places:
                session.propagate(places)
        elif offered:
            session.accept(issue, offered[place % len(offered)])


ACTS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 20)), max_size=6)
GLOSSARIES = st.lists(st.sampled_from(KNOWN), unique=True, max_size=len(KNOWN))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example([entry for entry in KNOWN if "oliver" in entry], [], [(5, 0)], [(2, 0)], [])
@example([entry for entry in KNOWN if "oliver" in entry], [], [(3, 0)], [(6, 0)], [])
@given(GLOSSARIES, GLOSSARIES, ACTS, ACTS, ACTS)
def test_a_renewed_session_stands_where_one_opened_afresh_would(
    one: list[str],
    other: list[str],
    before: list[tuple[int, int]],
    meanwhile: list[tuple[int, int]],
    after: list[tuple[int, int]],
) -> None:
    session = text_session("recette.txt", TEXT.encode(), Settings(reviewer="ada"), matcher_of(one))
    for kind, place in before:
        act(session, kind, place)
    second = matcher_of(other)
    renewal = renewed(session, second)
    for kind, place in meanwhile:
        act(session, kind, place)
    renewal.catch_up()
    new = renewal.session
    assert new.orphans == afresh(session, second).orphans
    for kind, place in after:
        act(new, kind, place)
    fresh = afresh(session, second)
    assert views(new) == views(fresh)
    assert list(new.flagged) == list(fresh.flagged)
    assert new.progress() == fresh.progress()
    assert [new.proposals(view.issue) for view in new.issues()] == [
        fresh.proposals(view.issue) for view in fresh.issues()
    ]


def test_catching_up_tells_which_sentences_were_decided(opener: Opener) -> None:
    session = opener()
    renewal = renewed(session, matcher_of(ENTRIES))
    assert renewal.catch_up() == ()
    first = next(session.issues())
    session.dismiss(first.issue)
    assert renewal.catch_up() == (first.issue.segment,)
    assert renewal.catch_up() == ()
    assert next(renewal.session.issues()).state is State.DISMISSED
    session.undo()
    assert renewal.catch_up() is None
    assert next(renewal.session.issues()).state is State.UNDECIDED


def test_the_impact_is_what_is_found_more_and_fewer(opener: Opener) -> None:
    session = opener()
    change = renewed(session, matcher_of([*ENTRIES[1:], EXTRA[0]])).impact
    assert {issue.key.rule for issue in change.more} == {"sel"}
    assert {issue.key.rule for issue in change.fewer} == {"oliver"}
    assert len(change.fewer) == 3


def test_decisions_stay_when_their_entry_goes_and_come_back_with_it(opener: Opener) -> None:
    session = opener()
    pans = [view.issue for view in session.issues() if view.issue.entry == "poele"]
    session.accept(pans[0], session.proposals(pans[0])[0])
    session.dismiss(pans[1], "la marque")
    without = renewed(session, matcher_of([ENTRIES[0], *ENTRIES[2:]])).session
    kept = [view for view in without.issues() if view.issue.entry == "poele"]
    assert [view.state for view in kept] == [State.ACCEPTED]
    assert without.targets() == session.targets()
    assert [record.decision.reason for record in without.orphans] == ["la marque"]
    again = renewed(without, matcher_of(ENTRIES)).session
    assert views(again) == views(session)
    assert again.orphans == ()


def test_undo_and_redo_reach_over_a_renewal(opener: Opener) -> None:
    session = opener()
    issue = next(session.issues()).issue
    session.accept(issue, session.proposals(issue)[0])
    corrected = session.targets()
    new = renewed(session, matcher_of(ENTRIES[:2])).session
    assert new.undo() is not None
    assert new.targets() == {}
    assert new.redo() is not None
    assert new.targets() == corrected


def test_others_decisions_are_caught_up_with(opener: Opener) -> None:
    session = opener()
    other = opener("grace", LedgerUse.WRITE)
    renewal = renewed(session, matcher_of(ENTRIES))
    other.dismiss(next(other.issues()).issue)
    session.refresh()
    renewal.catch_up()
    assert views(renewal.session) == views(session)


def test_a_decision_made_while_decisions_are_laid_out_is_in(
    opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opener()
    issue = next(session.issues()).issue
    load, waiting = Board.load, [issue]

    def meddle(board: Board, records: object) -> None:
        load(board, records)  # type: ignore[arg-type]
        if waiting:
            session.dismiss(waiting.pop())

    monkeypatch.setattr(Board, "load", meddle)
    renewal = renewed(session, matcher_of(ENTRIES))
    assert renewal.catch_up() == ()
    assert views(renewal.session) == views(session)


def test_a_faulty_glossary_leaves_the_session_as_it_is(opener: Opener, folder: Path) -> None:
    session = opener()
    was = views(session)
    (folder / "cuisine.toml").write_text(GLOSSARY.replace('pos = "noun"', 'pos = "nuon"'), encoding="utf-8")
    with pytest.raises(GlossaryError) as told:
        reloaded(session)
    assert len(told.value.faults) == 3
    assert views(session) == was
    (folder / "cuisine.toml").write_text(HEAD, encoding="utf-8")
    assert list(reloaded(session).session.issues()) == []


def test_what_progress_raises_ends_the_renewal(opener: Opener) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        renewed(opener(), matcher_of(ENTRIES), progress=stop)


def test_other_settings_count_from_then_on(opener: Opener, folder: Path) -> None:
    session = opener()
    own = Settings((folder / "cuisine.toml",), reviewer="grace", source_language="zh")
    new = renewed(session, matcher_of(ENTRIES), own).session
    assert new.settings is own
    assert isinstance(new.ledger, Ledger)
    assert new.ledger is session.ledger
    assert list(new.issues()) == []  # the glossary serves texts from English
