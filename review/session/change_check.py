"""What speaks against a change of a glossary entry, told without checking everything again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import Final, NamedTuple

from review.detect.examples import repaired_by, run_examples
from review.detect.forms import Forms
from review.detect.relevance import Place, Relevance
from review.errors import Fault, GlossaryError
from review.formats.text import TextFormat
from review.french.inflection import term_forms
from review.french.lexicon import Lexicon
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.entry_blocks import ids_sorted, parse_block
from review.glossary.entry_writing import render
from review.glossary.fields import shown
from review.glossary.files import TABLE_SUFFIXES
from review.glossary.lint.change import Neighbours
from review.model.document import Document
from review.model.messages import _
from review.session.glossary_change import changed_glossaries, number_of, with_change


def example_document(text: str) -> Document:
    """An example's text as a document of its own."""
    return TextFormat().read(_("example"), text.encode("utf-8", "surrogatepass"))


def faults_of_change(
    glossaries: Sequence[Glossary],
    path: Path,
    old: GlossaryEntry | None,
    new: GlossaryEntry,
    lexicon: Lexicon,
    *,
    forms: Forms | None = None,
) -> list[Fault]:
    """`ChangeCheck.faults` for one change alone."""
    return ChangeCheck(glossaries, lexicon, forms).faults(path, old, new)


class _Change(NamedTuple):
    """`new` in the place of `old` in the file at `path`, which glossary number `own` was read from."""

    own: int | None
    path: Path
    old: GlossaryEntry | None
    new: GlossaryEntry


