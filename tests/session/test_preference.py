"""What a reviewer chose for an entry is proposed first from then on, across restarts, until it is taken back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from review.model.issue import Issue
from review.session.export import corrected_bytes
from review.session.opening import open_session
from review.session.session import ReviewSession
from review.session.settings import Settings

Opener = Callable[..., ReviewSession]

HUGGING_FACE = """\
schema = 1
[glossary]
name = "Presse"
source = "zh"

[[entry]]
id = "hugging-face"
wrong = ["visage étreignant"]
right = [{ text = "Hugging Face", elide = "ask" }]
pos = "name"
"""

PRESS = """\
Le patron de Visage étreignant parle. Les modèles de Visage étreignant plaisent. On parle de Visage étreignant.

L'équipe de Visage étreignant se tait.
"""


def pans(session: ReviewSession) -> list[Issue]:
    return [view.issue for view in session.issues() if view.issue.entry == "poele"]


def offered(session: ReviewSession, issue: Issue) -> list[str]:
    return [proposal.replacement.text for proposal in session.proposals(issue)]


def test_the_alternative_chosen_is_first_for_the_rest(opener: Opener) -> None:
    session = opener()
    first, second = pans(session)
    assert offered(session, second) == ["poêle", "sauteuse"]
    session.accept(first, session.proposals(first)[1])
    assert offered(session, second) == ["sauteuse", "poêle"]
    session.close()
    assert offered(opener(), second) == ["sauteuse", "poêle"]


def test_a_choice_taken_back_counts_no_more(opener: Opener) -> None:
    session = opener()
    first, second = pans(session)
    session.accept(first, session.proposals(first)[1])
    session.undo()
    assert offered(session, second) == ["poêle", "sauteuse"]
    session.redo()
    assert offered(session, second) == ["sauteuse", "poêle"]
    session.reopen(first)
    assert offered(session, second) == ["poêle", "sauteuse"]


def test_the_latest_choice_counts(opener: Opener) -> None:
    session = opener()
    first, second = pans(session)
    session.accept(first, session.proposals(first)[1])
    assert offered(session, first) == ["sauteuse", "poêle"]
    session.accept(first, session.proposals(first)[1])
    assert offered(session, second) == ["poêle", "sauteuse"]


def test_what_auto_accepts_is_no_choice(opener: Opener) -> None:
    session = opener()
    session.fix()
    first, second = pans(session)
    session.reopen(second)
    session.accept(second, session.proposals(second)[1])
    session.reopen(first)
    assert offered(session, first) == ["sauteuse", "poêle"]


def test_fix_puts_the_choice_in_place(opener: Opener) -> None:
    session = opener()
    first, _ = pans(session)
    session.accept(first, session.proposals(first)[1])
    session.fix()
    assert "La sauteuse d’Oliver va dans le four chaud !" in corrected_bytes(session).decode()


@pytest.fixture
def press(tmp_path: Path) -> Iterator[ReviewSession]:
    text, glossary = tmp_path / "presse.txt", tmp_path / "presse.toml"
    text.write_text(PRESS, encoding="utf-8")
    glossary.write_text(HUGGING_FACE, encoding="utf-8")
    session = open_session(text, Settings((glossary,), reviewer="anne"))
    yield session
    session.close()


def written(session: ReviewSession, issue: Issue) -> list[str]:
    return [session.preview(issue, proposal).target for proposal in session.proposals(issue)]


def test_the_form_chosen_is_first_too(press: ReviewSession) -> None:
    first, second, *_ = [view.issue for view in press.issues()]
    here = written(press, first)
    assert len(here) == 2
    other = press.proposals(first)[1]
    form = here[1].removeprefix("Le patron ").split("Hugging")[0]
    press.accept(first, other)
    assert written(press, second)[0].strip() == f"Les modèles {form}Hugging Face plaisent."


def test_equal_places_get_the_form_chosen(press: ReviewSession) -> None:
    first, *_ = [view.issue for view in press.issues()]
    for proposal in press.proposals(first):
        form = press.preview(first, proposal).target.strip().removeprefix("Le patron ").split("Hugging")[0]
        places = press.places(first, proposal)
        assert len(places) == 4
        assert all(f" {form}Hugging" in place.after for place in places)
