"""The two streams on a terminal and without one."""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from review.cli import output
from review.errors import Fault, InputError, ReviewError
from review.report.issues import plain


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal and remembers what it was sent."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="", write_through=True)

    def isatty(self) -> bool:
        return True

    def sent(self) -> str:
        self.flush()
        self.seek(0)
        return self.read()


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Two terminals in the place of the process's streams."""
    both = SimpleNamespace(stdout=Terminal(), stderr=Terminal())
    monkeypatch.setattr(output, "sys", both)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return both


@pytest.fixture
def screen(streams: SimpleNamespace) -> Terminal:
    found = streams.stdout
    assert isinstance(found, Terminal)
    return found


@pytest.fixture
def talk(streams: SimpleNamespace) -> Terminal:
    found = streams.stderr
    assert isinstance(found, Terminal)
    return found


def test_colours_on_a_terminal(screen: Terminal) -> None:
    assert output.painter()("wrong", "x") == "\x1b[31mx\x1b[0m"
    assert output.painter()("?", "x") == "x\x1b[0m"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colours_where_they_are_not_wanted(
    screen: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert output.painter()("wrong", "x") == plain("wrong", "x")


def test_no_colours_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert output.painter()("wrong", "x") == "x"


def test_a_text_on_a_terminal_is_made_visible(screen: Terminal) -> None:
    output.put_bytes("a.txt", "\ufeffun\r\ndeux\x1b[2J\u202e\t\rtrois".encode("utf-16-le"))
    output.put("a\x1b\r\n")
    assert screen.sent() == "un\ndeux␛[2J␦\t\ntrois" + "a␛␍\n"


def test_a_binary_format_on_a_terminal_is_refused(screen: Terminal) -> None:
    with pytest.raises(InputError):
        output.put_bytes("a.docx", b"PK\x03\x04\x00\xff")
    assert screen.sent() == ""


def test_bytes_elsewhere_stay_as_they_are(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    output.put_bytes("a.txt", b"PK\x00\xff\r\n\x1b")
    assert capsysbinary.readouterr().out == b"PK\x00\xff\r\n\x1b"


def test_a_terminal_without_the_character_gets_an_escape(streams: SimpleNamespace) -> None:
    streams.stdout = Terminal("latin-1")
    output.prepare()
    output.say("poêle → œuf")
    assert streams.stdout.sent() == "poêle \\u2192 \\u0153uf\n"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (InputError("a.txt", "gone", "look"), "review: a.txt: gone (look)\n"),
        (
            InputError("a", "", faults=[Fault("a", 1, "x", column=2), Fault("a", 3, "y\x1b\nz")]),
            "a:1:2: x\na:3: y␛⏎z\n",
        ),
    ],
)
def test_failures_are_one_line_each(
    error: ReviewError, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    output.fail(error)
    assert capsys.readouterr().err == said


def test_what_was_told_is_not_told_again(capsys: pytest.CaptureFixture[str]) -> None:
    told: set[str] = set()
    output.fail(InputError("a", "x"), told)
    output.fail(InputError("a", "x"), told)
    output.fail(InputError("b", "x"), told)
    assert capsys.readouterr().err == "review: a: x\nreview: b: x\n"


def clock(step: float) -> Iterator[float]:
    now = 0.0
    while True:
        yield now
        now += step


def test_the_bar_shows_after_a_second_and_is_cleared(talk: Terminal) -> None:
    ticks = clock(0.6)
    assert list(output.progress("abc", 3, lambda: next(ticks))) == ["a", "b", "c"]
    sent = talk.sent()
    assert "1/3" not in sent
    assert f"[{'#' * 20}{'.' * 10}] 2/3" in sent
    assert sent.endswith("3/3\r\x1b[K")


def test_who_writes_clears_the_bar_first(talk: Terminal, screen: Terminal) -> None:
    ticks = clock(2.0)
    for item in output.progress("ab", 2, lambda: next(ticks)):
        output.say(item)
    assert screen.sent() == "a\nb\n"
    assert talk.sent().count("\r\x1b[K") == talk.sent().count("/2")


def test_quick_work_and_no_terminal_show_no_bar(talk: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    ticks = clock(0.1)
    list(output.progress("abc", 3, lambda: next(ticks)))
    assert talk.sent() == ""


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    ticks = clock(5.0)
    list(output.progress("abc", 3, lambda: next(ticks)))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("handles", [(0,), (1,), (2,), (0, 1, 2)])
def test_streams_that_were_closed_by_the_caller_do_no_harm(handles: tuple[int, ...], tmp_path: Path) -> None:
    code = "import os, sys\nfor handle in sys.argv[1].split(','): os.close(int(handle))\n"
    code += "os.execv(sys.executable, [sys.executable, '-m', 'review', 'glossary', 'list'])"
    args = [sys.executable, "-c", code, ",".join(map(str, handles))]
    done = subprocess.run(args, cwd=tmp_path, capture_output=True, check=False, text=True, timeout=60)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert bool(done.stdout) is (1 not in handles)
