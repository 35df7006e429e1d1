"""The French catalogue: whole, compiled, with the placeholders of the English texts, in French typography, and wide enough a screen for it."""

from __future__ import annotations

import gettext
import importlib.util
import io
import re
import string
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

import pytest

from review.cli.main import run
from review.model.messages import _, choose_language, ngettext
from review.tui.command import Where
from review.tui.commands import COMMANDS, commands_of
from review.tui.detail import LABEL
from review.tui.display import width_of
from review.tui.status import key_line

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
DIALOGUE: Final = 60
"""Cells that the keys of a dialogue have."""
NARROWEST: Final = 78
"""Cells of a line on the narrowest screen that everything must fit on, 80 columns."""
NEEDED: Final = {Where.FORM: 6, Where.CONFLICT: 7, Where.LESSONS: 6}
"""The lowest hint that must be shown where the keys below it come with the room for them."""

CODE: Final = re.compile(r"`[^`]*`|'[^' ]*\\[^' ]*'")
"""What is quoted as it must be typed: in backticks, or a text with a backslash in apostrophes."""


def catalogue_tool() -> ModuleType:
    """tools/catalogue.py, which stands in no package."""
    path = Path(__file__).parent.parent / "tools" / "catalogue.py"
    spec = importlib.util.spec_from_file_location("catalogue", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL: Final = catalogue_tool()


class Text(NamedTuple):
    """A form of a text: the English forms that it may come from, and the French one."""

    english: tuple[str, ...]
    french: str

    @property
    def closest(self) -> str:
        """The English form to compare the shape with."""
        return self.english[-1]


def texts() -> list[Text]:
    """All French texts of the catalogue, each plural form by itself."""
    found = []
    for message in TOOL.current():
        if isinstance(message.id, tuple):
            singular, plural = message.id
            found += [Text((plural, singular), message.string[0]), Text((plural,), message.string[1])]
        elif message.id:
            found.append(Text((message.id,), message.string))
    return found


def placeholders(text: str) -> frozenset[str]:
    """The fields of `text` as str.format takes them, conversions and formats too; none where it is no format."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return frozenset()
    return frozenset(
        f"{name}!{conversion or ''}:{form or ''}"
        for _text, name, form, conversion in parts
        if name is not None
    )


def misprints(text: str) -> list[str]:
    """What French typography has against `text`: apostrophes, quotation marks, no-break spaces.

    Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, chapter Ponctuation.
    Code stands apart: what is in backticks, texts with a backslash in apostrophes, colons inside a word (file:line).
    """
    bare = re.sub(r"\{[^{} ]*\}", "x", CODE.sub("x", text))
    rules = {
        "straight apostrophe": r"'",
        "English quotation mark": "[“”]",
        "no no-break space inside « »": rf"«(?!{NO_BREAK}\S)|(?<!{NO_BREAK})»",
        "no narrow no-break space before ; ! ?": rf"(?<!{NARROW})[;!?]",
        "no no-break space before the colon": rf"(?<!{NO_BREAK}):(?!\S)",
        "two spaces": rf"(?<=\S)[ {NO_BREAK}{NARROW}]{{2}}",
        "three points": r"\.\.\.",
    }
    return [fault for fault, pattern in rules.items() if re.search(pattern, bare)]


@pytest.fixture
def french() -> None:
    """Texts in French."""
    assert choose_language("fr_FR.UTF-8") == "fr"


def test_every_text_of_the_program_is_translated() -> None:
    merged = TOOL.merged()
    assert [message.id for message in TOOL.missing(merged)] == []
    assert {message.id for message in TOOL.current()} == {message.id for message in TOOL.template()}
    assert not [message.id for message in TOOL.current() if message.fuzzy]


def test_what_is_not_translated_is_told() -> None:
    catalog = TOOL.current()
    catalog.add("a text that nobody has translated")
    catalog.add(("one {count}", "many {count}"), ("un {count}", ""))
    assert [message.id for message in TOOL.missing(catalog)] == [
        "a text that nobody has translated",
        ("one {count}", "many {count}"),
    ]


def test_the_program_loads_what_the_catalogue_holds() -> None:
    with TOOL.PO.with_suffix(".mo").open("rb") as file:
        loaded = gettext.GNUTranslations(file)
    fresh = gettext.GNUTranslations(io.BytesIO(TOOL.compiled(TOOL.current())))
    for message in TOOL.current():
        if isinstance(message.id, tuple):
            singular, plural = message.id
            for count in (0, 1, 2):
                expected = message.string[count > 1]
                assert loaded.ngettext(singular, plural, count) == expected
                assert fresh.ngettext(singular, plural, count) == expected
        elif message.id:
            assert loaded.gettext(message.id) == fresh.gettext(message.id) == message.string


def test_the_texts_of_commands_are_among_them() -> None:
    known = {message.id for message in TOOL.current()}
    assert {text for one in COMMANDS for text in (one.label, one.help, one.group)} <= known


def test_placeholders_are_those_of_the_english_text() -> None:
    wrong = [
        text for text in texts() if placeholders(text.french) not in set(map(placeholders, text.english))
    ]
    assert wrong == []


def test_texts_have_the_shape_of_the_english_ones() -> None:
    """Space at the ends, final point, marks of code, names of options."""

    def shape(text: str) -> tuple[object, ...]:
        return (
            text[: len(text) - len(text.lstrip())],
            text[len(text.rstrip()) :],
            text.rstrip()[-1:] == ".",
            text.count('"'),
            text.count("`"),
            text.count("\\"),
            sorted(re.findall(r"(?<!\w)--[a-z-]+", text)),
        )

    assert [text for text in texts() if shape(text.french) != shape(text.closest)] == []


def test_texts_follow_french_typography() -> None:
    assert [(text.french, faults) for text in texts() if (faults := misprints(text.french))] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("l'adjectif", "straight apostrophe"),
        ("le mot “chef”", "English quotation mark"),
        ("le mot « chef »", "no no-break space inside « »"),
        (f"le mot «{NO_BREAK}chef »", "no no-break space inside « »"),
        ("sûr ?", "no narrow no-break space before ; ! ?"),
        (f"sûr{NO_BREAK}?", "no narrow no-break space before ; ! ?"),
        ("voir: {path}", "no no-break space before the colon"),
        (f"voir{NARROW}:", "no no-break space before the colon"),
        (f"voir {NO_BREAK}: ici", "two spaces"),
        ("voir...", "three points"),
    ],
)
def test_misprints_are_found(text: str, fault: str) -> None:
    assert misprints(text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        f"«{NO_BREAK}{{word}}{NO_BREAK}»{NO_BREAK}: sûr{NARROW}?",
        "  d’ici à {path}:{line}",
        "{seconds:g}",
        r"entre apostrophes '\bmot\b'",
        "la commande `review log 'FILE'`",
    ],
)
def test_good_french_and_code_are_no_misprints(text: str) -> None:
    assert misprints(text) == []


@pytest.mark.usefixtures("french")
def test_zero_and_one_are_singular() -> None:
    told = [
        ngettext("{count} issue", "{count} issues", count).format(count=count)  # the words of `review check`
        for count in (0, 1, 2)
    ]
    assert told == ["0 signalement", "1 signalement", "2 signalements"]


@pytest.mark.usefixtures("french")
def test_labels_fit_the_column_of_the_detail_panel() -> None:
    labels = [
        *(_("note"), _("origin"), _("earlier"), _("decided"), _("put in")),
        *(_("look"), _("rule"), _("why"), _("source"), _("remark")),
    ]
    assert [label for label in labels if len(label) >= LABEL] == []


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("where", [one for one in Where if one not in (Where.REVIEW, Where.EVERYWHERE)])
def test_no_key_is_dropped_from_the_footers(where: Where) -> None:
    dialogue = where in (Where.REASON, Where.EXPORT, Where.LEAVING, Where.NOTE, Where.SEVERITY)
    commands = [one for one in commands_of(where) if one.hint >= NEEDED.get(where, 1)]
    lines = 2 if where in (Where.PICKING, Where.NEVER) else 1
    assert key_line(commands, lines * (DIALOGUE if dialogue else NARROWEST)) == key_line(commands, 1000)


@pytest.mark.usefixtures("french")
def test_the_footer_of_the_review_shows_how_to_decide_at_80_columns() -> None:
    line = key_line(commands_of(Where.REVIEW), NARROWEST)
    shown = "".join(run.text for run in line)
    assert width_of(line) <= NARROWEST
    for word in ("accepter", "choisir", "modifier", "écarter", "passer", "aide"):
        assert f" {word} " in shown


@pytest.fixture
def check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., tuple[int, str, str]]]:
    """Runs `review check` on a short text about a garden; gives code, stdout and stderr."""
    (tmp_path / "jardin.txt").write_text("Le persan pousse près du mur.\n", encoding="utf-8")
    (tmp_path / "termes.toml").write_text(
        'schema = 1\n\n[glossary]\nname = "Jardin"\n\n[[entry]]\nid = "persil"\nwrong = ["persan"]\n'
        'right = ["persil"]\npos = "noun"\nreal_word = true\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_CONFIG_HOME", "HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))

    def call(*options: str) -> tuple[int, str, str]:
        code = run([*options, "check", "jardin.txt", "--glossary", "termes.toml", "--no-default-glossary"])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    yield call
    choose_language(None)


def test_check_speaks_french_when_asked(check: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = check("--lang", "fr")
    assert code == 1
    assert f"«{NO_BREAK}persan{NO_BREAK}» est correct dans d’autres contextes." in out
    assert err == "1 signalement dans 1 fichier\n"


def test_check_speaks_the_language_of_the_environment(
    check: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert check()[2] == "1 signalement dans 1 fichier\n"
    assert check("--lang", "en")[2] == "1 issue in 1 file\n"
