"""Decisions, undo and the corrected text, through the session, on disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from review.model.issue import Issue, State
from review.session.export import corrected_bytes
from review.session.opening import LedgerUse, open_session
from review.session.session import AUTO, ReviewSession
from review.session.settings import Settings

Opener = Callable[..., ReviewSession]


def issues(session: ReviewSession) -> list[Issue]:
    return [view.issue for view in session.issues()]


def states(session: ReviewSession) -> list[State]:
    return [view.state for view in session.issues()]


def text(session: ReviewSession) -> str:
    return corrected_bytes(session).decode()


def test_what_is_found(opener: Opener) -> None:
    found = [(issue.entry, issue.text) for issue in issues(opener())]
    assert found == [
        ("oliver", "olivier"),
        ("poele", "casserole à frire"),
        ("pincee", "pincement"),
        ("oliver", "olivier"),
        ("poele", "casserole à frire"),
        ("oliver", "olivier"),
        ("four", "étuve chaude"),
    ]


def test_nothing_decided_is_the_machines_text(opener: Opener, machine_text: str) -> None:
    session = opener()
    assert text(session) == machine_text
    assert session.progress().left == 7


def test_accept_two_in_one_sentence_and_take_one_back(opener: Opener) -> None:
    session = opener()
    _, _, _, _, pan, oliver, oven = issues(session)
    for issue in (oven, oliver, pan):
        session.accept(issue, session.proposals(issue)[0])
    assert "La poêle d’Oliver va dans le four chaud !" in text(session)
    session.reopen(oliver)
    assert "La poêle d’olivier va dans le four chaud !" in text(session)
    assert states(session)[4:] == [State.ACCEPTED, State.UNDECIDED, State.ACCEPTED]


def test_everything_is_there_after_reopening(opener: Opener) -> None:
    session = opener()
    first, pan, pinch, *_ = issues(session)
    session.accept(first, session.proposals(first)[0])
    session.accept(pan, session.proposals(pan)[1])
    session.dismiss(pinch, "le cœur")
    session.skip(issues(session)[3])
    session.edit(5, "On sert aussitôt.")
    written = text(session)
    session.close()
    again = opener()
    assert text(again) == written
    assert states(again)[:4] == [State.ACCEPTED, State.ACCEPTED, State.DISMISSED, State.SKIPPED]
    here = again.next_issue(undecided=True)
    assert here is not None
    assert here.issue.key == issues(again)[3].key
    assert "chauffe la sauteuse" in written
    assert "On sert aussitôt." in written


def test_undo_and_redo_across_restarts(opener: Opener, machine_text: str) -> None:
    session = opener()
    first = issues(session)[0]
    session.accept(first, session.proposals(first)[0])
    session.edit(5, "On sert aussitôt.")
    session.close()
    again = opener()
    undone = again.undo()
    assert undone is not None
    assert undone.segments == (5,)
    assert "tout de suite" in text(again)
    assert again.undo() is not None
    assert text(again) == machine_text
    assert again.undo() is None
    again.close()
    third = opener()
    assert third.redo() is not None
    assert "d’Oliver est simple" in text(third)


def test_edit_by_hand_keeps_what_is_left_and_undo_brings_it_back(opener: Opener) -> None:
    session = opener()
    pan = issues(session)[4]
    session.accept(pan, session.proposals(pan)[0])
    number = pan.segment
    session.edit(number, "La poêle d’olivier passe au feu, avec un pincement de thym.")
    views = session.segment(number).issues
    assert {view.issue.text: view.state for view in views} == {
        "casserole à frire": State.ACCEPTED,
        "olivier": State.UNDECIDED,
        "étuve chaude": State.RESOLVED,
        "pincement": State.UNDECIDED,
    }
    name = next(view.issue for view in views if view.issue.text == "olivier")
    session.accept(name, session.proposals(name)[0])
    assert session.segment(number).target == "La poêle d’Oliver passe au feu, avec un pincement de thym."
    session.undo()
    session.undo()
    assert session.segment(number).target == "La poêle d’olivier va dans l’étuve chaude !"
    assert [view.state for view in session.segment(number).issues] == [
        State.ACCEPTED,
        State.UNDECIDED,
        State.UNDECIDED,
    ]


def test_accept_everywhere_is_one_act(opener: Opener, machine_text: str) -> None:
    session = opener()
    first, _, _, second, _, third, _ = issues(session)
    session.dismiss(second)
    proposal = session.proposals(first)[0]
    places = session.places(first, proposal)
    assert [place.issue.key for place in places] == [first.key, third.key]
    assert places[1].after == "La casserole à frire d’Oliver va dans l’étuve chaude !"
    session.propagate(places)
    assert text(session).count("Oliver") == 2
    session.reopen(third)
    session.accept(third, session.proposals(third)[0])
    session.undo()
    session.undo()
    session.undo()
    assert text(session) == machine_text
    assert states(session)[3] is State.DISMISSED


def test_fix_accepts_what_is_safe_and_nothing_twice(opener: Opener) -> None:
    session = opener()
    outcome = session.fix()
    assert outcome is not None
    assert {record.action.reviewer for record in outcome.records} == {AUTO}
    once = text(session)
    assert session.fix() is None
    assert "pincement" in once
    assert "olivier" not in once
    assert session.fix(with_questions=True) is not None
    assert "Une pincée de sel suffit, dit Oliver." in text(session)
    assert session.fix(with_questions=True) is None
    left = [view.issue.entry for view in session.issues() if not view.state.decided]
    assert left == ["pincee"]


def test_what_people_decided_stays_with_fix(opener: Opener) -> None:
    session = opener()
    first = issues(session)[0]
    session.dismiss(first)
    session.fix(with_questions=True)
    assert text(session).startswith("La recette d’olivier est simple.")


def test_two_reviewers_share_a_ledger(opener: Opener) -> None:
    ada, bob = opener("ada"), opener("bob")
    first, second, *_ = issues(ada)
    ada.accept(first, ada.proposals(first)[0])
    bob.accept(second, bob.proposals(second)[0])
    assert ada.refresh()
    assert text(ada) == text(bob)
    bob.undo()
    assert "Oliver" in text(bob)
    assert "casserole à frire." in text(bob)


def test_a_text_that_grew_elsewhere_keeps_its_decisions(
    opener: Opener, folder: Path, machine_text: str
) -> None:
    session = opener()
    last = issues(session)[-1]
    session.accept(last, session.proposals(last)[0])
    session.dismiss(issues(session)[0])
    session.close()
    path = folder / "recette.txt"
    path.write_text("Un chapeau tout neuf.\n\n" + machine_text, encoding="utf-8")
    again = opener()
    assert states(again)[0] is State.DISMISSED
    assert states(again)[-1] is State.ACCEPTED
    assert again.orphans == ()


def test_a_sentence_that_is_gone_leaves_an_orphan(opener: Opener, folder: Path) -> None:
    session = opener()
    first = issues(session)[0]
    session.dismiss(first, "voulu")
    session.close()
    (folder / "recette.txt").write_text("Une autre phrase, de Jamie.\n", encoding="utf-8")
    again = opener()
    assert [record.decision.reason for record in again.orphans] == ["voulu"]


def test_an_accepted_repair_outlives_its_entry(opener: Opener, folder: Path) -> None:
    session = opener()
    pan = issues(session)[1]
    session.accept(pan, session.proposals(pan)[0])
    session.close()
    glossary = folder / "cuisine.toml"
    glossary.write_text(
        glossary.read_text("utf-8").replace('wrong = ["casserole à frire"]', 'wrong = ["poêlon bizarre"]'),
        "utf-8",
    )
    again = opener()
    assert "Jamie chauffe la poêle." in text(again)
    assert [view.state for view in again.segment(pan.segment).issues] == [State.ACCEPTED]


def test_seconds_are_measured_and_idle_time_cut(opener: Opener) -> None:
    session = opener()
    first = issues(session)[0]
    session.stopwatch.restart()
    outcome = session.accept(first, session.proposals(first)[0])
    assert outcome.records[0].decision.seconds == pytest.approx(10, abs=25)
    assert outcome.records[0].decision.seconds > 0


def test_moving_among_issues_goes_round(opener: Opener) -> None:
    session = opener()
    found = issues(session)
    step = session.next_issue()
    seen = []
    for _ in found:
        assert step is not None
        seen.append(step.issue.key)
        step = session.next_issue(step.issue)
    assert seen == [issue.key for issue in found]
    assert step is not None
    assert step.issue.key == seen[0]
    back = session.next_issue(found[0], step=-1)
    assert back is not None
    assert back.issue.key == found[-1].key


def test_an_undo_by_someone_else_is_taken_in(opener: Opener, machine_text: str) -> None:
    ada, bob = opener("ada"), opener("bob")
    first, second, *_ = issues(ada)
    ada.accept(first, ada.proposals(first)[0])
    assert bob.refresh()
    ada.undo()
    assert bob.refresh()
    assert text(bob) == machine_text
    assert not bob.refresh()
    ada.redo()
    bob.dismiss(second)
    assert "d’Oliver est" in text(bob)


def test_text_and_ledger_may_be_renamed_together(opener: Opener, folder: Path) -> None:
    session = opener()
    session.fix()
    session.close()
    (folder / "recette.txt").rename(folder / "plat.txt")
    (folder / "recette.txt.review.db").rename(folder / "plat.txt.review.db")
    settings = Settings((folder / "cuisine.toml",), reviewer="ada")
    for use in (LedgerUse.READ, LedgerUse.COPY, LedgerUse.WRITE):
        again = open_session(folder / "plat.txt", settings, use=use)
        assert "d’Oliver est simple" in text(again)
        again.close()


def test_a_link_leads_to_the_same_ledger(opener: Opener, folder: Path, tmp_path: Path) -> None:
    session = opener()
    session.fix()
    session.close()
    link = folder / "ailleurs" / "lien.txt"
    link.parent.mkdir()
    link.symlink_to(folder / "recette.txt")
    settings = Settings((folder / "cuisine.toml",), reviewer="ada")
    linked = open_session(link, settings, use=LedgerUse.READ)
    assert "d’Oliver est simple" in text(linked)
    linked.close()


def test_what_others_undid_is_among_the_changed(opener: Opener) -> None:
    ada, bob = opener("ada"), opener("bob")
    first, *_, last = issues(ada)
    ada.accept(first, ada.proposals(first)[0])
    bob.refresh()
    ada.undo()
    outcome = bob.dismiss(last)
    assert {first.segment, last.segment} <= set(outcome.segments)
    assert states(bob)[0] is State.UNDECIDED
    ada.redo()
    undone = bob.undo()
    assert undone is not None
    assert {first.segment, last.segment} <= set(undone.segments)


def test_an_edit_by_hand_can_be_taken_back_out_of_turn(opener: Opener) -> None:
    session = opener()
    pan, oliver, _oven = issues(session)[4:]
    session.accept(pan, session.proposals(pan)[0])
    session.edit(pan.segment, "Tout autre chose.")
    session.dismiss(issues(session)[0])
    assert session.segment(pan.segment).edited
    outcome = session.reopen_edit(pan.segment)
    assert outcome.segments == (pan.segment,)
    assert session.segment(pan.segment).target == "La poêle d’olivier va dans l’étuve chaude !"
    assert states(session)[0] is State.DISMISSED
    session.accept(oliver, session.proposals(oliver)[0])
    written = text(session)
    session.close()
    again = opener()
    assert text(again) == written
    assert "La poêle d’Oliver va" in written
    again.undo()
    again.undo()
    assert again.segment(pan.segment).target == "Tout autre chose."
