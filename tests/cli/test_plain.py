"""`review open --plain`: the whole review line by line, as it is told and as it is decided."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.cli.main import run
from review.cli.plain.asking import _numbers
from review.cli.plain.commands import COMMANDS, Typed, parse
from review.cli.plain.conversation import Conversation
from review.cli.plain.standing import PlainReview
from review.cli.plain.telling import bracketed
from review.detect.matcher import Matcher
from review.model.span import Span
from review.session.opening import LedgerUse, matcher_for, open_session, text_session
from review.session.session import ReviewSession
from review.session.settings import Options, Settings, settings_for

Cli = Callable[..., Any]
ROOT = Path(__file__).parent.parent.parent
WHEN = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
DOUBTFUL = "Le pincement est prêt, et il est grand.\n"


@pytest.fixture
def plain(cli: Cli) -> Cli:
    """Runs the plain review of a file on typed lines; returns what was told, times left out."""

    def call(*lines: str, file: str = "recette.txt", code: int = 0) -> str:
        result = cli("open", "--plain", file, stdin="".join(f"{line}\n" for line in lines).encode())
        assert (result.code, result.err) == (code, "")
        return WHEN.sub("TIME", result.out)

    return call


def session_of(file: str = "recette.txt") -> ReviewSession:
    """What the ledger holds now."""
    return open_session(Path(file), settings_for(Path(file), Options()), use=LedgerUse.READ)


def exported(cli: Cli, file: str = "recette.txt") -> str:
    text = cli("export", file).out
    assert isinstance(text, str)
    return text


def test_a_whole_review(plain: Cli, cli: Cli, golden: Callable[[str, str], None]) -> None:
    first = plain(
        "", ">", "<", "2", "u", "U", "x", "u", "d", "n", "e Une pincée de sel suffit, dit Oliver.", "c relire", "n",
        "A", "9", "1", "A", "", "y", "f", "f undecided", ": 5", "/ RIEN", "e Rien à dire ici.", "q",
    )  # fmt: skip
    second = plain(
        "n", "p", "r", "x", "p", "r", "", "u", "U", "f all", "+", "-", "n", "w", "q", "3",
        "f flagged", "p", "X", "", "X", "3", "r", "m major", "A", "", "y", "s", "s", "?",
    )  # fmt: skip
    golden("plain.txt", f"{first}\n{second}")
    assert "Une pincée de sel suffit, dit Oliver." in exported(cli)


def test_the_end_of_the_lines_is_a_way_out(plain: Cli) -> None:
    assert plain().endswith("7 left. Command:\n")
    assert plain("e").endswith("New sentence:\n")
    assert plain("", "A").rstrip().endswith("q goes back:")
    assert session_of().progress().decided == 1


class Interrupted:
    """Lines, then Ctrl-C."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text)

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        line = self._lines.readline()
        if not line:
            raise KeyboardInterrupt
        return line


def test_control_c_loses_nothing(kitchen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Interrupted("\n2\ne\n"))
    assert run(["open", "--plain", "recette.txt"]) == 130
    assert session_of().progress().decided == 2


def test_hostile_text_is_made_visible(plain: Cli, kitchen: Path) -> None:
    text = "La \x1b[31mcasserole à frire\u202e fume\x07.\r\nLe pincement\x9b est là.\n"
    (kitchen / "hostile.txt").write_bytes(text.encode())
    told = plain(
        "d",
        "e",
        "",
        "c \x1b]0;x\x07",
        "A",
        "q",
        "",
        "d",
        "zz\x1b[2J",
        "/ \x1b",
        "w no\x1b/where",
        file="hostile.txt",
    )
    assert not set(told) & set("\x1b\x07\x9b\u202e\r")
    assert "␛[31m" in told


def test_what_was_hostile_stays_where_it_was(plain: Cli, cli: Cli, kitchen: Path) -> None:
    (kitchen / "hostile.txt").write_bytes(b"Une\x07 recette\nsimple.\n")
    plain("e Une␇ recette⏎facile.", file="hostile.txt")
    assert exported(cli, "hostile.txt") == "Une\x07 recette\nfacile.\n"


class Meddling(Interrupted):
    """Lines; before the first one is handed out somebody else decides."""

    def __init__(self, text: str, meddle: Callable[[], None]) -> None:
        super().__init__(text)
        self._meddle = [meddle]

    def readline(self) -> str:
        if self._meddle:
            self._meddle.pop()()
        return super().readline()


