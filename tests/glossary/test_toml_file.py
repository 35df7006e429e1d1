from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.errors import Fault, GlossaryError
from review.glossary import source_text
from review.glossary.entry import Example, Scope
from review.glossary.toml_file import load, parse
from review.model.issue import Severity, Status
from review.model.proposal import Pos, Replacement

DATA = Path(__file__).parent / "data"
HEAD = 'schema = 1\n\n[glossary]\nname = "Essai"\n'
ENTRY = '\n[[entry]]\nid = "four"\nwrong = ["fourneau"]\nright = ["four"]\n'


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(GlossaryError) as caught:
        parse(text, "essai.toml")
    return caught.value.faults


def only_fault(text: str) -> Fault:
    faults = faults_of(text)
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


def test_every_field_is_read() -> None:
    text = """
schema = 1
[glossary]
name = "Tout"
source = "en"
target = "fr-CA"
note = "Pour l'essai."
licence = "CC0-1.0"
authors = ["A. B."]

[[entry]]
id = "tout"
wrong = ["chien chaud", "chiens-chauds"]
right = ["hot-dog", { text = "saucisse", gender = "f", plural = "saucisses", elide = "no", note = "Québec", case = "keep" }]
pos = "noun"
gender = "m"
number = "s"
article = "definite"
elide = "ask"
case = "follow"
type = "terminology/wrong-term"
severity = "critical"
status = "warn"
origin = ["hot dog"]
when = ["moutarde"]
unless = ["vétérinaire"]
scope = "sentence"
inflect = false
real_word = true
note = "Mot à mot."
examples = [{ mt = "un chien chaud", fixed = "un hot-dog" }]
counterexamples = ["Le chien chaud dort au soleil."]
"""
    glossary = parse(text, "tout.toml")
    assert (glossary.name, glossary.source, glossary.target, glossary.path) == (
        "Tout",
        "en",
        "fr-CA",
        "tout.toml",
    )
    (entry,) = glossary.entries
    assert entry.right == (
        Replacement("hot-dog", Pos.NOUN, "m", "s", None, "definite", "ask", None, "follow"),
        Replacement("saucisse", Pos.NOUN, "f", "s", "saucisses", "definite", "no", None, "keep", "Québec"),
    )
    assert (entry.wrong, entry.pos, entry.type) == (
        ("chien chaud", "chiens-chauds"),
        Pos.NOUN,
        "terminology/wrong-term",
    )
    assert (entry.severity, entry.status, entry.scope) == (Severity.CRITICAL, Status.WARN, Scope.SENTENCE)
    assert (entry.origin, entry.when, entry.unless) == (("hot dog",), ("moutarde",), ("vétérinaire",))
    assert (entry.inflect, entry.regex, entry.real_word, entry.note) == (False, False, True, "Mot à mot.")
    assert entry.examples == (Example("un chien chaud", "un hot-dog"),)
    assert entry.counterexamples == ("Le chien chaud dort au soleil.",)
    assert (entry.path, entry.line) == ("tout.toml", 11)


def test_what_a_file_leaves_out() -> None:
    (entry,) = parse("schema = 1\n" + ENTRY, "dossier/cuisine.toml").entries
    glossary = parse("schema = 1\n" + ENTRY, "dossier/cuisine.toml")
    assert (glossary.name, glossary.source, glossary.target) == ("cuisine", None, "fr")
    assert (entry.pos, entry.severity, entry.scope) == (Pos.PHRASE, Severity.MAJOR, Scope.PARAGRAPH)
    assert entry.right == (Replacement("four", Pos.PHRASE),)


@pytest.mark.parametrize(
    ("right", "pos", "article"),
    [
        ("Lyon", Pos.NAME, "none"),
        ("Élise", Pos.NAME, "none"),
        ("SNCF", Pos.ACRONYM, None),
        ("four à pain", Pos.PHRASE, None),
        ("X", Pos.NAME, "none"),
    ],
)
def test_pos_follows_from_the_capitals(right: str, pos: Pos, article: str | None) -> None:
    text = HEAD + f'[[entry]]\nid = "a"\nwrong = ["faux"]\nright = ["{right}"]\n'
    (entry,) = parse(text, "a.toml").entries
    assert (entry.pos, entry.right[0].pos, entry.right[0].article) == (pos, pos, article)


