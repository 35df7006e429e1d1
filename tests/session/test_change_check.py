"""The check of a change says what checking everything before and after it would say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.detect.examples import repaired_by, run_examples
from review.errors import Fault, GlossaryError
from review.french.lexicon import Lexicon, default_lexicon
from review.french.term_forms import term_forms
from review.glossary.entry import Example, Glossary, GlossaryEntry, Scope
from review.glossary.entry_blocks import parse_block
from review.glossary.entry_writing import render
from review.glossary.lint import COMPARING, FILE_WIDE, RULES, lint
from review.model.issue import Status
from review.model.proposal import Pos, Replacement
from review.session.change_check import ChangeCheck, example_document
from review.session.glossary_change import changed_glossaries, number_of

LEXICON: Lexicon = default_lexicon()
FORMS = cache(lambda term, pos: term_forms(LEXICON, term, pos))

_WORDS = (
    "cheval", "chevaux", "aller", "va", "irai", "œil", "yeux", "zorblal", "zorblaux", "ciel", "eau", "au",
    "le", "un", "os", "noir", "noire", "se rendre", "rend", "d'eau", "4x4", "Pascal", "très", "va-t-en",
)  # fmt: skip
_TERMS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join)
_TEXTS = st.lists(
    st.sampled_from((*_WORDS, "rends", "rendu", "allons", "CHEVAUX", "oeil", "cieux", "zorblals", "un os", ".", "\n\n")),
    min_size=1,
    max_size=7,
).map(" ".join)  # fmt: skip
_EXPRESSIONS = st.sampled_from(("cheva(?:l|ux) noir", r"(\w+) noire?", r"yeux\b", "[oœ]s"))


@st.composite
def _entries(draw: st.DrawFn) -> GlossaryEntry:
    regex = draw(st.integers(0, 7)) == 0
    pos = draw(st.sampled_from((Pos.NOUN, Pos.VERB, Pos.ADJECTIVE, Pos.NAME, Pos.PHRASE, Pos.ACRONYM)))
    examples = draw(st.lists(st.tuples(_TEXTS, _TEXTS), max_size=2))
    return GlossaryEntry(
        draw(st.sampled_from("abcdefgh")),
        tuple(draw(st.lists(_EXPRESSIONS if regex else _TERMS, min_size=1, max_size=2, unique=True))),
        tuple(Replacement(text, pos) for text in draw(st.lists(_TERMS, min_size=1, max_size=2))),
        pos,
        status=draw(st.sampled_from((Status.ACTIVE, Status.ACTIVE, Status.ACTIVE, Status.RETIRED))),
        when=draw(st.sampled_from(((), (), ("ciel",), ("aller", "yeux")))),
        unless=draw(st.sampled_from(((), (), ("os",)))),
        scope=draw(st.sampled_from(tuple(Scope))),
        inflect=draw(st.booleans()),
        regex=regex,
        examples=tuple(Example(mt, fixed) for mt, fixed in examples),
        counterexamples=tuple(draw(st.lists(_TEXTS, max_size=1))),
    )


def _glossary(path: str, source: str | None, entries: Sequence[GlossaryEntry]) -> Glossary:
    placed = tuple(replace(entry, path=path, line=10 * n + 4) for n, entry in enumerate(entries))
    return Glossary(path, path, source, "fr", placed)


@st.composite
def _glossaries(draw: st.DrawFn) -> tuple[Glossary, ...]:
    entries = draw(st.lists(_entries(), max_size=8, unique_by=lambda entry: entry.id))
    if draw(st.booleans()):
        entries.sort(key=lambda entry: entry.id)
    cut = draw(st.integers(0, len(entries)))
    source = draw(st.sampled_from((None, "zh", "en")))
    name = draw(st.sampled_from(("deux.toml", "deux.csv")))
    return (_glossary("un.toml", None, entries[:cut]), _glossary(name, source, entries[cut:]))


def _in_full(
    glossaries: Sequence[Glossary], path: Path, old: GlossaryEntry | None, new: GlossaryEntry
) -> list[Fault]:
    """The faults of a change, found by checking everything twice; the order of an unsorted file is no fault of a change."""
    changed = changed_glossaries(glossaries, path, old, new)

    def apart(fault: Fault, within: Sequence[Glossary]) -> tuple[str, str, str]:
        message = "".join(letter for letter in fault.message if not letter.isdigit())
        return fault.where, named(fault, within), message

    def named(fault: Fault, within: Sequence[Glossary]) -> str:
        places = {(one.path, entry.line): entry.id for one in within for entry in one.entries}
        return places.get((fault.where, fault.line or 0), "")

    known = {apart(fault, glossaries) for fault in lint(glossaries, LEXICON, FORMS)}
    found = [
        fault
        for fault in lint(changed, LEXICON, FORMS)
        if (named(fault, changed) == new.id or apart(fault, changed) not in known)
        and "aren't sorted" not in fault.message
    ]
    mine = changed[number_of(changed, path) or 0]
    found += run_examples(mine, changed, LEXICON, example_document, forms=FORMS, only=(new.id,))
    return [replace(fault, line=fault.line or None) for fault in found]


@st.composite
def _changes(
    draw: st.DrawFn,
) -> tuple[tuple[Glossary, ...], Path, GlossaryEntry | None, GlossaryEntry]:
    glossaries = draw(_glossaries())
    new = draw(_entries())
    known = [(one.path, entry) for one in glossaries for entry in one.entries]
    changes = draw(st.booleans())
    if known and changes:
        path, old = draw(st.sampled_from(known))
        new = draw(st.sampled_from((new, replace(new, id=old.id))))
        return glossaries, Path(path), old, new
    return glossaries, Path(draw(st.sampled_from(("un.toml", "neuf.toml")))), None, new


@settings(max_examples=120, deadline=None)
@given(_changes())
def test_a_change_is_judged_as_checking_everything_would(
    change: tuple[tuple[Glossary, ...], Path, GlossaryEntry | None, GlossaryEntry],
) -> None:
    glossaries, path, old, new = change
    taken = {entry.id for one in glossaries for entry in one.entries} - ({old.id} if old else set())
    if new.id in taken:
        new = replace(new, id="neuf")
    try:
        parse_block(render(new), "x")
    except GlossaryError:
        return
    check = ChangeCheck(glossaries, LEXICON, FORMS)
    assert check.faults(path, old, new) == _in_full(glossaries, path, old, new)
    changed = changed_glossaries(glossaries, path, None, replace(new, id="essai"))
    text = "Il va au ciel, l’eau des chevaux noirs aux yeux."
    essay = replace(new, id="essai")
    assert check.repaired(path, essay, text) == repaired_by(
        essay, changed, LEXICON, example_document(text), FORMS
    )


def test_the_rules_fall_into_three_kinds() -> None:
    assert not COMPARING & FILE_WIDE
    assert set(RULES) >= COMPARING | FILE_WIDE


def test_many_changes_are_checked_by_one(tmp_path: Path) -> None:
    """What one change would do is forgotten before the next is checked."""
    horse = GlossaryEntry(
        "cheval",
        ("cheval",),
        (Replacement("poney", Pos.NOUN),),
        Pos.NOUN,
        type="style",
        examples=(Example("Un cheval.", "Un poney."),),
        path=str(tmp_path / "a.toml"),
        line=3,
    )
    check = ChangeCheck((_glossary(str(tmp_path / "a.toml"), None, (horse,)),), LEXICON, FORMS)
    again = replace(horse, id="chevaux", wrong=("chevaux",), examples=(Example("Des chevaux.", "x"),))
    for _time in range(2):
        told = [str(fault) for fault in check.faults(tmp_path / "a.toml", None, again)]
        assert any("“chevaux” is found as a form of “cheval”" in one for one in told)
        assert check.faults(tmp_path / "a.toml", horse, replace(horse, note="Un conte.")) == []


@pytest.mark.parametrize("text", ["Les CHEVAUX dorment.", "Voila l’oeil.", "Nous allons là."])
def test_entries_that_other_words_lead_to_are_seen(text: str) -> None:
    entries = [
        GlossaryEntry("cheval", ("cheval",), (Replacement("x", Pos.NOUN),), Pos.NOUN),
        GlossaryEntry("oeil", ("yeux",), (Replacement("x", Pos.NOUN),), Pos.NOUN, inflect=True),
        GlossaryEntry("aller", ("aller",), (Replacement("x", Pos.VERB),), Pos.VERB),
    ]
    new = GlossaryEntry(
        "z",
        ("dorment", "voila", "là"),
        (Replacement("x", Pos.NOUN),),
        Pos.NOUN,
        examples=(Example(text, "?"),),
    )
    glossaries = (_glossary("un.toml", None, entries),)
    faults = ChangeCheck(glossaries, LEXICON, FORMS).faults(Path("un.toml"), None, new)
    assert faults == _in_full(glossaries, Path("un.toml"), None, new)


def test_an_entry_out_of_order_can_be_changed(tmp_path: Path) -> None:
    path = tmp_path / "g.toml"
    one, two = (
        GlossaryEntry(
            name,
            (f"faux {name}",),
            (Replacement("juste", Pos.PHRASE),),
            examples=(Example(f"un faux {name}", "un juste"),),
        )
        for name in ("zoo", "ami")
    )
    glossaries = (_glossary(str(path), None, [one, two]),)
    changed = replace(two, note="une remarque")
    assert not [
        fault
        for fault in ChangeCheck(glossaries, LEXICON, FORMS).faults(path, two, changed)
        if "sorted" in fault.message
    ]
