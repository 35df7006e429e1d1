"""Glossaries of 100 to 100,000 entries: time to compile them, to take them from the cache, and to check a text with them.

Usage: python benchmarks/glossary_scale.py [MEGABYTES of text, 1 by default] [ENTRIES ...]

Entries are words of the lexicon, the text is made of other words of it with some of the entries' strewn in, so that every
hit is known beforehand. Compiling is measured with inflection, whole processes without, since the peer, codespell with
the same list, knows none. Both must find all hits and nothing else. Seconds differ between machines, ratios hardly do.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import tomli

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from review.french.lexicon_file import LexiconFile  # noqa: E402
from review.session.compiled_cache import matcher_of  # noqa: E402

SIZES = (100, 1_000, 10_000, 100_000)
VOCABULARY = 20_000
ARTICLE = 6_000
"""Characters of the short text: a press article."""

STREWN = 0.05
"""How many of the sentences hold a word of an entry: one in some 3,000 characters."""

TIMES = 3
RANDOM = random.Random(11)  # noqa: S311 - the same glossaries each time
LISTED = re.compile(r":(\d+): ([^ ]+) ==> ")

Places = Counter[tuple[int, str]]
"""Words found, by line and in lower case."""


def seconds(action: Callable[[], object], times: int = TIMES) -> float:
    """The best of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - start)
    return best


def lexicon_words() -> list[str]:
    """The words of the lexicon that may be entries, shuffled."""
    data = (ROOT / "review" / "data" / "lexicon.bin").read_bytes()
    words = [
        word
        for word in LexiconFile(data).words()
        if len(word) > 3 and word.isalpha() and word == word.lower()
    ]
    RANDOM.shuffle(words)
    return words


def glossary(words: Sequence[str], *, inflect: bool) -> str:
    """A glossary with one entry for each of `words`: what most entries hold, and conditions on one in ten."""
    blocks = ['schema = 1\n\n[glossary]\nname = "Mesure"\n']
    for number, word in enumerate(words):
        lines = [
            "\n[[entry]]",
            f'id = "mot-{number}"',
            f'wrong = ["{word}"]',
            f'right = ["x{word}"]',
            'pos = "noun"',
            f'note = "La machine écrit {word}."',
            f'examples = [{{ mt = "Voici {word}.", fixed = "Voici x{word}." }}]',
        ]
        if not inflect:
            lines.append("inflect = false")
        elif number % 10 == 0:
            lines.append(f'unless = ["{words[number - 1]}"]')
        blocks.append("\n".join(lines) + "\n")
    return "".join(blocks)


