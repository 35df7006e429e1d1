"""`review glossary edit`: one entry through an editor, here a small program that changes the file it is given."""

import shlex
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from review.cli.glossary import edit as edit_module
from review.cli.glossary import entry_desk
from review.glossary.toml_file import load

Cli = Callable[..., Any]
Editor = Callable[..., None]

LINES = "import sys, pathlib; p = pathlib.Path(sys.argv[-1]); t = p.read_text(encoding='utf-8')"


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """Makes an editor of Python statements about the path `p` and its text `t`; with several, one for each call."""

    def make(*changes: str) -> None:
        counter = tmp_path / "calls"
        script = f"{LINES}\nc = pathlib.Path({str(counter)!r}); n = len(c.read_text()) if c.exists() else 0\n"
        script += "c.write_text('x' * (n + 1))\n"
        script += f"exec({list(changes)!r}[min(n, {len(changes) - 1})])"
        monkeypatch.setenv("VISUAL", shlex.join([sys.executable, "-c", script]))

    return make


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], bytes]:
    """Somebody sits at the terminal; gives what they type as bytes for the command's standard input."""

    def typed(letters: str) -> bytes:
        for module in (edit_module, entry_desk):
            monkeypatch.setattr(module, "can_ask", lambda: True)
        return "".join(f"{letter}\n" for letter in letters).encode()

    return typed


def put(before: str, after: str) -> str:
    return f"p.write_text(t.replace({before!r}, {after!r}), encoding='utf-8')"


def text(kitchen: Path) -> str:
    return (kitchen / "cuisine.toml").read_text(encoding="utf-8")


def test_the_entry_alone_is_opened_and_takes_its_place(
    cli: Cli, kitchen: Path, editor: Editor, drafts: Path
) -> None:
    before = text(kitchen)
    editor(f"assert 'oliver' not in t and t.startswith('[[entry]]'), t; {put('critical', 'minor')}")
    result = cli("glossary", "edit", "four")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"saved in {kitchen / 'cuisine.toml'}\n"
    assert text(kitchen) == before.replace('severity = "critical"', 'severity = "minor"')
    assert not list(drafts.glob("*.toml"))


def test_comments_and_layout_stay_as_they_were_typed(cli: Cli, kitchen: Path, editor: Editor) -> None:
    before = text(kitchen)
    editor(
        "p.write_text('# du four\\n' + t.replace('severity = ', 'severity   =   ') + '# fin\\n\\n\\n', encoding='utf-8')"
    )
    assert cli("glossary", "edit", "four").code == 0
    wanted = before.replace('[[entry]]\nid = "four"', '# du four\n[[entry]]\nid = "four"')
    wanted = wanted.replace('severity = "critical"', 'severity   =   "critical"')
    wanted = wanted.replace('le four chaud." }]\n', 'le four chaud." }]\n# fin\n', 1)
    assert text(kitchen) == wanted


@pytest.mark.parametrize(
    "change", ["pass", "p.write_text('')", "p.write_text(t.replace('\\n', '\\r\\n') + '\\n')"]
)
def test_nothing_typed_changes_nothing(
    cli: Cli, kitchen: Path, editor: Editor, drafts: Path, change: str
) -> None:
    before = text(kitchen)
    editor(change)
    result = cli("glossary", "edit", "four")
    assert (result.code, result.err) == (0, "nothing was changed\n")
    assert text(kitchen) == before
    assert not list(drafts.glob("*.toml"))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("le four chaud.", "la four chaud.", "expected “Il ouvre la four chaud.”, got “Il ouvre le four chaud.”"),
        ("right = ", "rihgt = ", "unknown field “rihgt” (did you mean “right”?)"),
        ('"critical"', '"critical', "this is not TOML"),
        ('id = "four"', 'id = "oliver"', "already"),
        ("note = ", "note = 3 #", "“note” must be a text"),
        ("gaz", "", ""),
    ][:-1],
)  # fmt: skip
def test_what_was_typed_is_kept_where_something_speaks_against_it(  # noqa: PLR0917 - the fixtures
    cli: Cli, kitchen: Path, editor: Editor, drafts: Path, before: str, after: str, said: str
) -> None:
    was = text(kitchen)
    editor(put(before, after))
    result = cli("glossary", "edit", "four")
    assert result.code == 1
    assert said in result.err
    assert text(kitchen) == was
    (draft,) = drafts.glob("*.toml")
    assert after in draft.read_text(encoding="utf-8")
    assert f"what you typed is in {draft}" in result.err
    assert f"review glossary edit four --from {draft}" in result.err