def test_a_name_keeps_the_article_it_gives() -> None:
    text = (
        HEAD
        + '[[entry]]\nid = "a"\nwrong = ["faux"]\nright = ["Le Caire"]\npos = "name"\narticle = "contract"\n'
    )
    assert parse(text, "a.toml").entries[0].right[0].article == "contract"


def test_a_file_without_entries_loads() -> None:
    assert parse(HEAD, "vide.toml").entries == ()


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(DATA / "ten_faults.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GlossaryError) as caught:
        load(Path("ten_faults.toml"))
    assert str(caught.value) + "\n" == (DATA / "ten_faults.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ('serverity = "minor"', "unknown field “serverity”", "did you mean “severity”?"),
        ('real-word = "x"', "unknown field “real-word”", "did you mean “real_word”?"),
        ('source = "en"', "unknown field “source”", "“source” belongs to [glossary]"),
        ('mt = "x"', "unknown field “mt”", "“mt” belongs to examples"),
        ('zzz = "x"', "unknown field “zzz”", "the fields here are: id, wrong"),
        ('pos = "verbe"', "unknown pos “verbe”", "did you mean “verb”?"),
        ('pos = ["name"]', "“pos” must be a text in quotes, not a list", 'write pos = "name"'),
        ('type = "mistranslation"', "unknown type", "did you mean “accuracy/mistranslation”?"),
        ('type = "terminolgy"', "unknown type", "did you mean “terminology”?"),
        ('type = "zzz"', "unknown type", "one of: accuracy, audience-appropriateness"),
        ('severity = "huge"', "unknown severity “huge”", "one of: neutral, minor, major, critical"),
        ('severity = "Major"', "unknown severity “Major”", "did you mean “major”?"),
        ('status = "activ"', "unknown status “activ”", "did you mean “active”?"),
        ('scope = "phrase"', "unknown scope “phrase”", ""),
        ('gender = "masculin"', "unknown gender “masculin”", "did you mean “m”?"),
        ('number = "plural"', "unknown number “plural”", "did you mean “p”?"),
        ('article = "contracted"', "unknown article “contracted”", "did you mean “contract”?"),
        ("elide = true", "“elide” must be a text in quotes, not true or false", ""),
        ('case = "upper"', "unknown case “upper”", "one of: keep, follow"),
        ('aux = "avoir"', "“aux” is for verbs alone", 'write pos = "verb"'),
        ('pos = "verb"\narticle = "none"', "a verb has no article", "leave the field out"),
        ('pos = "verb"\naux = "etre"', "unknown aux “etre”", "did you mean “être”?"),
        ('inflect = "false"', "“inflect” must be true or false, not a text", "write inflect = false"),
        ("regex = 1", "“regex” must be true or false, not a number", "write regex = true"),
        ("note = 5", "“note” must be a text in quotes, not a number", 'write note = "5"'),
        ('note = " "', "“note” is empty", ""),
        ("note = 2001-01-01", "“note” must be a text in quotes, not a date or time", ""),
        ('when = "mot"', "“when” must be a list, not a text", 'write when = ["mot"]'),
        ("when = []", "“when” is an empty list", "leave the field out instead"),
        ("when = [3]", "“when[1]” must be a text in quotes, not a number", ""),
        ('when = ["a", " "]', "“when” holds an empty text", ""),
        ('when = ["a\\nb"]', "“a\nb” holds a line break or control character (U+000A)", ""),
        ('when = ["…"]', "“…” has no letter or digit", ""),
        ('when = ["Œuf"]\nunless = ["oeuf"]', "“oeuf” stands in both when and unless", ""),
        (
            'examples = { mt = "a", fixed = "b" }',
            "“examples” must be a list, not a table",
            "write examples = [{ … }]",
        ),
        ('examples = ["a"]', "an example must be a table with mt, fixed", 'write { mt = "…", fixed = "…" }'),
        ('examples = [{ mt = "a" }]', "“fixed” is missing", 'write fixed = "…"'),
        ('examples = [{ mt = "a", fixed = "a" }]', "“mt” and “fixed” are the same text", ""),
        (
            'examples = [{ mt = "a", fixd = "b", fixed = "c" }]',
            "unknown field “fixd”",
            "did you mean “fixed”?",
        ),
        ('counterexamples = [["a"]]', "“counterexamples[1]” must be a text in quotes, not a list", ""),
        ('plural = "a\\tb"', "“a\tb” holds a line break or control character (U+0009)", ""),
    ],
)
def test_a_fault_in_an_entry(line: str, message: str, hint: str) -> None:
    fault = only_fault(HEAD + ENTRY + line + "\n")
    assert fault.message.startswith(message)
    assert hint in fault.hint
    assert fault.line == 10 + line.count("\n")