def test_a_conflict_is_one_line(
    kitchen: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def meddle() -> None:
        path = Path("recette.txt")
        other = open_session(path, settings_for(path, Options(reviewer="grace")))
        other.dismiss(next(other.issues()).issue)
        other.close()

    monkeypatch.setattr(sys, "stdin", Meddling("s\nq\n", meddle))
    assert run(["open", "--plain", "recette.txt"]) == 0
    out = capsys.readouterr().out
    assert "\nproblem: grace decided here in the meantime: dismiss olivier" in out
    assert "Decided: by grace" in out


def test_doubts_are_switched_by_number(plain: Cli, cli: Cli, kitchen: Path) -> None:
    (kitchen / "doute.txt").write_bytes(DOUBTFUL.encode())
    told = plain("d2", "d3", "d1", "d1", "", file="doute.txt")
    assert "Doubt 1, off: “il” may have to become “elle”. (il → elle)" in told
    assert "Repair: [La pincée] est [prête], et il est [grande]." in told
    assert "there is no doubt 3 here" in told
    assert exported(cli, "doute.txt") == "La pincée est prête, et il est grande.\n"


def test_doubts_go_with_accepting_everywhere(plain: Cli, cli: Cli, kitchen: Path) -> None:
    (kitchen / "doute.txt").write_bytes(f"{DOUBTFUL}\nUn pincement suffit.\n".encode())
    told = plain("d1", "A", "", "y", file="doute.txt")
    assert "1: sentence 1, look first: [La pincée] est [prête], et [elle] est grand." in told
    assert exported(cli, "doute.txt") == "La pincée est prête, et elle est grand.\n\nUne pincée suffit.\n"


def test_another_severity_and_type(plain: Cli) -> None:
    told = plain("m minor style/awkward-style", "m", "m nonsense", "u")
    assert "sentence 1: minor, style, awkward style, entry oliver, undecided" in told
    assert "severities are: neutral, minor, major, critical" in told
    assert "problem: olivier: there is no error type nonsense" in told
    assert told.rstrip().splitlines()[-6].startswith("Issue 1 of 8, sentence 1: major, accuracy")


def test_a_filter_is_walked_along(plain: Cli) -> None:
    told = plain("f entry poele", "n", "n", "x", "x", "f nothing", "f warned", "f edited", "n")
    numbers = re.findall(r"^Issue (\d) of 8", told, re.MULTILINE)
    assert numbers[:5] == ["1", "2", "5", "2", "5"]
    assert "nothing is left to decide among: entry poele" in told
    assert "there is no filter nothing" in told
    assert "there is nothing of this kind: edited by hand" in told


def test_an_answer_that_is_no_number_is_asked_again(plain: Cli) -> None:
    told = plain("n", "A", "3", "x", "2", "n")
    assert "3 is none of the numbers" in told
    assert "x is none of the numbers" in told
    assert "Accept in 1 of 2 places? y or n: n" in told
    assert told.rstrip().splitlines()[-2] == "nothing is changed"


def test_files_are_replaced_after_a_yes_alone(plain: Cli, kitchen: Path) -> None:
    (kitchen / "out.txt").write_bytes(b"old")
    told = plain("w out.txt", "n", "w recette.txt", "w cuisine.toml", "w no/where.txt", "w ~nobody/x")
    assert (kitchen / "out.txt").read_bytes() == b"old"
    assert told.count("\nproblem: ") == 4
    plain("w out.txt", "y")
    assert (kitchen / "out.txt").read_bytes() == (kitchen / "recette.txt").read_bytes()


def test_a_line_that_is_no_text(cli: Cli) -> None:
    result = cli("open", "--plain", "recette.txt", stdin=b"e caf\xe9\n\xff\nx\n")
    assert result.code == 0
    assert result.out.count("problem: standard input: this line is no valid text") == 2
    assert session_of().progress().decided == 1


def test_what_stands_behind_a_command_that_takes_nothing(plain: Cli) -> None:
    assert "problem: la fin" in plain("x la fin")
    assert session_of().progress().decided == 0


def test_a_text_without_sentences_or_issues(plain: Cli, kitchen: Path) -> None:
    typed = [command.typed.split()[0].replace("Enter", "") for command in COMMANDS]
    (kitchen / "empty.txt").write_bytes(b"")
    assert "there is no sentence in this file" in plain(*typed, file="empty.txt")
    (kitchen / "clean.txt").write_bytes(b"Tout va bien.\n")
    assert "Sentence 1 of 1: nothing is flagged here" in plain(*typed, file="clean.txt")


def test_nothing_is_told_with_signs_for_the_eye(plain: Cli) -> None:
    told = plain("", "A", "", "n", "d", "x", "X", "1", "u", "U", "r", "c a", "f", "w x.txt", "m minor")
    assert not set(told) & set("○◌●×◐✎▁▃▅▇▸✓━─│·\x1b")


def test_the_screen_is_not_loaded(kitchen: Path) -> None:
    script = "import json, sys; from review.cli.main import run; code = run(sys.argv[1:]); print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script, "open", "--plain", "recette.txt"],
        input="\nA\n\nn\n? \nf\nX\n1\nu\ne x\nw out.txt\nq\n",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    code, names = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    assert not [name for name in names if name.split(".")[0] == "textual"]


def test_without_a_terminal_the_plain_review_is_named(cli: Cli) -> None:
    assert "--plain" in cli("recette.txt").err


def test_the_page_lists_the_commands() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    section = page.split("### Line by line")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(.+?)` \| (.+) \|$", section, re.MULTILINE)
    assert rows == [(command.typed, command.help) for command in COMMANDS]


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("", Typed("")),
        ("   ", Typed("")),
        ("3", Typed("1", "3")),
        (" d2 ", Typed("d1", "2")),
        ("d 2", Typed("d1", "2")),
        ("d", Typed("d")),
        (":12", Typed(":", "12")),
        (": L4", Typed(":", "L4")),
        ("/l’étuve  chaude ", Typed("/", "l’étuve  chaude")),
        ("e  Deux  mots ", Typed("e", "Deux  mots")),
        ("entry", Typed("entry")),
        ("X parce que", Typed("X", "parce que")),
    ],
)
def test_parse(line: str, typed: Typed) -> None:
    assert parse(line) == typed


@given(
    st.text(alphabet="abé \n", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4),
)
def test_brackets_add_nothing_but_brackets(text: str, ends: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), max(pair)) for pair in ends if max(pair) <= len(text)]
    told = bracketed(text, spans)
    assert told.replace("[", "").replace("]", "") == text.replace("\n", " ")
    assert "[]" not in told
    assert "][" not in told


@given(st.sets(st.integers(1, 20)))
def test_numbers(numbers: set[int]) -> None:
    assert _numbers(" ".join(map(str, numbers)), 20) == numbers
    assert _numbers("1-20", 20) == set(range(1, 21))
    with pytest.raises(ValueError, match="21"):
        _numbers("21", 20)


class Scripted:
    """A reader of lines that were thought up before."""

    prefills = False

    def __init__(self, lines: list[str]) -> None:
        self._lines: Iterator[str] = iter(lines)

    def ask(self, *_prompts: str) -> str:
        for line in self._lines:
            return line
        raise EOFError


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Matcher]:
    """The kitchen's glossary, loaded once."""
    source = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
    glossary = tmp_path_factory.mktemp("glossary") / "cuisine.toml"
    glossary.write_text(source.split('GLOSSARY = """\\\n')[1].split('"""')[0], encoding="utf-8")
    chosen = Settings(glossaries=(glossary,), reviewer="ada")
    return chosen, matcher_for(chosen)


LINES = st.one_of(
    st.sampled_from(
        ["", "1", "2", "x", "s", "r", "u", "U", "n", "p", "A", "y", "X", "e", "d", "d1", "+", "-", "f", "q"]
    ),
    st.sampled_from(
        ["f entry poele", "f undecided", "f all", "f edited", ": 3", "/ sel", "e Autre.", "c note", "m minor"]
    ),
    st.text(max_size=6)
    .map(lambda text: "".join(text.splitlines()))
    .filter(lambda text: not text.strip().startswith("w")),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINES, max_size=25))
def test_whatever_is_typed(ready: tuple[Settings, Matcher], lines: list[str]) -> None:
    chosen, matcher = ready
    text = "La recette d’olivier. Jamie chauffe la casserole à frire.\nLe pincement est prêt, et il est grand.\nRien ici."
    session = text_session("a.txt", text.encode(), chosen, matcher)
    conversation = Conversation(session, Scripted(lines))  # type: ignore[arg-type]
    conversation.run()
    review = conversation._review
    fresh = PlainReview(session)
    assert review.tally.left == fresh.tally.left == session.progress().left
    if review.issue is not None:
        keys = [one.issue.key for one in session.issues()]
        assert review.number == (keys.index(review.issue.issue.key) + 1, len(keys))
    session.close()