def test_what_was_kept_can_be_put_in(cli: Cli, kitchen: Path, editor: Editor, drafts: Path) -> None:
    editor(put("le four chaud.", "la four chaud."))
    cli("glossary", "edit", "four")
    (draft,) = drafts.glob("*.toml")
    repaired = draft.read_text(encoding="utf-8").replace("la four", "le four").replace("critical", "minor")
    draft.write_text(repaired, encoding="utf-8")
    assert cli("glossary", "edit", "four", "--from", draft).code == 0
    assert load(kitchen / "cuisine.toml").entries[1].severity == "minor"
    assert draft.exists()
    assert cli("glossary", "edit", "four", "--from", "rien.toml").code == 3


def test_the_text_can_come_from_a_pipe(cli: Cli, kitchen: Path) -> None:
    shown = cli("glossary", "show", "four").data
    assert (
        cli("glossary", "edit", "four", "--from", "-", stdin=shown.replace(b"critical", b"minor")).code == 0
    )
    assert load(kitchen / "cuisine.toml").entries[1].severity == "minor"
    assert cli("glossary", "edit", "four", "--from", "-", stdin=b"\xff").code == 3


@pytest.mark.parametrize(
    "hostile",
    [
        "p.write_bytes(b'[[entry]]\\nid = \\x00\\n')",
        "p.write_bytes(b'\\xff\\xfe[[entry]]')",
        "p.write_text(t + t, encoding='utf-8')",
        "p.write_text('schema = 1\\n[glossary]\\nname = \"x\"\\n', encoding='utf-8')",
        "p.write_text('[[entry]]\\nid = \"four\"\\nid = \"four\"\\n', encoding='utf-8')",
        "p.write_text('a = ' + '[' * 10000, encoding='utf-8')",
        "p.write_text('[[entry]]\\nid = \"\\x1b[2J\"\\n', encoding='utf-8')",
        "p.unlink()",
    ],
)
def test_hostile_texts_are_told_and_change_nothing(
    cli: Cli, kitchen: Path, editor: Editor, hostile: str
) -> None:
    before = text(kitchen)
    editor(hostile)
    result = cli("glossary", "edit", "four")
    assert result.code == 1
    assert "nothing was written" in result.err
    assert "\x1b" not in result.err
    assert text(kitchen) == before


def test_an_editor_that_fails_changes_nothing(cli: Cli, kitchen: Path, editor: Editor, drafts: Path) -> None:
    before = text(kitchen)
    editor("sys.exit(3)")
    result = cli("glossary", "edit", "four")
    assert (result.code, result.err) == (3, "review: edit: the editor ended with code 3\n")
    assert not list(drafts.glob("*.toml"))
    editor("p.write_text('typed'); sys.exit(3)")
    result = cli("glossary", "edit", "four")
    assert "what you typed is in" in result.err
    assert [one.read_text(encoding="utf-8") for one in drafts.glob("*.toml")] == ["typed"]
    assert text(kitchen) == before


def test_no_editor_is_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    result = cli("glossary", "edit", "four")
    assert result.code == 2
    assert "$VISUAL names no-such-editor, which is not there" in result.err
    assert "--from FILE" in result.err


def test_an_unknown_id_is_told_with_the_nearest(cli: Cli) -> None:
    result = cli("glossary", "edit", "fuor")
    assert result.code == 3
    assert "did you mean “four”?" in result.err