@pytest.mark.parametrize(
    ("wrong", "message", "hint"),
    [
        ('"x"', "“wrong” must be a list, not a text", 'write wrong = ["x"]'),
        ("[]", "“wrong” is an empty list", "write at least one"),
        ('["a", ""]', "“wrong” holds an empty text", ""),
        ('["a", "A"]', "the wrong form “A” stands twice", ""),
        ('["l’œuf", "L\'oeuf"]', "the wrong form “L'oeuf” stands twice", ""),
        ('["four"]', "“four” is both wrong and right", ""),
        ('["a\\u0007"]', "“a\x07” holds a line break or control character (U+0007)", ""),
        ('[" a"]', "“ a” has spaces around it", ""),
        ("12", "“wrong” must be a list, not a number", ""),
    ],
)
def test_a_fault_in_the_wrong_forms(wrong: str, message: str, hint: str) -> None:
    fault = only_fault(HEAD + f'[[entry]]\nid = "a"\nright = ["four"]\nwrong = {wrong}\n')
    assert (fault.line, fault.message.startswith(message)) == (8, True), str(fault)
    assert hint in fault.hint


@pytest.mark.parametrize(
    ("right", "message"),
    [
        ('"x"', "“right” must be a list, not a text"),
        ('{ text = "x" }', "“right” must be a list, not a table"),
        ("[]", "“right” is an empty list"),
        ('[""]', "“right” holds an empty text"),
        ('["a", "a"]', "the right form “a” stands twice"),
        ('[{ text = "a" }, "a"]', "the right form “a” stands twice"),
        ("[1]", "“right[1]” must be a text in quotes, not a number"),
        ('[{ gender = "f" }]', "“text” is missing"),
        ('[{ text = "a", gendre = "f" }]', "unknown field “gendre”"),
        ('[{ text = "a", pos = "noun" }]', "unknown field “pos”"),
        ('[{ text = "a", aux = "être" }]', "“aux” is for verbs alone"),
        ('["a\\nb"]', "“a\nb” holds a line break or control character (U+000A)"),
    ],
)
def test_a_fault_in_the_right_forms(right: str, message: str) -> None:
    fault = only_fault(HEAD + f'[[entry]]\nid = "a"\nwrong = ["b"]\nright = {right}\n')
    assert (fault.line, fault.message) == (8, message)