def text_of(size: int, vocabulary: Sequence[str], strewn: Sequence[str]) -> tuple[str, Places]:
    """About `size` characters of sentences, one a line, and where which of the `strewn` words stand."""
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    stock = iter(RANDOM.choices(vocabulary, weights, k=size // 4))
    lines: list[str] = []
    places: Places = Counter()
    length = 0
    while length < size:
        words = [next(stock) for _ in range(RANDOM.randint(8, 25))]
        if RANDOM.random() < STREWN:
            word = RANDOM.choice(strewn)
            words[RANDOM.randrange(len(words))] = word
            places[len(lines) + 1, word] += 1
        line = " ".join(words).capitalize() + "."
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines) + "\n", places


def run(command: Sequence[str], folder: Path) -> str:
    """What the command writes; both programs exit with other codes than 0 where they find something."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "XDG_CONFIG_HOME": str(folder)}
    done = subprocess.run(
        command, capture_output=True, check=False, cwd=folder, env=environment, encoding="utf-8"
    )
    if done.returncode not in (0, 1, 65):
        raise SystemExit(done.stderr)
    return done.stdout


def found_by_review(listed: str) -> Places:
    """What `review check --format jsonl` found."""
    issues = [json.loads(line) for line in listed.splitlines()]
    return Counter((issue["line"], issue["text"].lower()) for issue in issues)


def found_by_codespell(listed: str) -> Places:
    """What codespell found."""
    return Counter((int(line), word.lower()) for line, word in LISTED.findall(listed))


def same(name: str, found: Places, planted: Places) -> None:
    """Stop where what was found isn't what was planted."""
    if found != planted:
        extra, missing = found - planted, planted - found
        raise SystemExit(f"{name} differs: {list(extra)[:5]} too many, {list(missing)[:5]} missing")


def preparing(count: int, words: Sequence[str], folder: Path) -> None:
    """Print how long a glossary of `count` entries takes from its file to a matcher, in four states of the cache."""
    path, cache = folder / f"formes-{count}.toml", folder / f"cache-{count}"
    text = glossary(words[:count], inflect=True)
    path.write_text(text, encoding="utf-8")

    def prepare() -> object:
        return matcher_of([path], folder=cache)

    reading = seconds(lambda: tomllib.loads(text)) / seconds(lambda: tomli.loads(text))
    cold = seconds(prepare, 1)
    warm = seconds(prepare)
    path.write_text(text.replace("La machine écrit", "Le moteur écrit", 1), encoding="utf-8")
    changed = seconds(prepare, 1)
    size = max(file.stat().st_size for file in cache.iterdir())
    own = folder / f"perso-{count}.toml"
    blocks = glossary(words[-1:], inflect=True).replace("mot-0", "perso")
    own.write_text(blocks, encoding="utf-8")
    matcher_of([own, path], folder=cache)
    own.write_text(blocks + "# autre\n", encoding="utf-8")
    beside = seconds(lambda: matcher_of([own, path], folder=cache), 1)
    print(
        f"{count:>8,} entries {len(text.encode()) / 1e6:>7.1f} MB   compiled {cold:>7.2f} s   after a change {changed:>6.2f} s, "
        f"of another file {beside:>6.2f} s   "
        f"from the cache {warm * 1e3:>6.1f} ms ({size / 1e6:.1f} MB): 1/{cold / warm:,.0f}   tomllib/tomli {reading:.1f}"
    )


def checking(
    count: int, words: Sequence[str], texts: Sequence[tuple[str, str, Places]], folder: Path
) -> None:
    """Print how long whole processes take to check `texts` (name, text, what is to be found), review against codespell."""
    path, listed = folder / f"mots-{count}.toml", folder / f"mots-{count}.txt"
    path.write_text(glossary(words[:count], inflect=False), encoding="utf-8")
    listed.write_text("".join(f"{word}->x{word}\n" for word in words[:count]), encoding="utf-8")
    for name, text, planted in texts:
        file = folder / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        ours = [sys.executable, "-m", "review", "check", file.name, "--no-ledger", "--format", "jsonl"]
        ours += ["--no-default-glossary", "--glossary", path.name]
        theirs = [sys.executable, "-m", "codespell_lib", "--disable-colors", "-D", listed.name]
        theirs += ["--regex", r"[^\W_]+", file.name]
        same("review", found_by_review(run(ours, folder)), planted)
        same("codespell", found_by_codespell(run(theirs, folder)), planted)
        mine, other = seconds(lambda: run(ours, folder)), seconds(lambda: run(theirs, folder))  # noqa: B023 - run at once
        hits = planted.total()
        print(
            f"{count:>8,} entries, {name:<8} {len(text) / 1e6:>6.2f} MB, {hits:>6,} hits   review {mine:>6.3f} s   "
            f"codespell {other:>6.3f} s   codespell takes {other / mine:>5.2f} times as long"
        )


def main() -> None:
    megabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    sizes = tuple(map(int, sys.argv[2:])) or SIZES
    os.environ["PYTHONPATH"] = str(ROOT)
    vocabulary, words = (stock := lexicon_words())[:VOCABULARY], stock[VOCABULARY:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "formes")
        print("from the file to a matcher, inflection on")
        for count in sizes:
            preparing(count, words, folder)
        print("whole processes, inflection off, glossary in the cache")
        for count in sizes:
            article = ("article", *text_of(ARTICLE, vocabulary, words[:count]))
            book = ("book", *text_of(int(megabytes * 1e6), vocabulary, words[:count]))
            checking(count, words, (article, book), folder)


if __name__ == "__main__":
    main()
