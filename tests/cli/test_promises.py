"""What holds for every text: no bytes make a command fall over, and fixing is settled after one go."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Cli = Callable[..., Any]

PIECES = (
    "Jamie ", "d’olivier", "d'olivier ", "l’étuve chaude", "Une étuve  chaude", "la casserole\nà frire", "casseroles à frire ",
    "un pincement ", "bat-œufs", ". ", "! ", "\n\n", "\r\n", " ", "de ", "qu’", "é", "\u00a0", "\x1b[0m", "\U0001f600", "e\u0301",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
SENTENCES = st.lists(
    st.tuples(
        st.sampled_from(("Jamie prend ", "Voici ", "Il va vers ")),
        st.sampled_from(PIECES),
        st.sampled_from((".\n", " ! ")),
    )
).map(lambda parts: "".join(map("".join, parts)))
SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@SLOW
@given(st.binary(max_size=60) | TEXTS.map(str.encode))
def test_any_bytes_are_checked_or_refused(cli: Cli, data: bytes) -> None:
    result = cli("check", "-", "--format", "json", stdin=data)
    assert result.code in (0, 1, 3)
    issues = json.loads(result.out)["issues"]
    assert (result.code == 3) <= (issues == [])


@SLOW
@given(TEXTS)
def test_places_and_repairs_fit_the_text(cli: Cli, text: str) -> None:
    for issue in json.loads(cli("check", "-", "--format", "json", stdin=text.encode()).out)["issues"]:
        assert text[issue["start"] : issue["end"]] == issue["text"]
        for repair in issue["proposals"]:
            assert 0 <= repair["start"] <= repair["end"] <= len(text)


def fixed(cli: Cli, kitchen: Path, data: bytes) -> tuple[bytes, int]:
    """The text that `fix` makes of `data`, fixed twice with one ledger, and how many places it repaired."""
    for old in kitchen.glob("*.review.db*"):
        old.unlink()
    (kitchen / "a.txt").write_bytes(data)
    once = cli("fix", "a.txt", "-o", "b.txt")
    assert once.code == 0
    assert cli("fix", "a.txt", "-o", "c.txt").err.startswith("0 places repaired\n")
    assert (kitchen / "c.txt").read_bytes() == (kitchen / "b.txt").read_bytes()
    assert (kitchen / "a.txt").read_bytes() == data
    return (kitchen / "b.txt").read_bytes(), int(once.err.split()[0])


@SLOW
@given(SENTENCES)
def test_fix_of_fix_is_fix(cli: Cli, kitchen: Path, text: str) -> None:
    once, _count = fixed(cli, kitchen, text.encode())
    assert fixed(cli, kitchen, once) == (once, 0)


@SLOW
@given(TEXTS)
def test_fixing_comes_to_an_end(cli: Cli, kitchen: Path, text: str) -> None:
    """Where errors touch, a repair may make its neighbour safe; each round repairs something or changes nothing."""
    data = text.encode()
    for _round in range(len(PIECES)):
        after, count = fixed(cli, kitchen, data)
        assert (count == 0) == (after == data)
        if count == 0:
            return
        data = after
    raise AssertionError(data)