def test_right_forms_of_different_gender_may_be_the_same_word() -> None:
    text = (
        HEAD
        + '[[entry]]\nid = "a"\nwrong = ["b"]\nright = [{text = "mémoire", gender = "m"}, {text = "mémoire", gender = "f"}]\n'
    )
    assert [right.gender for right in parse(text, "a.toml").entries[0].right] == ["m", "f"]


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("(a", "x", "the expression “(a” is invalid: missing ), at character 3"),
        ("a*", "x", "the expression “a*” matches the empty text"),
        (r"\b", "x", r"the expression “\b” matches the empty text"),
        ("(?=m)", "x", "the expression “(?=m)” matches the empty text"),
        ("(a)", r"\2", r"“\2” refers to group 2, but the expression has 1"),
        ("a", r"\1", r"“\1” refers to group 1, but the expression has 0"),
        ("(?<n>a)", r"\g<m>", r"“\g<m>” refers to a group “m” that the expression lacks"),
        ("(a)", r"\d", r"“\d” has a backslash that refers to no group"),
    ],
)
def test_a_fault_in_an_expression(wrong: str, right: str, message: str) -> None:
    fault = only_fault(
        HEAD + f"[[entry]]\nid = 'a'\nwrong = ['{wrong}']\nright = ['{right}']\nregex = true\n"
    )
    assert fault.message == message
    assert fault.line == (8 if "“\\" in message and "expression “" not in message else 7)


def test_expressions_that_are_right() -> None:
    text = (
        HEAD
        + "[[entry]]\nid = 'a'\nwrong = ['(\\d+) pour cents?', '(?<n>un)']\nright = ['\\1 %', '\\g<1>']\nregex = true\n"
    )
    assert parse(text, "a.toml").entries[0].wrong == (r"(\d+) pour cents?", "(?<n>un)")


def test_a_backspace_in_an_expression_is_explained() -> None:
    fault = only_fault(HEAD + "[[entry]]\nid = 'a'\nwrong = [\"\\bmot\"]\nright = ['x']\nregex = true\n")
    assert "U+0008" in fault.message
    assert "single quotes" in fault.hint


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("", 1, "“schema” is missing", "write schema = 1 at the top of the file"),
        ("schema = 0\n", 1, "unknown schema", "write schema = 1"),
        ("\nschema = true\n", 2, "unknown schema", "write schema = 1"),
        ('schema = "1"\n', 1, "unknown schema", ""),
        (
            "schema = 2\nnew_thing = 3\n",
            1,
            "the file is written for a newer version of review (schema 2)",
            "newer",
        ),
        ("schema = 1\n[[entries]]\n", 2, "unknown field “entries”", "did you mean “entry”?"),
        ("schema = 1\n[[glossary]]\n", 2, "“glossary” must be a table that begins with [glossary]", ""),
        ("schema = 1\n[entry]\n", 2, "“entry” must be written as [[entry]], in double brackets", ""),
        ('schema = 1\nentry = ["a"]\n', 2, "an entry must be a table that begins with [[entry]]", ""),
        ('schema = 1\n[glossary]\ntarget = "en"\n', 3, "“target” must be French", 'target = "fr-FR"'),
        (
            'schema = 1\n[glossary]\nsource = "chinois !"\n',
            3,
            "“source” must be a language tag",
            "such as en, zh",
        ),
        (
            'schema = 1\n[glossary]\nauthors = "moi"\n',
            3,
            "“authors” must be a list, not a text",
            'authors = ["moi"]',
        ),
        (
            "schema = 1\n[glossary]\nname = 3\n",
            3,
            "“name” must be a text in quotes, not a number",
            'name = "3"',
        ),
    ],
)
def test_a_fault_at_the_top(text: str, line: int, message: str, hint: str) -> None:
    fault = only_fault(text)
    assert (fault.line, fault.message) == (line, message)
    assert hint in fault.hint


@pytest.mark.parametrize("value", ["", "  ", "Crème", "a_b", "A"])
def test_an_id_holds_small_letters_digits_and_hyphens(value: str) -> None:
    fault = only_fault(HEAD + ENTRY.replace('"four"\nwrong', f'"{value}"\nwrong'))
    assert fault.line == 7
    assert "id" in fault.message


def test_a_repeated_id_is_told_with_both_lines() -> None:
    fault = only_fault(HEAD + ENTRY + ENTRY.replace('["fourneau"]', '["autre"]'))
    assert (fault.line, fault.message) == (12, "the id “four” stands twice: first on line 7")


