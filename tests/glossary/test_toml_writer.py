from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.errors import GlossaryError, OutputError
from review.glossary.entry import Example, GlossaryEntry, Scope
from review.glossary.entry_table import WORDS, derived_pos
from review.glossary.entry_writing import render, table_of
from review.glossary.forms import form_key
from review.glossary.toml_file import load, parse
from review.glossary.toml_writer import append_entry, create, replace_entry, with_entry, with_entry_replaced
from review.model.issue import ERROR_TYPES, Severity, Status
from review.model.proposal import Pos, Replacement

HEAD = 'schema = 1\n\n[glossary]\nname = "Essai"\n'
COMMENTED = """\
# Les mots du marché.
schema = 1

[glossary]
name = "Marché"   # du samedi

# Les fruits

# la poire d'abord
[[entry]]
id = "banane"     # et non la poire
wrong = [
  "plantain",     # au sens large
  # à revoir :
  "bananier",
]
right   =  ['banane']
severity="minor"
note = '''
[[entry]]
id = "piège"
'''
# fin de la banane

# Les légumes
[[entry]]
id = "navet"
right = ["navet"]
wrong = ["rave"]

[[entry.examples]]
mt = "une rave"        # ligne
fixed = "un navet"
"""

WORD = (
    st.text("abcdé ’-Œ", min_size=1, max_size=8)
    .map(str.strip)
    .filter(lambda word: any(map(str.isalpha, word)))
)
PROSE = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).filter(
    lambda text: text == "" or bool(text.strip())
)
FILLED = PROSE.filter(bool)


def words_of(key: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *WORDS[key]])


@st.composite
def right_forms(draw: st.DrawFn, pos: Pos | None, text: str) -> Replacement:
    kind = pos or derived_pos(text)
    article = draw(words_of("article")) if kind is not Pos.VERB else None
    return Replacement(
        text=text,
        pos=kind,
        gender=draw(words_of("gender")),
        number=draw(words_of("number")),
        plural=draw(st.none() | WORD),
        article=article or ("none" if kind is Pos.NAME else None),
        elide=draw(words_of("elide")),
        aux=draw(words_of("aux")) if kind is Pos.VERB else None,
        case=draw(words_of("case")),
        note=draw(PROSE),
    )


@st.composite
def entries(draw: st.DrawFn) -> GlossaryEntry:
    pos = draw(st.none() | st.sampled_from(Pos))
    terms = draw(st.lists(WORD, min_size=2, max_size=6, unique_by=form_key))
    cut = draw(st.integers(1, len(terms) - 1))
    rights = tuple(draw(right_forms(pos, text)) for text in terms[:cut])
    nearby = draw(st.lists(WORD, max_size=4, unique_by=form_key))
    middle = draw(st.integers(0, len(nearby)))
    pairs = draw(st.lists(st.tuples(FILLED, FILLED).filter(lambda pair: pair[0] != pair[1]), max_size=2))
    return GlossaryEntry(
        id=draw(st.text("abc019-", min_size=1, max_size=4)),
        wrong=tuple(terms[cut:]),
        right=rights,
        pos=rights[0].pos,
        type=draw(st.sampled_from(sorted(ERROR_TYPES))),
        severity=draw(st.sampled_from(Severity)),
        status=draw(st.sampled_from(Status)),
        origin=tuple(draw(st.lists(FILLED, max_size=2))),
        when=tuple(nearby[:middle]),
        unless=tuple(nearby[middle:]),
        scope=draw(st.sampled_from(Scope)),
        inflect=draw(st.booleans()),
        real_word=draw(st.booleans()),
        note=draw(PROSE),
        examples=tuple(Example(*pair) for pair in pairs),
        counterexamples=tuple(draw(st.lists(FILLED, max_size=2))),
    )


GLOSSARIES = st.lists(entries(), min_size=1, max_size=4, unique_by=lambda entry: entry.id)