def meanwhile(kitchen: Path, before: str, after: str) -> str:
    """What an editor does while somebody else changes the glossary."""
    path = str(kitchen / "cuisine.toml")
    return (
        f"g = pathlib.Path({path!r}); "
        f"g.write_text(g.read_text(encoding='utf-8').replace({before!r}, {after!r}), encoding='utf-8')"
    )


def test_another_ones_change_is_shown_and_not_overwritten(
    cli: Cli, kitchen: Path, editor: Editor, drafts: Path
) -> None:
    editor(f"{put('critical', 'minor')}; {meanwhile(kitchen, 'est un four chaud.', 'se dit four chaud.')}")
    result = cli("glossary", "edit", "four")
    assert result.code == 1
    assert "the entry “four” was changed in the meantime" in result.err
    assert (
        '  note:\n    theirs: "« hot oven » se dit four chaud."\n    yours: "« hot oven » est un four chaud."'
        in result.err
    )
    assert '  severity:\n    theirs: "critical"\n    yours: "minor"' in result.err
    assert 'severity = "critical"' in text(kitchen)
    assert "se dit four chaud." in text(kitchen)
    assert len(list(drafts.glob("*.toml"))) == 1


@pytest.mark.parametrize(
    ("letters", "severity", "note", "code"),
    [
        ("p", "minor", "est", 0),
        ("k", "critical", "se dit", 1),
        ("xk", "critical", "se dit", 1),
        ("e", "neutral", "est", 0),
        ("", "critical", "se dit", 1),
    ],
)
def test_whoever_is_asked_decides(  # noqa: PLR0917 - the fixtures
    cli: Cli,
    kitchen: Path,
    editor: Editor,
    answers: Callable[[str], bytes],
    letters: str,
    severity: str,
    note: str,
    code: int,
) -> None:
    first = f"{put('critical', 'minor')}; {meanwhile(kitchen, 'est un four chaud.', 'se dit four chaud.')}"
    editor(first, put("minor", "neutral"))
    assert cli("glossary", "edit", "four", stdin=answers(letters)).code == code
    oven = load(kitchen / "cuisine.toml").entries[1]
    assert oven.severity == severity
    assert note in oven.note


def test_an_entry_that_is_gone_can_be_put_back(
    cli: Cli, kitchen: Path, editor: Editor, answers: Callable[[str], bytes]
) -> None:
    whole = text(kitchen)
    block = whole[whole.index('[[entry]]\nid = "four"') : whole.index('[[entry]]\nid = "oliver"')]
    editor(f"{put('critical', 'minor')}; {meanwhile(kitchen, block, '')}")
    result = cli("glossary", "edit", "four")
    assert "there is no entry “four” any more" in result.err
    assert result.code == 1
    (kitchen / "cuisine.toml").write_text(whole, encoding="utf-8")
    assert cli("glossary", "edit", "four", stdin=answers("p")).code == 0
    assert [one.id for one in load(kitchen / "cuisine.toml").entries] == [
        "fouet",
        "four",
        "oliver",
        "pincee",
        "poele",
    ]


def test_faults_can_be_mended_at_once(
    cli: Cli, kitchen: Path, editor: Editor, answers: Callable[[str], bytes], drafts: Path
) -> None:
    editor(
        put("le four chaud.", "la four chaud."),
        put("la four chaud.", "le four chaud ."),
        put("chaud .", "chaud."),
    )
    result = cli("glossary", "edit", "four", stdin=answers("eel"))
    assert result.code == 0
    assert result.err.count("nothing was written") == 2
    assert not list(drafts.glob("*.toml"))


def test_faults_can_be_left(cli: Cli, editor: Editor, answers: Callable[[str], bytes], drafts: Path) -> None:
    editor(put("le four chaud.", "la four chaud."))
    assert cli("glossary", "edit", "four", stdin=answers("l")).code == 1
    assert len(list(drafts.glob("*.toml"))) == 1


