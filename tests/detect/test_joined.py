"""Glossaries compiled piece by piece find what they find compiled together."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from review.detect.compiled import compile_glossaries
from review.detect.compiled_file import read_compiled, write_compiled
from review.detect.joined import joined
from review.detect.matcher import Matcher
from review.formats.text import TextFormat
from review.french.lexicon import Lexicon, default_lexicon
from review.french.term_forms import term_forms
from review.glossary.entry import Glossary, GlossaryEntry, Scope
from review.model.issue import Status
from review.model.proposal import Pos, Replacement

LEXICON: Lexicon = default_lexicon()
FORMS = cache(lambda term, pos: term_forms(LEXICON, term, pos))
_TERMS = ("brebis", "agneau", "agneaux", "agneau blanc", "blanc", "le pré", "pré", "羊", "œillet", "!!")
_WORDS = ("agneau", "agneaux", "blanc", "le", "pré", "羊", "oeillet", "brebis", "broute", "tondre", "!!")
_EXPRESSIONS = ("agneaux? blancs?", r"\w+ pré", "bre(?:bis)")


@st.composite
def _glossaries(draw: st.DrawFn) -> tuple[Glossary, ...]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        entries = []
        for place in range(draw(st.integers(0, 3))):
            regex = draw(st.integers(0, 4)) == 0
            wrong = draw(st.lists(st.sampled_from(_EXPRESSIONS if regex else _TERMS), min_size=1, max_size=2))
            conditions = st.sampled_from(((), (), ("tondre",), ("pré", "agneau")))
            entries.append(
                GlossaryEntry(
                    f"e{number}-{place}",
                    tuple(wrong),
                    (Replacement("x", Pos.NOUN),),
                    Pos.NOUN,
                    status=draw(st.sampled_from((Status.ACTIVE, Status.ACTIVE, Status.RETIRED))),
                    when=draw(conditions),
                    unless=draw(conditions),
                    scope=draw(st.sampled_from(tuple(Scope))),
                    regex=regex,
                    path=f"{number}.toml",
                    line=place + 1,
                )
            )
        source = draw(st.sampled_from((None, "zh", "en")))
        made.append(Glossary(f"{number}.toml", "g", source, "fr", tuple(entries)))
    return tuple(made)


@settings(max_examples=100, deadline=None)
@given(
    _glossaries(),
    st.lists(st.sampled_from((*_WORDS, ". Puis", "\n\n")), min_size=1, max_size=25).map(" ".join),
    st.lists(st.integers(0, 4), max_size=2),
    st.booleans(),
)
def test_pieces_find_what_the_whole_finds(
    glossaries: tuple[Glossary, ...], text: str, cuts: list[int], stored: bool
) -> None:
    ends = sorted({0, *(min(cut, len(glossaries)) for cut in cuts), len(glossaries)})
    parts = [glossaries[start:end] for start, end in pairwise(ends)]
    pieces: list[Any] = [compile_glossaries(part, FORMS) for part in parts]
    if stored:
        pieces = [
            read_compiled(write_compiled(piece, b"k"), b"k", [one.path for one in part])
            for piece, part in zip(pieces, parts, strict=True)
        ]
    whole, one = Matcher.of(compile_glossaries(glossaries, FORMS)), Matcher.of(joined(pieces))
    document = TextFormat().read("x.txt", text.encode())
    expected, found = whole.scan(document, "zh"), one.scan(document, "zh")
    assert found.issues == expected.issues
    assert one.size == whole.size
    for segment in range(len(document.segments)):
        for typed in ("Un agneau blanc.", "tondre le pré"):
            assert one.rescan(found, segment, typed) == whole.rescan(expected, segment, typed)
    for glossary in glossaries:
        for entry in glossary.entries:
            assert one.entry(entry.id) == whole.entry(entry.id)
    assert one.entry("nobody") is None


@given(_glossaries())
def test_ids_of_rules_and_retired_entries_are_known(glossaries: tuple[Glossary, ...]) -> None:
    made = compile_glossaries(glossaries, FORMS)
    stored = read_compiled(write_compiled(made, b"k"), b"k", [one.path for one in glossaries])
    entries = [entry for glossary in glossaries for entry in glossary.entries]
    retired = {entry.id for entry in entries if entry.status is Status.RETIRED}
    for compiled in (made, stored, joined([stored, compile_glossaries((), FORMS)])):
        assert compiled.retired == retired
        assert set(compiled.ids()) == {entry.id for entry in entries} - retired