@settings(max_examples=60, deadline=None)
@given(GLOSSARIES, st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read_back(wanted: list[GlossaryEntry], end: str) -> None:
    """Entries added one by one are all in the file, whatever they hold, in the order of their ids."""
    text = HEAD.replace("\n", end)
    for entry in wanted:
        text = with_entry(text, "x.toml", entry)
    assert list(parse(text, "x.toml").entries) == sorted(wanted, key=lambda entry: entry.id)
    assert ("\r\n" in text) == (end == "\r\n")


@settings(max_examples=60, deadline=None)
@given(GLOSSARIES, st.data())
def test_an_edit_of_one_entry_leaves_the_others_as_they_were(
    wanted: list[GlossaryEntry], data: st.DataObject
) -> None:
    """The text before and behind the entry's block is untouched, and the comments inside it survive."""
    number = data.draw(st.integers(0, len(wanted) - 1))
    blocks = [
        render(entry).replace("\n", f"  # titre {n}\n", 1) + f"# fin {n}\n\n"
        for n, entry in enumerate(wanted)
    ]
    text = HEAD + "".join(blocks)
    new = replace(data.draw(entries()), id=wanted[number].id)
    changed = with_entry_replaced(text, "x.toml", wanted[number], new)
    before, after = HEAD + "".join(blocks[:number]), "".join(blocks[number + 1 :])
    assert changed.startswith(before + f"[[entry]]  # titre {number}\n")
    assert changed.endswith(f"# fin {number}\n\n" + after)
    assert list(parse(changed, "x.toml").entries) == [*wanted[:number], new, *wanted[number + 1 :]]


def test_an_edit_that_changes_nothing_changes_no_character() -> None:
    for entry in parse(COMMENTED, "x.toml").entries:
        assert with_entry_replaced(COMMENTED, "x.toml", entry, entry) == COMMENTED


def test_only_what_differs_is_written_again() -> None:
    banana = parse(COMMENTED, "x.toml").entries[0]
    new = replace(banana, severity=Severity.MAJOR, wrong=("plantain", "régime"), when=("marché",))
    changed = with_entry_replaced(COMMENTED, "x.toml", banana, new)
    expected = (
        COMMENTED.replace('  "bananier",\n', '  "régime",\n')
        .replace('severity="minor"', 'severity="major"')
        .replace("# fin de la banane", 'when = ["marché"]\n# fin de la banane')
    )
    assert changed == expected


def test_fields_that_become_empty_go() -> None:
    turnip = parse(COMMENTED, "x.toml").entries[1]
    changed = with_entry_replaced(COMMENTED, "x.toml", turnip, replace(turnip, examples=()))
    assert changed == COMMENTED[: COMMENTED.index('wrong = ["rave"]')] + 'wrong = ["rave"]\n\n'


def test_what_is_said_of_the_right_forms_is_written_together() -> None:
    text = (
        HEAD
        + '[[entry]]\nid = "a"\nwrong = ["b"]\nright = [{ text = "c", gender = "f" }] # c\npos = "noun"\n'
    )
    (old,) = parse(text, "x.toml").entries
    new = replace(old, right=(*old.right, Replacement("d", Pos.NOUN, "f")))
    changed = with_entry_replaced(text, "x.toml", old, new)
    assert changed == text.replace('[{ text = "c", gender = "f" }]', '["c", "d"]') + 'gender = "f"\n'


def test_a_new_entry_goes_where_its_id_belongs() -> None:
    entry = GlossaryEntry(
        id="mangue", wrong=("mangouste",), right=(Replacement("mangue", Pos.NOUN),), pos=Pos.NOUN
    )
    changed = with_entry(COMMENTED, "x.toml", entry)
    block = '[[entry]]\nid = "mangue"\nwrong = ["mangouste"]\nright = ["mangue"]\npos = "noun"\n\n'
    assert changed == COMMENTED.replace("# Les légumes\n", block + "# Les légumes\n")


def test_a_new_entry_goes_last_in_a_file_that_isnt_sorted() -> None:
    text = with_entry(HEAD + '[[entry]]\nid = "b"\nwrong = ["x"]\nright = ["y"]', "x.toml", entry_of("c"))
    swapped = text.replace('id = "b"', 'id = "z"')
    assert [entry.id for entry in parse(with_entry(swapped, "x.toml", entry_of("a")), "x.toml").entries] == [
        "z",
        "c",
        "a",
    ]


def entry_of(name: str) -> GlossaryEntry:
    return GlossaryEntry(id=name, wrong=(f"faux {name}",), right=(Replacement(f"juste {name}", Pos.PHRASE),))


def test_long_lists_and_notes_are_laid_out_for_people() -> None:
    entry = replace(
        entry_of("a"),
        wrong=tuple(f"une forme bien longue numéro {n}" for n in range(4)),
        note="Un.\nDeux.",
        examples=(Example("a", "b"), Example("c", "d")),
    )
    assert render(entry) == (
        '[[entry]]\nid = "a"\nwrong = [\n'
        + "".join(f'  "une forme bien longue numéro {n}",\n' for n in range(4))
        + ']\nright = ["juste a"]\npos = "phrase"\nnote = """\nUn.\nDeux."""\n'
        + 'examples = [\n  { mt = "a", fixed = "b" },\n  { mt = "c", fixed = "d" },\n]\n'
    )


def test_an_expression_is_written_in_single_quotes() -> None:
    entry = replace(entry_of("a"), wrong=(r"\bmot\b",), regex=True)
    assert r"wrong = ['\bmot\b']" in render(entry)


def test_right_forms_that_a_file_cant_tell_are_refused() -> None:
    entry = replace(entry_of("a"), right=(Replacement("b", Pos.PHRASE), Replacement("c", Pos.VERB)))
    with pytest.raises(ValueError, match="differ in part of speech"):
        table_of(entry)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda entry: replace(entry, id="navet"), "there is an entry “navet” already"),
        (lambda entry: replace(entry, wrong=("banane",)), "“banane” is both wrong and right"),
        (lambda entry: replace(entry, unless=(" ",)), "“unless” holds an empty text"),
    ],
)
def test_a_change_that_makes_the_file_invalid_is_refused(
    change: Callable[[GlossaryEntry], GlossaryEntry], message: str
) -> None:
    banana = parse(COMMENTED, "x.toml").entries[0]
    with pytest.raises(GlossaryError, match=message):
        with_entry_replaced(COMMENTED, "x.toml", banana, change(banana))


