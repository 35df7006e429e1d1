from __future__ import annotations

import re
from pathlib import Path

import pytest

from review.french.lexicon import default_lexicon
from review.glossary.entry import Scope
from review.glossary.entry_table import (
    ENTRY_FIELDS,
    EXAMPLE_FIELDS,
    GLOSSARY_FIELDS,
    RIGHT_FIELDS,
    TOP_FIELDS,
    WORDS,
)
from review.glossary.exchange import tabular
from review.glossary.files import FOLDER_SUFFIXES, TABLE_SUFFIXES
from review.glossary.lint import lint
from review.glossary.source_text import SIZE_LIMIT
from review.glossary.toml_file import parse
from review.model.issue import ERROR_TYPES, Severity, Status
from review.model.proposal import Pos

PAGE = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    start = PAGE.index(f"# {title}\n")
    return re.split(r"\n##+ ", PAGE[start:], maxsplit=1)[0]


def rows(title: str) -> dict[str, str]:
    return dict(re.findall(r"^\| `(\w+)` \|(.*)$", section(title), re.MULTILINE))


@pytest.mark.parametrize(
    ("title", "fields"),
    [
        ("The file", TOP_FIELDS),
        ("Fields of [glossary]", GLOSSARY_FIELDS),
        ("Fields of [[entry]]", ENTRY_FIELDS),
        ("Right forms", RIGHT_FIELDS),
        ("Examples are tests", EXAMPLE_FIELDS),
    ],
)
def test_the_page_and_the_loader_know_the_same_fields(title: str, fields: tuple[str, ...]) -> None:
    assert list(rows(title)) == list(fields)


@pytest.mark.parametrize(
    ("field", "values"),
    [("pos", Pos), ("severity", Severity), ("status", Status), ("scope", Scope), *WORDS.items()],
)
def test_the_page_names_every_value(field: str, values: tuple[str, ...]) -> None:
    named = re.findall(r"`([^`]+)`", rows("Fields of [[entry]]")[field])
    assert [value for value in values if str(value) not in named] == []


def test_the_page_names_error_types_that_exist() -> None:
    named = re.findall(r"`([a-z-]+(?:/[a-z-]+)?)`", rows("Fields of [[entry]]")["type"])
    assert named
    assert set(named) <= ERROR_TYPES


def test_the_page_names_the_limit_and_the_suffixes() -> None:
    assert f"at most {SIZE_LIMIT // 2**20} MiB" in section("The file")
    tables = section("Tables: TSV and CSV")
    assert [suffix for suffix in TABLE_SUFFIXES if f"`{suffix}`" not in tables] == []
    assert [suffix for suffix in FOLDER_SUFFIXES if f"`{suffix}`" not in section("Several glossaries")] == []


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", blocks("toml"))
def test_the_glossaries_on_the_page_are_without_fault(block: str) -> None:
    text = block if block.startswith("schema") else "schema = 1\n" + block
    assert lint([parse(text, "page.toml")], default_lexicon()) == []


def test_the_table_on_the_page_loads() -> None:
    (block,) = blocks("csv")
    glossary = tabular.parse(block, "page.csv", is_csv=True)
    assert [entry.when for entry in glossary.entries] == [(), ("cuisine", "plat")]
