"""How long the glossary check's rules take on a made-up glossary: `python -m benchmarks.glossary_lint [ENTRIES]`.

One wrong form in ten is of one word, most of the others of two, one in fifty is an expression; half of the entries have
conditions. Words are singular nouns, adjectives and infinitives of the lexicon, drawn with a fixed seed.
"""

from __future__ import annotations

import random
import sys
import time

from review.french.lexicon import Lexicon, Number, Pos, default_lexicon
from review.french.term_forms import term_forms
from review.glossary.entry import Example, Glossary, GlossaryEntry
from review.glossary.lint import RULES, Examined, lint
from review.model.proposal import Pos as Kind
from review.model.proposal import Replacement

SEED = 7


def dictionary_words(lexicon: Lexicon) -> list[str]:
    """The words of the lexicon that stand in a dictionary as they are."""
    found = []
    for word in lexicon.words():
        if not (word.isalpha() and word.islower() and len(word) > 3):
            continue
        if any(
            a.lemma == word and (a.mood == "infi" or (a.pos is Pos.NOUN and a.number is Number.SINGULAR))
            for a in lexicon.analyses(word)
        ):
            found.append(word)
    return found


def glossary(count: int, words: list[str]) -> Glossary:
    """A glossary of `count` entries."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    entries = []
    for number in range(count):
        first, second, third, fourth = (chance.choice(words) for _ in range(4))
        regex = number % 50 == 0
        wrong = (
            rf"{first}s? {second}(?= (?:de|du)\b)"
            if regex
            else first
            if number % 10 == 1
            else f"{first} {second}"
        )
        entries.append(
            GlossaryEntry(
                id=f"e{number:06}",
                wrong=(wrong,),
                right=(Replacement(f"{third} {first}", Kind.NOUN),),
                pos=Kind.NOUN,
                regex=regex,
                when=(third,) if number % 2 else (),
                unless=(fourth,) if number % 8 == 0 else (),
                examples=(Example("x", "y"),),
                path="g.toml",
                line=number + 1,
            )
        )
    return Glossary("g.toml", "g", None, "fr", tuple(entries))


def main() -> None:
    """Measure all rules together, without and with forms that are known already, then each alone."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    lexicon = default_lexicon()
    made = glossary(count, dictionary_words(lexicon))
    known: dict[tuple[str, str], frozenset[str]] = {}

    def forms(term: str, pos: str) -> frozenset[str]:
        found = known.get((term, pos))
        if found is None:
            found = known[term, pos] = term_forms(lexicon, term, pos)
        return found

    for name in ("first time", "forms known"):
        start = time.process_time()
        faults = lint([made], lexicon, forms)
        print(f"{name}: {count} entries, {len(faults)} faults, {time.process_time() - start:.2f} s")
    examined = Examined([made], lexicon, forms)
    for rule in RULES:
        start = time.process_time()
        told = sum(1 for _ in rule(examined))
        print(f"  {getattr(rule, '__name__', '')}: {told} faults, {time.process_time() - start:.2f} s")


if __name__ == "__main__":
    main()
