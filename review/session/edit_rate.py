"""How much of the machine's text the review changed, in words."""

from __future__ import annotations

from dataclasses import dataclass

try:
    from cydifflib import SequenceMatcher
except ImportError:  # no wheel for this machine: the same opcodes, slower
    from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class EditRate:
    """Words changed by the review, and words of the corrected text.

    The rate is changed / words: the edits of words that lead from the machine's text to the corrected one, divided by
    the words of the corrected one, as in HTER (Snover, Dorr, Schwartz, Micciulla and Makhoul, "A Study of Translation
    Edit Rate with Targeted Human Annotation", AMTA 2006), case-sensitive, with one simplification that keeps it cheap
    enough to be always in sight: a moved word counts as one deleted and one inserted (no shifts).
    """

    changed: int
    words: int

    @property
    def percent(self) -> float:
        """The rate in percent, 0 for an empty text; above 100 where more was struck out than is left."""
        return 100 * self.changed / self.words if self.words else 0.0


def word_count(text: str) -> int:
    """The words of `text`: what stands between white space, as TER counts them unless told otherwise."""
    return len(text.split())


def words_changed(machine: str, corrected: str) -> int:
    """Words inserted, deleted or replaced between the two texts; a run of n words replaced by m counts max(n, m).

    Taken from the opcodes of difflib over words, so never less than the Levenshtein distance and mostly equal to it. The cost
    is that of what lies between the first and the last changed word.
    """
    if machine == corrected:
        return 0
    old, new = machine.split(), corrected.split()
    first, most = 0, min(len(old), len(new))
    while first < most and old[first] == new[first]:
        first += 1
    last = 0
    while last < most - first and old[-1 - last] == new[-1 - last]:
        last += 1
    left, right = old[first : len(old) - last], new[first : len(new) - last]
    if len(left) <= 1 or len(right) <= 1 or not set(left) & set(right):
        return _one_run(left, right)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    opcodes = matcher.get_opcodes()
    changed: int = sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in opcodes if tag != "equal")
    return min(changed, max(len(left), len(right)))  # replacing all of it word for word is never dearer


def _one_run(left: list[str], right: list[str]) -> int:
    """The changes between runs of which one is a single word at most, or that have no word in common."""
    return max(len(left), len(right)) - (0 if set(left).isdisjoint(right) else 1)
