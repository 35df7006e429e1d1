from __future__ import annotations

from dataclasses import replace

import pytest

from review.french.lexicon import default_lexicon
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.exchange.tabular import parse as parse_table
from review.glossary.lint import lint
from review.glossary.toml_file import parse

EXAMPLE = 'examples = [{ mt = "a", fixed = "b" }]\n'


def entry(name: str, wrong: str, right: str, extra: str = "") -> str:
    # Of style, so that a French word needs no condition to be replaced.
    style = 'type = "style/awkward-style"'
    return f"[[entry]]\nid = \"{name}\"\nwrong = ['{wrong}']\nright = ['{right}']\n{EXAMPLE}{extra}{style}\n"


def glossary(*entries: str, path: str = "x.toml", source: str = "") -> Glossary:
    head = f'schema = 1\n[glossary]\nname = "x"\nsource = "{source or "en"}"\n'
    return parse(head + "".join(entries), path)


def told(*glossaries: Glossary) -> list[str]:
    return [str(fault) for fault in lint(glossaries, default_lexicon())]


def test_a_glossary_without_faults() -> None:
    one = glossary(
        entry("a", "cuire dur", "bouillir"),
        entry(
            "b",
            "rôti",
            "grillé",
            'real_word = true\ncounterexamples = ["Un rôti de veau."]\nwhen = ["pain"]\n',
        ),
        entry("c", "rôti", "poêlé", 'when = ["crêpe"]\n'),
        entry("d", "Le Monde", "Le Monde diplomatique", 'article = "name"\npos = "name"\n'),
    )
    assert told(one) == []


def test_an_entry_needs_an_example() -> None:
    (line,) = told(glossary(entry("a", "b", "c").replace(EXAMPLE, "")))
    assert line == 'x.toml:5: “a” has no example (add examples = [{ mt = "…", fixed = "…" }])'


def test_a_table_without_examples_is_told_once() -> None:
    table = parse_table("azz\tb\nczz\td\n", "x.tsv", is_csv=False)
    assert told(table) == ["x.tsv:1: 2 rows have no example (add the columns mt, fixed)"]


def test_a_real_word_needs_a_counterexample() -> None:
    (line,) = told(glossary(entry("a", "b", "c", "real_word = true\n")))
    assert line.startswith("x.toml:5: “a” is a real word and has no counterexample")


def test_entries_are_sorted_by_id() -> None:
    unsorted = glossary(entry("c", "c1", "c2"), entry("b", "b1", "b2"), entry("a", "a1", "a2"))
    assert told(unsorted) == ["x.toml:11: the entries aren't sorted by id: “b” stands after “c”"]


def test_a_wrong_form_that_an_earlier_entry_takes() -> None:
    first = glossary(entry("a", "Œuf dur", "œuf"), path="a.toml")
    second = glossary(entry("a", "blanc", "noir"), entry("b", "oeuf-dur", "coque"), path="b.toml")
    assert told(first, second) == [
        "b.toml:11: “oeuf-dur” is a wrong form of “a” too, which wins (a.toml, line 5) (merge the two entries, or give them different conditions)"
    ]
    assert told(second, first) == [
        "a.toml:5: “Œuf dur” is a wrong form of “b” too, which wins (b.toml, line 11) (merge the two entries, or give them different conditions)"
    ]


@pytest.mark.parametrize(
    ("first", "second", "hidden"),
    [
        ("", 'when = ["x"]\n', True),
        ('when = ["x", "y"]\n', 'when = ["Y", "x"]\n', True),
        ('when = ["x"]\n', "", False),
        ('when = ["x"]\n', 'when = ["y"]\n', False),
        ('when = ["x"]\nscope = "sentence"\n', 'when = ["x"]\n', False),
        ('origin = ["egg"]\n', 'origin = ["white"]\n', False),
        ('status = "retired"\n', "", False),
        ("", 'status = "retired"\n', False),
        ("", "regex = true\n", False),
    ],
)
def test_a_wrong_form_twice_under_conditions(first: str, second: str, hidden: bool) -> None:
    both = glossary(entry("a", "blanc", "œuf", first), entry("b", "blanc", "farine", second))
    assert bool(told(both)) == hidden


def test_glossaries_of_different_languages_never_meet() -> None:
    one = glossary(entry("a", "blanc", "œuf"), path="a.toml", source="en")
    other = glossary(entry("b", "blanc", "farine"), path="b.toml", source="zh")
    assert told(one, other) == []


def test_a_right_form_that_is_a_wrong_form() -> None:
    both = glossary(entry("a", "pâté", "Terrine"), entry("b", "terrine", "soupière"))
    assert told(both) == [
        "x.toml:5: the right form “Terrine” is a wrong form of “b” (x.toml, line 11) (choose another right form, or give the other entry a condition)"
    ]
    assert (
        told(glossary(entry("a", "pâté", "Terrine"), entry("b", "terrine", "bol", 'when = ["soupe"]\n')))
        == []
    )


def test_an_entry_that_flags_its_own_right_form() -> None:
    assert "is a wrong form of “a”" in told(glossary(entry("a", "lyon", "Lyon")))[0]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (entry("a", "b", "c", 'scope = "document"\n'), "“a” has a scope but neither when nor unless"),
        (entry("a", "b (.)", r"c \1"), r"“c \1” refers to a group, but the wrong forms are no expressions"),
        (entry("a", "b", "la farine", 'pos = "noun"\n'), "the right form “la farine” begins with an article"),
        (entry("a", "b", "l’Élysée", 'pos = "name"\n'), "the right form “l’Élysée” begins with an article"),
        (
            entry("a", "b", "czz", 'plural = "czzs"\n').replace("['czz']", "['czz', 'dzz']"),
            "“a” gives one plural to several right forms",
        ),
    ],
)
def test_one_more_fault(text: str, part: str) -> None:
    (line,) = told(glossary(text))
    assert part in line


def test_faults_come_by_file_and_line() -> None:
    one = glossary(
        entry("b", "b", "c", "real_word = true\n"), entry("a", "d", "e").replace(EXAMPLE, ""), path="z.toml"
    )
    two = glossary(entry("c", "f", "g", "real_word = true\n"), path="a.toml")
    places = [(fault.where, fault.line) for fault in lint([one, two], default_lexicon())]
    assert places == [("z.toml", 5), ("z.toml", 12), ("z.toml", 12), ("a.toml", 5)]


def test_ten_thousand_entries_are_checked_quickly() -> None:
    one = glossary(entry("a", "b", "c"))
    (made,) = one.entries
    entries: tuple[GlossaryEntry, ...] = tuple(
        replace(made, id=f"{n:06}", wrong=(f"mot {n}",), right=(replace(made.right[0], text=f"juste {n}"),))
        for n in range(10_000)
    )
    assert lint([replace(one, entries=entries)], default_lexicon()) == []