class ChangeCheck:
    """Checks changes of the entries of `glossaries`, those in force; once it is made, many entries cost hardly more than few.

    What is told is what `review glossary check` says of the changed entry, its examples run, and what it says of others
    that it didn't say before. May be used by one thread at a time.
    """

    def __init__(self, glossaries: Sequence[Glossary], lexicon: Lexicon, forms: Forms | None = None) -> None:
        """`forms` gives the inflected forms of a term by its part of speech, by default as `lexicon` has them."""
        self.glossaries: Final = tuple(glossaries)
        self._lexicon: Final = lexicon
        self._forms: Final[Forms] = forms or cache(lambda term, pos: term_forms(lexicon, term, pos))
        self._sorted: Final[dict[int | None, bool]] = {None: True}

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self.glossaries, self._lexicon, self._forms)

    @cached_property
    def _relevance(self) -> Relevance:
        return Relevance(self.glossaries, self._lexicon)

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        """Where the entries with an id stand."""
        places: dict[str, list[Place]] = {}
        for number, glossary in enumerate(self.glossaries):
            for index, entry in enumerate(glossary.entries):
                places.setdefault(entry.id, []).append((number, index))
        return places

    def faults(self, path: Path, old: GlossaryEntry | None, new: GlossaryEntry) -> list[Fault]:
        """What speaks against `new` in the place of `old` in the file at `path`, or added to it where `old` is None.

        All that keeps `new` from being read back, else what the check says that it didn't before. A fault of an entry that
        stands in no file yet has no line.
        """
        change = _Change(number_of(self.glossaries, path), path, old, new)
        found = self._unreadable(change) or [*self._lint(change), *self._run(change)]
        return [replace(fault, line=fault.line or None) for fault in found]

    def repaired(self, path: Path, new: GlossaryEntry, text: str) -> str | None:
        """`text` with the first proposal of `new`, added to the file at `path`, accepted at each of its issues; None where it finds none.

        Raises GlossaryError where an expression can't be run.
        """
        change = _Change(number_of(self.glossaries, path), path, None, new)
        document = example_document(text)
        changed = self._with(change, self._part(change, self._to([document])))
        return repaired_by(new, changed, self._lexicon, document, self._forms)

    def _unreadable(self, change: _Change) -> list[Fault]:
        """The faults that reading the glossaries with the new entry in them would end with."""
        own, path, old, new = change
        line = old.line if old is not None and old.line else None
        where = old.path if old is not None and old.path else str(path)
        try:
            parse_block(render(new), where)
        except GlossaryError as error:
            return [replace(fault, where=where, line=line, column=None) for fault in error.faults]
        except ValueError:
            message = _("the right forms differ in part of speech in a way that a file can't say")
            return [Fault(where, line, message)]
        faults = []
        for number, index in self._places.get(new.id, ()):
            if not (number == own and old is not None and old.id == new.id):
                glossary = self.glossaries[number]
                message = _("there is an entry “{id}” already ({path}, line {line})").format(
                    id=shown(new.id), path=glossary.path, line=glossary.entries[index].line
                )
                faults.append(Fault(where, line, message, _("give this entry an id of its own")))
        return faults

    def _lint(self, change: _Change) -> list[Fault]:
        """What the rules say of the new entry, and what they say of others that they didn't say before."""
        path, old, new = change.path, change.old, change.new
        entries = (new,) if old is None else (self._in_force(change) or old, new)
        before = self._part(change, self._neighbours.of(*entries))
        after = self._with(change, before)
        file_before, file_after = self._whole_file(change)
        mine = after[number_of(after, path) or 0]
        placed = tuple(entry for entry in mine.entries if entry.id == new.id)
        alone = [replace(mine, entries=placed)]
        known, found = self._neighbours.faults(before, after, alone, (file_before, file_after))
        was, now = _Places((*before, *file_before)), _Places((*after, *file_after))
        told = {was.apart(fault) for fault in known}
        fresh = [fault for fault in found if now.id_of(fault) == new.id or now.apart(fault) not in told]
        order = {glossary.path: number for number, glossary in enumerate(after)}
        return sorted(fresh, key=lambda fault: (order.get(fault.where, len(order)), fault.line or 0))

    def _in_force(self, change: _Change) -> GlossaryEntry | None:
        """The old entry as the glossaries have it."""
        places = self._places.get(change.old.id, ()) if change.old is not None else ()
        return next((self.glossaries[n].entries[at] for n, at in places if n == change.own), None)

    def _whole_file(self, change: _Change) -> tuple[tuple[Glossary, ...], tuple[Glossary, ...]]:
        """The changed file as it is and as it would be; empty where only the new entry can be a fault in it."""
        own = change.own
        if own is None:
            return (), ()
        glossary = self.glossaries[own]
        if self._is_sorted(own) and Path(glossary.path).suffix.casefold() not in TABLE_SUFFIXES:
            return (), ()
        return (glossary,), (changed_glossaries((glossary,), change.path, change.old, change.new)[0],)

    def _run(self, change: _Change) -> list[Fault]:
        """What goes wrong when the examples of the new entry are run."""
        new = change.new
        texts = [*(example.mt for example in new.examples), *new.counterexamples]
        changed = self._with(change, self._part(change, self._to(map(example_document, texts))))
        mine = changed[number_of(changed, change.path) or 0]
        return run_examples(mine, changed, self._lexicon, example_document, forms=self._forms, only=(new.id,))

    def _to(self, documents: Iterable[Document]) -> set[Place]:
        """Where the entries stand that can find something in `documents`."""
        return self._relevance.to(
            "\n".join(segment.target for segment in document.segments) for document in documents
        )

    def _part(self, change: _Change, places: Iterable[Place]) -> tuple[Glossary, ...]:
        """The glossaries with the entries at `places` alone, and the old entry."""
        chosen = set(places)
        if change.old is not None:
            chosen.update(place for place in self._places.get(change.old.id, ()) if place[0] == change.own)
        inside: defaultdict[int, list[int]] = defaultdict(list)
        for number, index in sorted(chosen):
            inside[number].append(index)
        return tuple(
            replace(glossary, entries=tuple(glossary.entries[index] for index in inside[number]))
            for number, glossary in enumerate(self.glossaries)
        )

    def _with(self, change: _Change, glossaries: Sequence[Glossary]) -> tuple[Glossary, ...]:
        """`glossaries`, a part of those in force, with the change in it."""
        own, path, old, new = change
        return with_change(glossaries, (own, path), old, new, is_sorted=self._is_sorted(own))

    def _is_sorted(self, own: int | None) -> bool:
        """Whether the entries of glossary number `own` stand in the order of their ids."""
        if own not in self._sorted:
            self._sorted[own] = own is None or ids_sorted(self.glossaries[own].entries)
        return self._sorted[own]


class _Places:
    """Which entry stands on which line of which file."""

    def __init__(self, glossaries: Sequence[Glossary]) -> None:
        self._ids: Final = {
            (glossary.path, entry.line): entry.id for glossary in glossaries for entry in glossary.entries
        }

    def id_of(self, fault: Fault) -> str:
        """The id of the entry that a fault is told of, "" where it is told of a file."""
        return self._ids.get((fault.where, fault.line or 0), "")

    def apart(self, fault: Fault) -> tuple[str, str, str]:
        """A fault without its line, which moves when an entry is put in."""
        return (
            fault.where,
            self.id_of(fault),
            "".join(letter for letter in fault.message if not letter.isdigit()),
        )
