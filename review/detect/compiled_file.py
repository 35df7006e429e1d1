"""Compiled glossaries as one piece of bytes, out of which a matcher takes what a text asks for and nothing else.

The piece is the magic `RVGC2`, a CRC-32 of a key and all that follows, then the number of sections and where each ends
(u32, little-endian), then the sections: a head (JSON), rules, wrong forms, expressions, and three tables (see `records`) each of
narrow anchors, wide anchors by their sign, and rule numbers by entry id. Records are JSON arrays, so that nothing in the
piece can do more than be wrong. Paths are no part of it: the same glossaries may lie elsewhere tomorrow.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, Final, Generic, TypeVar
from zlib import crc32

from review.detect.automaton import Automaton, Form, MadeAnchors
from review.detect.compiled import Compiled, Rule, Wrong
from review.detect.records import Records, RecordTable, pack, pack_table
from review.detect.regexes import Expression
from review.glossary.entry import Example, GlossaryEntry, Scope
from review.model.issue import Severity, Status
from review.model.proposal import Pos, Replacement

MAGIC: Final = b"RVGC2"
_SUM: Final = 4
_SECTIONS: Final = 13
_MOST_SEEN: Final = 500_000
"""Distinct words of texts remembered at most; then the memory begins anew."""

_T = TypeVar("_T")

_ENTRY_FIELDS: Final = tuple(field.name for field in fields(GlossaryEntry) if field.name != "path")
_RIGHT_FIELDS: Final = tuple(field.name for field in fields(Replacement))
_ENTRY_VALUES: Final = attrgetter(*_ENTRY_FIELDS)
_RIGHT_VALUES: Final = attrgetter(*_RIGHT_FIELDS)
_JSON: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_POS: Final = {one.value: one for one in Pos}
_SEVERITIES: Final = {one.value: one for one in Severity}
_STATUSES: Final = {one.value: one for one in Status}
_SCOPES: Final = {one.value: one for one in Scope}


def write_compiled(compiled: Compiled, key: bytes) -> bytes:
    """What `read_compiled` makes `compiled` of, given the same `key`; it must have been made by `compile_glossaries`."""
    anchors = compiled.automaton.anchors
    if not isinstance(anchors, MadeAnchors):
        raise TypeError("only glossaries just compiled can be written")
    literals = [
        [literal.decode("latin-1"), targets] for literal, targets in compiled.automaton.literals.items()
    ]
    rules = [compiled.rules[number] for number in range(len(compiled.rules))]
    wrongs = [compiled.wrongs[number] for number in range(len(compiled.wrongs))]
    expressions = [compiled.expressions[number] for number in range(len(compiled.expressions))]
    names: dict[str, int] = {}
    for number, rule in enumerate(rules):
        names.setdefault(rule.entry.id, number)
    sections = [
        _record([compiled.languages, compiled.everywhere, literals, sorted(compiled.retired)]),
        pack([_rule_record(rule) for rule in rules]),
        pack([_record(wrong) for wrong in wrongs]),
        pack([_record([one.rule, one.pattern, one.literal.decode("latin-1")]) for one in expressions]),
        *pack_table({word: _form_record(forms) for word, forms in anchors.by_word.items()}),
        *pack_table({_key(sign): _wide_record(found) for sign, found in anchors.by_sign.items()}),
        *pack_table({_key(name): _record(number) for name, number in names.items()}),
    ]
    body = pack(sections)
    return MAGIC + _sum(body, key) + body


def read_compiled(data: bytes, key: bytes, paths: Sequence[str]) -> Compiled:
    """The compiled glossaries that `data` holds, whose files lie at `paths` now.

    Raises ValueError where `data` isn't what `write_compiled` gave for `key`, or holds another number of glossaries.
    """
    body = memoryview(data)[len(MAGIC) + _SUM :]
    if data[: len(MAGIC) + _SUM] != MAGIC + _sum(body, key):
        raise ValueError("no compiled glossaries, or damaged ones")
    sections = Records(body)
    if len(sections) != _SECTIONS:
        raise ValueError("compiled glossaries of another version")
    languages, everywhere, literals, retired = json.loads(sections[0])
    if len(languages) != len(paths):
        raise ValueError("compiled glossaries of other files")
    pieces = [sections.view(number) for number in range(1, _SECTIONS)]
    rules = _Lazy(Records(pieces[0]), lambda record: _rule(record, paths))
    ids = RecordTable(*pieces[9:12])

    def expression(record: bytes) -> Expression:
        rule, pattern, literal = json.loads(record)
        return Expression(rule, rules[rule].entry, pattern, literal.encode("latin-1"))

    def named(name: str) -> int | None:
        found = ids.find(_key(name))
        return None if found is None else int(found)

    return Compiled(
        tuple(languages),
        rules,
        _Lazy(Records(pieces[1]), lambda record: Wrong(*json.loads(record))),
        _Lazy(Records(pieces[2]), expression),
        tuple(everywhere),
        Automaton(
            _StoredAnchors(RecordTable(*pieces[3:6]), RecordTable(*pieces[6:9])),
            {literal.encode("latin-1"): targets for literal, targets in literals},
        ),
        named,
        lambda: (key.decode("utf-8", "surrogatepass") for key in ids.keys),
        frozenset(retired),
    )


class _Lazy(Generic[_T]):
    """Items made of their records when they are asked for, and kept."""

    def __init__(self, records: Records, made: Callable[[bytes], _T]) -> None:
        self._records: Final = records
        self._made: Final = made
        self._known: dict[int, _T] = {}

    def __getitem__(self, number: int, /) -> _T:
        item = self._known.get(number)
        if item is None:
            item = self._known[number] = self._made(self._records[number])
        return item

    def __len__(self) -> int:
        return len(self._records)


class _StoredAnchors:
    """Anchors looked up in their tables as texts ask for them, and kept."""

    def __init__(self, by_word: RecordTable, by_sign: RecordTable) -> None:
        self.has_wide: Final = len(by_sign.values) > 0
        self._by_word: Final = by_word
        self._by_sign: Final = by_sign
        self._seen: set[bytes] = set()
        self._words: dict[bytes, Sequence[Form]] = {}
        self._signs: dict[str, Mapping[str, Sequence[Form]]] = {}

    def narrow(self, words: set[bytes]) -> Mapping[bytes, Sequence[Form]]:
        """Those of `words` that are anchors, with their forms."""
        if len(self._seen) > _MOST_SEEN:
            self._seen, self._words = set(), {}
        known, new = self._words, words - self._seen
        for word in new:
            record = self._by_word.find(word)
            if record is not None:
                known[word] = _forms(json.loads(record))
        self._seen |= new
        return {word: known[word] for word in known.keys() & words}

    def wide(self, letters: set[str]) -> Mapping[str, Sequence[Form]]:
        """The anchors that are known by one of `letters`, with their forms."""
        found: dict[str, Sequence[Form]] = {}
        for letter in letters:
            if letter not in self._signs:
                record = self._by_sign.find(_key(letter))
                wide = json.loads(record) if record is not None else []
                self._signs[letter] = {anchor: _forms(forms) for anchor, forms in wide}
            found |= self._signs[letter]
        return found


def _sum(body: bytes | memoryview, key: bytes) -> bytes:
    return crc32(body, crc32(key)).to_bytes(_SUM, "little")


def _key(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _record(value: object) -> bytes:
    return _key(_JSON.encode(value))


def _rule_record(rule: Rule) -> bytes:
    entry = dict(zip(_ENTRY_FIELDS, _ENTRY_VALUES(rule.entry), strict=True))
    entry["right"] = [_RIGHT_VALUES(right) for right in rule.entry.right]
    entry["examples"] = [(example.mt, example.fixed) for example in rule.entry.examples]
    return _record([rule.glossary, rule.when, rule.unless, *entry.values()])


def _rule(record: bytes, paths: Sequence[str]) -> Rule:
    glossary, when_words, unless_words, *values = json.loads(record)
    (name, wrong, right, pos, kind, severity, status, origin, when, unless, scope, *more) = values
    inflect, regex, real_word, note, examples, counterexamples, line = more
    entry = GlossaryEntry(
        name,
        tuple(wrong),
        tuple(Replacement(text, _POS[word], *others) for text, word, *others in right),
        _POS[pos],
        kind,
        _SEVERITIES[severity],
        _STATUSES[status],
        tuple(origin),
        tuple(when),
        tuple(unless),
        _SCOPES[scope],
        inflect,
        regex,
        real_word,
        note,
        tuple(Example(*one) for one in examples),
        tuple(counterexamples),
        paths[glossary],
        line,
    )
    return Rule(entry, glossary, tuple(when_words), tuple(unless_words))


def _wide_record(anchors: Mapping[str, Sequence[Form]]) -> bytes:
    return _record([[anchor, _bare(forms)] for anchor, forms in anchors.items()])


def _form_record(forms: Sequence[Form]) -> bytes:
    return _record(_bare(forms))


def _bare(forms: Sequence[Form]) -> list[object]:
    """`forms` for JSON; one of a single word without marks is that word and its term alone."""
    return [
        (form.words[0], form.term) if len(form.words) == 1 and not form.lead and not form.trail else form
        for form in forms
    ]


def _forms(bare: Sequence[Any]) -> tuple[Form, ...]:
    return tuple(_form(one) for one in bare)


def _form(bare: Sequence[Any]) -> Form:
    if len(bare) != len(Form._fields):
        return Form((bare[0],), (), "", "", 0, bare[1])
    words, gaps, *others = bare
    return Form(tuple(words), tuple(gaps), *others)