def test_a_changed_id_is_told(cli: Cli, kitchen: Path, editor: Editor) -> None:
    editor(put('id = "four"', 'id = "qfour"'))
    result = cli("glossary", "edit", "four")
    assert "decisions recorded under “four”" in result.err
    assert [one.id for one in load(kitchen / "cuisine.toml").entries] == [
        "fouet",
        "oliver",
        "pincee",
        "poele",
        "qfour",
    ]


def test_what_came_with_the_program_is_copied_first(
    cli: Cli, kitchen: Path, editor: Editor, monkeypatch: pytest.MonkeyPatch, answers: Callable[[str], bytes]
) -> None:
    shipped = kitchen / "cuisine.toml"
    before = text(kitchen)
    monkeypatch.setattr(edit_module, "is_shipped", lambda path: path == shipped)
    monkeypatch.setattr("review.session.glossary_home.shipped_glossaries", lambda: kitchen)
    editor(put("critical", "minor"))
    refused = cli("glossary", "edit", "four")
    assert refused.code == 2
    assert "add --copy" in refused.err
    assert cli("glossary", "edit", "four", stdin=answers("n")).code == 0
    assert not (kitchen / "glossaries").exists()
    result = cli("glossary", "edit", "four", "--copy")
    assert result.code == 0, result.err
    assert text(kitchen) == before
    assert (kitchen / "glossaries" / "cuisine.toml").read_text(encoding="utf-8") == before.replace(
        "critical", "minor"
    )


def test_a_table_and_an_entry_that_is_no_block_are_told(
    cli: Cli, kitchen: Path, editor: Editor, drafts: Path
) -> None:
    (kitchen / "t.csv").write_text(
        "id,wrong,right,mt,fixed\nlait,laid,lait,du laid,du lait\n", encoding="utf-8"
    )
    (kitchen / "i.toml").write_text(
        'schema = 1\nentry = [{ id = "ail", wrong = ["aille"], right = ["ail"], examples = [{ mt = "l\'aille", fixed = "l\'ail" }] }]\n',
        encoding="utf-8",
    )
    editor("p.write_text(t + 'note = \"x\"\\n', encoding='utf-8')")
    table = cli("glossary", "edit", "lait", "--glossary", "t.csv")
    assert (table.code, "changed in the table itself" in table.err) == (3, True)
    inline = cli("glossary", "edit", "ail", "--glossary", "i.toml")
    assert (inline.code, "only be changed by hand" in inline.err) == (3, True)
    assert not list(drafts.glob("*.toml"))
    assert "x" not in (kitchen / "t.csv").read_text(encoding="utf-8").replace("fixed", "")
    assert "note" not in (kitchen / "i.toml").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_to_keeps_what_was_typed(
    cli: Cli, kitchen: Path, editor: Editor, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tempfile.mkstemp

    def closed(**given: Any) -> Any:
        if given.get("dir") == kitchen:
            return _refuse()
        return made(**given)

    def _refuse() -> NoReturn:
        raise PermissionError(13, "Permission denied")

    before = text(kitchen)
    editor(put("critical", "minor"))
    monkeypatch.setattr(tempfile, "mkstemp", closed)
    result = cli("glossary", "edit", "four")
    assert result.code == 4
    assert "Permission denied" in result.err
    assert "what you typed is in" in result.err
    assert text(kitchen) == before
    (draft,) = drafts.glob("*.toml")
    assert "minor" in draft.read_text(encoding="utf-8")


def test_a_file_that_vanishes_meanwhile_is_told(
    cli: Cli, kitchen: Path, editor: Editor, drafts: Path
) -> None:
    editor(f"{put('critical', 'minor')}; pathlib.Path({str(kitchen / 'cuisine.toml')!r}).unlink()")
    result = cli("glossary", "edit", "four")
    assert result.code == 3
    assert "there is no such file" in result.err
    assert len(list(drafts.glob("*.toml"))) == 1
    assert not (kitchen / "cuisine.toml").exists()