def test_the_fault_of_a_long_list_is_told_on_its_own_line() -> None:
    text = HEAD + '[[entry]]\nid = "a"\nright = ["x"]\nwrong = [\n  "b", # un\n\n  "c",\n  "B",\n]\n'
    fault = only_fault(text)
    assert (fault.line, fault.column) == (12, 3)


def test_each_broken_entry_is_told_and_the_others_are_checked_all_the_same() -> None:
    text = (
        HEAD
        + ENTRY
        + '[[entry]]\nid = "b"\nwrong = ["x"\nright = ["y"]\n'
        + ENTRY.replace('"four"\n', '"c"\nnote = """\n[[entry]]\n"""\nsev = 1\n', 1)
        + '[[entry]]\nid = d\n[[entry]]\nid = "e"\nwrong = ["é"]\nright = ["è]\n'
    )
    assert [(fault.line, fault.message) for fault in faults_of(text)] == [
        (12, "this is not TOML: Unclosed array"),
        (20, "unknown field “sev”"),
        (24, "this is not TOML: Invalid value"),
        (28, "this is not TOML: Illegal character '\\n'"),
    ]


def test_quotes_that_are_never_closed_dont_hide_the_entries_behind_them() -> None:
    broken = '[[entry]]\nid = "b"\nnote = """\noublié\nwrong = ["x"]\nright = ["y"]\n'
    text = HEAD + broken + ENTRY.replace("right", "rihgt")
    assert [(fault.line, fault.message) for fault in faults_of(text)] == [
        (7, "this is not TOML: Unterminated string"),
        (12, "“right” is missing"),
        (15, "unknown field “rihgt”"),
    ]


def test_blocks_that_are_right_apart_and_wrong_together() -> None:
    fault = only_fault(HEAD + ENTRY + '[glossary]\nname = "encore"\n')
    assert (fault.line, fault.hint) == (10, "a table stands twice")


@pytest.mark.parametrize("deep", ["[" * 5000 + "]" * 5000, "{a=" * 5000 + "}" * 5000])
def test_deep_nesting_is_a_fault(deep: str) -> None:
    fault = only_fault(HEAD + ENTRY + f"x = {deep}\n")
    assert fault.message == "lists or tables are nested too deeply to be read"
    assert fault.line == 6


def test_a_long_dotted_key_is_a_fault() -> None:
    assert "unknown field" in faults_of(HEAD + ENTRY + "wrong2" + ".a" * 300 + " = 1\n")[0].message
    assert "nested too deeply" in only_fault(HEAD + ENTRY + "wrong2" + ".a" * 3000 + " = 1\n").message


def test_a_number_with_too_many_digits_is_a_fault() -> None:
    assert only_fault(HEAD + ENTRY + "note = " + "9" * 5000).message.endswith("a number has too many digits")
    assert "must be true or false" in only_fault(HEAD + ENTRY + "regex = 0x" + "f" * 5000).message


def test_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(
        b"\xef\xbb\xbf" + (HEAD + ENTRY + ENTRY.replace("four", "gril")).replace("\n", "\r\n").encode()
    )
    assert [(entry.id, entry.line) for entry in load(path).entries] == [("four", 6), ("gril", 11)]


def test_bytes_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes((HEAD + "# é").encode() + b"t\xe9\n")
    with pytest.raises(GlossaryError) as caught:
        load(path)
    assert str(caught.value) == f"{path}:5:5: byte 0xE9 is not UTF-8 (save the file as UTF-8)"