def test_an_entry_that_was_changed_in_the_meantime_is_left_alone() -> None:
    banana = parse(COMMENTED, "x.toml").entries[0]
    other = COMMENTED.replace("plantain", "autre")
    with pytest.raises(GlossaryError, match="the entry “banane” was changed in the meantime"):
        with_entry_replaced(other, "x.toml", banana, replace(banana, note="x"))
    with pytest.raises(GlossaryError, match="there is no entry “banane” any more"):
        with_entry_replaced(HEAD, "x.toml", banana, banana)


def test_entries_written_as_a_list_are_left_to_people() -> None:
    text = 'schema = 1\nentry = [{ id = "a", wrong = ["b"], right = ["c"] }]\n'
    (entry,) = parse(text, "x.toml").entries
    with pytest.raises(GlossaryError, match="can only be changed by hand"):
        with_entry_replaced(text, "x.toml", entry, replace(entry, note="x"))


def test_files_are_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "neuf" / "perso.toml"
    create(path, 'Mes "mots"', "zh")
    append_entry(path, entry_of("b"))
    append_entry(path, entry_of("a"))
    (first, _second) = load(path).entries
    replace_entry(path, first, replace(first, note="vu"))
    glossary = load(path)
    assert [(entry.id, entry.note) for entry in glossary.entries] == [("a", "vu"), ("b", "")]
    assert (glossary.name, glossary.source, glossary.target) == ('Mes "mots"', "zh", "fr-FR")
    assert [file.name for file in path.parent.iterdir()] == ["perso.toml"]
    with pytest.raises(OutputError, match="there is a file of this name already"):
        create(path, "encore")


def test_mark_permissions_and_links_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    path.chmod(0o640)
    link = tmp_path / "lien.toml"
    try:
        link.symlink_to(path)
    except OSError:
        link = path
    append_entry(link, entry_of("a"))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf" + HEAD.encode())
    assert link == path or link.is_symlink()
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_write_that_fails_leaves_the_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD)

    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="this can't be written: No space left on device"):
        append_entry(path, entry_of("a"))
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.toml", HEAD)]


def test_reading_needs_neither_tomlkit_nor_regex(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD + '[[entry]]\nid = "b"\nwrong = ["x"]\nright = ["y"]\n')
    code = (
        "import sys; from pathlib import Path; from review.glossary import files, lint, toml_writer;"
        f"files.load_all([Path({str(path)!r})]); print(sorted({{'tomlkit', 'regex'}} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
