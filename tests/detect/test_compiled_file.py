"""A matcher read back from bytes finds exactly what the one that was written finds; damaged bytes are never read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.detect.compiled import compile_glossaries
from review.detect.compiled_file import read_compiled, write_compiled
from review.detect.matcher import Matcher
from review.detect.records import Records, RecordTable, pack, pack_table
from review.glossary.entry import Example, Glossary, GlossaryEntry, Scope
from review.model.document import Document, Segment
from review.model.issue import Severity, Status
from review.model.proposal import Pos, Replacement
from review.model.span import Span

KEY = b"une clef"
WORDS = [
    "soupe",
    "marmite",
    "œuf",
    "oeuf",
    "coeur",
    "rôti",
    "roti",
    "l",
    "d",
    "à",
    "鍋",
    "汁",
    "борщ",
    "x²",
    "İx",
    "straße",
]
GAPS = [" ", "-", "’", "'", " « ", ", ", "", "  "]
TERMS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=1, max_size=3).map(
    lambda parts: "".join(word + gap for word, gap in parts).strip(" ,«")
)
TEXTS = st.lists(
    st.tuples(
        st.sampled_from([*WORDS, "SOUPE", "Rotis", "œufs", "8 %"]), st.sampled_from([*GAPS, "\n", ". "])
    ),
    max_size=12,
).map(lambda parts: "".join(word + gap for word, gap in parts))
CONDITIONS = st.lists(TERMS, max_size=2).map(tuple)
RIGHTS = st.builds(
    Replacement,
    text=st.sampled_from(["potage", r"plat \1", "œufs"]),
    pos=st.sampled_from(Pos),
    gender=st.sampled_from([None, "m", "f"]),
    plural=st.sampled_from([None, "potages"]),
    note=st.sampled_from(["", "de saison"]),
)
PLAIN = st.builds(
    GlossaryEntry,
    id=st.just(""),
    wrong=st.lists(TERMS, min_size=1, max_size=3).map(tuple),
    right=st.lists(RIGHTS, min_size=1, max_size=2).map(tuple),
    pos=st.sampled_from(Pos),
    severity=st.sampled_from(Severity),
    status=st.sampled_from(Status),
    origin=st.sampled_from([(), ("soup",)]),
    when=CONDITIONS,
    unless=CONDITIONS,
    scope=st.sampled_from(Scope),
    inflect=st.booleans(),
    real_word=st.booleans(),
    note=st.sampled_from(["", "Ça se dit « potage ».", "\ud800"]),
    examples=st.sampled_from([(), (Example("la soupe", "le potage"),)]),
    counterexamples=st.sampled_from([(), ("rien",)]),
    line=st.integers(0, 10**6),
)
EXPRESSIONS = st.builds(
    replace,
    PLAIN,
    regex=st.just(value=True),
    wrong=st.sampled_from([(r"soup(e|es)",), (r"[mr]\w(\w)",), (r"(鍋)",)]),
)
ENTRIES = st.lists(PLAIN | EXPRESSIONS, max_size=6)
LANGUAGES = st.sampled_from([None, "en", "zh"])


def forms(term: str, pos: str) -> Iterable[str]:
    return [term, term + "s", f"{term} {pos}"]


def glossaries_of(parts: list[tuple[list[GlossaryEntry], str | None]]) -> list[Glossary]:
    made = []
    for number, (entries, source) in enumerate(parts):
        path = f"plats/{number}.toml"
        placed = tuple(replace(entry, id=f"e{number}-{n}", path=path) for n, entry in enumerate(entries))
        made.append(Glossary(path, str(number), source, "fr", placed))
    return made


def document_of(targets: list[str], sources: list[str | None]) -> Document:
    segments = tuple(
        Segment(n, Span(0, 0), target, n // 2, sources[n % len(sources)]) for n, target in enumerate(targets)
    )
    return Document("x", "text", "", segments, (), None)


def both(glossaries: list[Glossary]) -> tuple[Matcher, Matcher]:
    compiled = compile_glossaries(glossaries, forms)
    paths = [glossary.path for glossary in glossaries]
    return Matcher.of(compiled), Matcher.of(read_compiled(write_compiled(compiled, KEY), KEY, paths))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(ENTRIES, LANGUAGES), max_size=3),
    st.lists(TEXTS, min_size=1, max_size=5),
    st.lists(st.sampled_from([None, "", "a soup", "stew"]), min_size=1, max_size=3),
    LANGUAGES,
)
def test_what_is_read_back_finds_the_same(
    parts: list[tuple[list[GlossaryEntry], str | None]],
    targets: list[str],
    sources: list[str | None],
    language: str | None,
) -> None:
    glossaries = glossaries_of(parts)
    fresh, stored = both(glossaries)
    document = document_of(targets, sources)
    one, other = fresh.scan(document, language), stored.scan(document, language)
    assert one.issues == other.issues
    assert fresh.rescan(one, 0, targets[-1] + " soupe") == stored.rescan(other, 0, targets[-1] + " soupe")
    for glossary in glossaries:
        for entry in glossary.entries:
            again = stored.entry(entry.id)
            assert again == (None if entry.status is Status.RETIRED else entry)
            assert again is None or (again.path, again.line) == (entry.path, entry.line)


def test_the_examples_of_the_property_reach_issues() -> None:
    """The property above is about something: these words are found by either way."""
    entry = GlossaryEntry(
        "e", ("soupe à l’œuf", "鍋", "борщ"), (Replacement("potage", Pos.NOUN),), when=("marmite",)
    )
    for matcher in both([Glossary("g", "g", None, "fr", (entry,))]):
        found = matcher.scan(document_of(["La marmite, la SOUPE A L'OEUF, le 鍋 et le Борщ."], [None]))
        assert [issue.text for issue in found.issues] == ["SOUPE A L'OEUF", "鍋", "Борщ"]


def test_every_field_of_an_entry_comes_back() -> None:
    right = Replacement("a", Pos.VERB, "m", "s", "as", "definite", "ask", "être", "keep", "n")
    entry = GlossaryEntry(
        "e", ("w",), (right,), Pos.VERB, "style", Severity.MINOR, Status.WARN, ("o",), ("v",), ("u",), Scope.DOCUMENT,
        inflect=False, regex=True, real_word=True, note="n", examples=(Example("m", "f"),), counterexamples=("c",),
        path="g", line=7,
    )  # fmt: skip
    for value in (entry, right):
        defaults = {field.name: field.default for field in fields(value)}
        assert all(getattr(value, name) != default for name, default in defaults.items())
    _fresh, stored = both([Glossary("g", "g", "en", "fr", (entry,))])
    again = stored.entry("e")
    assert again is not None
    assert all(getattr(again, field.name) == getattr(entry, field.name) for field in fields(entry))


def sample() -> bytes:
    entries = tuple(
        GlossaryEntry(f"e{n}", (word,), (Replacement("y", Pos.NOUN),)) for n, word in enumerate(WORDS)
    )
    return write_compiled(compile_glossaries([Glossary("g", "g", None, "fr", entries)], forms), KEY)


def test_a_damaged_or_foreign_piece_is_refused() -> None:
    data = sample()
    read_compiled(data, KEY, ["g"])
    for length in range(0, len(data), 7):
        with pytest.raises(ValueError):
            read_compiled(data[:length], KEY, ["g"])
    for place in range(len(data)):
        flipped = bytearray(data)
        flipped[place] ^= 1 << place % 8
        with pytest.raises(ValueError):
            read_compiled(bytes(flipped), KEY, ["g"])
    for other in (data + b"\0", b"", b"RVGC1", data[::-1]):
        with pytest.raises(ValueError):
            read_compiled(other, KEY, ["g"])
    with pytest.raises(ValueError):
        read_compiled(data, b"another key", ["g"])
    with pytest.raises(ValueError):
        read_compiled(data, KEY, ["g", "h"])


def test_only_what_was_just_compiled_is_written() -> None:
    with pytest.raises(TypeError):
        write_compiled(read_compiled(sample(), KEY, ["g"]), KEY)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.binary(max_size=6), st.binary(max_size=20), max_size=60), st.binary(max_size=6))
def test_a_table_gives_what_a_dictionary_gives(table: dict[bytes, bytes], other: bytes) -> None:
    slots, keys, values = pack_table(table)
    stored = RecordTable(memoryview(slots), memoryview(keys), memoryview(values))
    for key in (*table, other):
        assert stored.find(key) == table.get(key)
    assert list(stored.values) == list(table.values())


@given(st.lists(st.binary(max_size=9)))
def test_records_come_back_in_order(records: list[bytes]) -> None:
    packed = Records(memoryview(pack(records)))
    assert list(packed) == records
    assert len(packed) == len(records)
    with pytest.raises(IndexError):
        packed[len(records)]


@settings(max_examples=60, deadline=None)
@given(ENTRIES, st.lists(TEXTS, min_size=2, max_size=6), st.sampled_from([0, 3, 500_000]))
def test_what_was_searched_before_changes_nothing(
    entries: list[GlossaryEntry], texts: list[str], most_seen: int
) -> None:
    """Looked-up words, decoded forms and the machine of the last text are kept; a matcher that knows none of them finds the same."""
    glossaries = glossaries_of([(entries, None)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("review.detect.compiled_file._MOST_SEEN", most_seen)
        kept = both(glossaries)
        for text in texts:
            document = document_of([text], [None])
            for matcher in kept:
                assert matcher.scan(document).issues == both(glossaries)[0].scan(document).issues
