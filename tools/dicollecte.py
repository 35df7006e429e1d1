"""Reads the Dicollecte (Grammalecte) hunspell dictionaries in their tagged form and expands every form.

The format is hunspell(5) with `FLAG long`: an entry is `stem/flags tags`, an affix rule is
`SFX flag strip add/continuation condition tags`. Both carry morphological tags: `po:` (part of speech, mood,
person), `is:` (gender, number), `st:` (lemma), `dp:` and `ds:` (a clitic before or behind: such forms, l'arbre
or vas-y, are left out, since the tools that use the lexicon split clitics off).
"""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

NEED_AFFIX = "()"
FORBIDDEN = "{}"
_MAX_DEPTH = 3


@dataclass(frozen=True, slots=True)
class AffixRule:
    """One line of an affix class; `condition` is matched at the stem's end (start, for a prefix)."""

    strip: str
    add: str
    flags: tuple[str, ...]
    condition: re.Pattern[str]
    tags: tuple[str, ...]

    def at_end_of(self, stem: str) -> str | None:
        """The word this rule makes as a suffix; None where it doesn't apply or adds a clitic."""
        if self._has_clitic() or not stem.endswith(self.strip) or not self.condition.search(stem):
            return None
        return stem[: len(stem) - len(self.strip)] + self.add

    def at_start_of(self, stem: str) -> str | None:
        """The word this rule makes as a prefix; None where it doesn't apply or adds a clitic."""
        if self._has_clitic() or not stem.startswith(self.strip) or not self.condition.search(stem):
            return None
        return self.add + stem[len(self.strip) :]

    def _has_clitic(self) -> bool:
        return any(tag.startswith(("dp:", "ds:")) for tag in self.tags)


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its lemma and all its tags (the entry's, then those of the rules applied)."""

    text: str
    lemma: str
    tags: tuple[str, ...]


@dataclass(slots=True)
class AffixFile:
    """The affix classes of a dictionary, by flag."""

    suffixes: dict[str, list[AffixRule]] = field(default_factory=dict)
    prefixes: dict[str, list[AffixRule]] = field(default_factory=dict)

    def forms(self, stem: Form, flags: tuple[str, ...], depth: int = 0) -> Iterator[Form]:
        """Every form that the classes named by `flags` make of a stem."""
        if FORBIDDEN in flags or depth > _MAX_DEPTH:
            return
        if NEED_AFFIX not in flags:
            yield stem
        for flag in flags:
            for rule in self.suffixes.get(flag, ()):
                text = rule.at_end_of(stem.text)
                if text is not None:
                    yield from self.forms(
                        Form(text, stem.lemma, stem.tags + rule.tags), rule.flags, depth + 1
                    )
            for rule in self.prefixes.get(flag, ()):
                text = rule.at_start_of(stem.text)
                if text is not None:
                    # A unit with its prefix (kilomètre) is a word of its own, not a form of the bare unit.
                    yield from self.forms(Form(text, text, stem.tags + rule.tags), rule.flags, depth + 1)


def split_flags(flags: str) -> tuple[str, ...]:
    """Flags of `FLAG long`: two characters each."""
    return tuple(flags[i : i + 2] for i in range(0, len(flags), 2))


def parse_affixes(text: str) -> AffixFile:
    """Read a .aff file; only the affix classes are kept."""
    result = AffixFile()
    for line in text.splitlines():
        parts = line.split()
        if len(parts) < 4 or parts[0] not in ("SFX", "PFX") or (parts[3].isdigit() and len(parts) == 4):
            continue
        kind, flag, strip, add = parts[:4]
        condition = parts[4] if len(parts) > 4 else "."
        pattern = f"^{condition}" if kind == "PFX" else f"{condition}$"
        added, _, flags = add.partition("/")
        rule = AffixRule(
            strip="" if strip == "0" else strip,
            add="" if added == "0" else added,
            flags=split_flags(flags),
            condition=re.compile("" if condition == "." else pattern),
            tags=tuple(parts[5:]),
        )
        table = result.prefixes if kind == "PFX" else result.suffixes
        table.setdefault(flag, []).append(rule)
    return result


def expand_dictionary(dictionary: str, affixes: AffixFile) -> Iterator[Form]:
    """All forms of a .dic file, straight apostrophes throughout."""
    lines = iter(dictionary.splitlines())
    next(lines, None)
    for line in lines:
        parts = line.replace("’", "'").split()
        if not parts:
            continue
        stem, _, flags = parts[0].partition("/")
        if not stem:
            continue
        stems = [tag[3:] for tag in parts[1:] if tag.startswith("st:")]
        tags = tuple(tag for tag in parts[1:] if tag.startswith(("po:", "is:")))
        yield from affixes.forms(Form(stem, stems[0] if stems else stem, tags), split_flags(flags))


def _read_deb(path: Path) -> dict[str, bytes]:
    """fr.dic and fr.aff out of a Debian package (an `ar` archive with data.tar.* inside)."""
    raw = path.read_bytes()
    if not raw.startswith(b"!<arch>\n"):
        raise ValueError(f"{path} is not a Debian package")
    position = 8
    while position < len(raw):
        name = raw[position : position + 16].decode("ascii").strip().rstrip("/")
        size = int(raw[position + 48 : position + 58])
        content = raw[position + 60 : position + 60 + size]
        position += 60 + size + size % 2
        if name.startswith("data.tar"):
            return _members(content)
    raise ValueError(f"{path} holds no data.tar")


def _members(archive: bytes) -> dict[str, bytes]:
    found = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            name = Path(member.name).name
            if name in ("fr.dic", "fr.aff") and member.isfile():
                extracted = tar.extractfile(member)
                assert extracted is not None
                found[name] = extracted.read()
    return found


def read_forms(source: Path) -> list[Form]:
    """All forms of the dictionary in a Debian package or in a folder (searched for fr.dic and fr.aff).

    Raises ValueError or FileNotFoundError when the two files are not there.
    """
    if source.is_dir():
        files = {}
        for name in ("fr.dic", "fr.aff"):
            candidates = sorted(source.rglob(name))
            if not candidates:
                raise FileNotFoundError(f"no {name} in {source}")
            files[name] = candidates[0].read_bytes()
    else:
        files = _read_deb(source)
    affixes = parse_affixes(files["fr.aff"].decode("utf-8"))
    return list(expand_dictionary(files["fr.dic"].decode("utf-8"), affixes))
