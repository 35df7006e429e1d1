"""docs/cli.md and docs/glossary-commands.md say what click knows, and nothing else."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from review.cli.main import group
from review.errors import ExitCode
from review.formats.registry import MAX_BYTES

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = (DOCS / "cli.md").read_text(encoding="utf-8")
GLOSSARY_PAGE = (DOCS / "glossary-commands.md").read_text(encoding="utf-8")
OPTION = re.compile(r"`(--?[a-z][a-z-]*)")


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """All commands that do something, by their full names."""
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=path)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, f"{path} {name}")
    else:
        yield path, command


COMMANDS = dict(commands(group(), "review"))


def page_of(name: str) -> str:
    """The page that tells of the command called `name`."""
    return GLOSSARY_PAGE if name.startswith("review glossary ") else PAGE


def section(title: str, page: str = PAGE) -> str:
    """The text under a heading, to the next of its level."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, title
    return found.group(1)


def tabled(text: str) -> set[str]:
    """The options in the first cells of the tables in `text`."""
    cells = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `-")]
    return {option for cell in cells for option in OPTION.findall(cell)}


def options(command: click.Command) -> set[str]:
    """The names of all options of a command, short and long."""
    context = click.Context(command, **command.context_settings)
    own = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    return {name for one in own for name in (*one.opts, *one.secondary_opts)}


def test_every_command_has_a_section_and_every_section_a_command() -> None:
    for page in (PAGE, GLOSSARY_PAGE):
        told = set(re.findall(r"^## `(review .*)`$", page, re.MULTILINE)) - {"review glossary"}
        assert told == {name for name in COMMANDS if page_of(name) is page}


def test_every_option_is_in_its_section_and_every_one_there_exists() -> None:
    for name, command in COMMANDS.items():
        own = tabled(section(f"`{name}`", page_of(name)))
        common = tabled(section("Common options", page_of(name)))
        assert not own & common, name
        if page_of(name) is PAGE:
            assert own | common == options(command), name
        else:
            assert own == options(command) - common, name


def test_every_section_on_glossaries_tells_the_exit_codes() -> None:
    for name in COMMANDS:
        if page_of(name) is GLOSSARY_PAGE:
            assert re.search("[Ee]xit codes? (is|0)|Exit codes: 0", section(f"`{name}`", GLOSSARY_PAGE)), name


def test_the_group_has_the_options_that_the_page_says() -> None:
    assert options(group()) == {"--version", "--lang", "-h", "--help"}
    assert "`review` itself takes `--lang`, `--help` and `--version`." in PAGE


def test_every_choice_is_named() -> None:
    for name, command in COMMANDS.items():
        for option in command.params:
            if isinstance(option.type, click.Choice):
                for choice in option.type.choices:
                    assert f"`{choice}`" in section(f"`{name}`", page_of(name)), (name, choice)


def test_exit_codes() -> None:
    listed = re.findall(r"^\| (\d+) \|", section("Exit codes"), re.MULTILINE)
    assert [int(code) for code in listed] == [code.value for code in ExitCode]


def test_every_command_line_in_the_page_is_valid() -> None:
    for block in re.findall(r"```sh\n(.*?)```", PAGE + GLOSSARY_PAGE, re.DOTALL):
        for line in block.replace("\\\n", "").splitlines():
            words = shlex.split(line)
            words = words[words.index("review") :]
            ends = [words.index(mark) for mark in ("|", ">") if mark in words]
            words = words[: min(ends, default=len(words))]
            command: click.Command = group()
            context = click.Context(command, info_name="review")
            if words[1] not in {name.split()[1] for name in COMMANDS}:
                words.insert(1, "open")
            for number, word in enumerate(words[1:], 1):
                found = command.get_command(context, word) if isinstance(command, click.Group) else None
                if found is None:
                    command.make_context("x", words[number:])
                    break
                command = found


def test_the_size_limit_is_documented() -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"at most {MAX_BYTES // 2**20} MiB" in page