def test_what_is_no_file(tmp_path: Path) -> None:
    for path, message in [
        (tmp_path, "this is a folder, not a glossary file"),
        (tmp_path / "rien.toml", "there is no such file"),
        (Path("a\0b.toml"), "the file can't be read"),
    ]:
        with pytest.raises(GlossaryError, match=message):
            load(path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.toml"
    path.write_text(HEAD)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(GlossaryError, match="the file can't be read: Permission denied"):
        load(path)


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.toml"
    path.write_text(HEAD)
    monkeypatch.setattr(source_text, "SIZE_LIMIT", 10)
    with pytest.raises(GlossaryError, match="the file is larger than"):
        load(path)


def test_a_utf16_file_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(HEAD.encode("utf-16"))
    with pytest.raises(GlossaryError, match="the file is UTF-16"):
        load(path)


def test_ten_thousand_entries_load_quickly(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    blocks = (
        f'[[entry]]\nid = "e{n}"\nwrong = ["faux {n}"]\nright = ["juste {n}"]\n'
        f'note = """\nnote {n}"""\nexamples = [{{ mt = "un faux {n}", fixed = "un juste {n}" }}]\n\n'
        for n in range(10_000)
    )
    path.write_text(HEAD + "".join(blocks))
    start = time.process_time()
    glossary = load(path)
    assert time.process_time() - start < 5
    assert [entry.line for entry in glossary.entries[:2]] + [glossary.entries[-1].line] == [
        5,
        13,
        5 + 8 * 9999,
    ]


LINES = st.sampled_from(
    ["[[entry]]", 'id = "a"', 'wrong = ["b"]', 'right = ["c"]', 'right = [{ text = "d" }]', "[glossary]", "schema = 1",
     'note = """', '"""', "'''", "[[entry.right]]", "[entry.wrong]", "regex = true", 'wrong = ["(", "\\\\", "[[:"]',
     "entry = []", "x = 1e400", "x = nan", "a.b.c = 1", "id = 5", "examples = [{}]", "examples = [[]]", "]", "= 3"]
)  # fmt: skip


def faults_if_any(text: str) -> tuple[Fault, ...]:
    """Anything but a glossary or a GlossaryError fails the test."""
    try:
        parse(text, "x.toml")
    except GlossaryError as error:
        return error.faults or (Fault("no fault in the error", None, ""),)
    return ()


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=12)), max_size=14).map("\n".join)))
def test_any_text_loads_or_is_a_glossary_error(text: str) -> None:
    """All that can be wrong with a glossary file is a GlossaryError whose faults have lines of that file."""
    for fault in faults_if_any(text):
        assert fault.line is not None
        assert 1 <= fault.line <= text.count("\n") + 1


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_load_or_are_a_glossary_error(data: bytes) -> None:
    try:
        text = source_text.decode(data, "x.toml")
    except GlossaryError as error:
        (fault,) = error.faults
        assert fault.line is not None
    else:
        faults_if_any(text)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="()[]{}|*+?\\^$.<>=!:&-~,01aPpux", max_size=14))
def test_any_expression_loads_or_is_a_glossary_error(expression: str) -> None:
    text = HEAD + f"[[entry]]\nid = 'a'\nwrong = ['{expression}']\nright = ['x']\nregex = true\n"
    assert all(fault.line == 7 for fault in faults_if_any(text))


def test_of_thousands_of_faults_the_first_are_told_at_once() -> None:
    for text in ("[[entry]]\n" * 200_000, HEAD + ENTRY.replace('["four"]', "[" + '"",' * 200_000 + "]")):
        began = time.perf_counter()
        faults = faults_of(text)
        assert time.perf_counter() - began < 10
        assert 1000 < len(faults) < 1100
        assert "aren't told" in faults[-1].message


def test_a_thousand_faults_are_all_told() -> None:
    faults = faults_of(HEAD + ENTRY.replace('["four"]', "[" + '"",' * 1000 + "]"))
    assert len(faults) == 1000
    assert all("empty" in fault.message for fault in faults)


def test_an_entry_of_ten_megabytes_is_read() -> None:
    note = "é" * (5 * 2**20)
    (entry,) = parse(HEAD + ENTRY + f'note = "{note}"\n', "g.toml").entries
    assert entry.note == note


def test_a_key_that_stands_twice_is_a_fault_with_its_line() -> None:
    fault = only_fault(HEAD + ENTRY + 'note = "un"\nnote = "deux"\n')
    assert fault.line == (HEAD + ENTRY).count("\n") + 2
