"""Take the pictures of the documentation from the running program.

    python tools/screenshots.py            # writes docs/images/*.svg

Each picture is the real screen on a copy of the seed article with the project's glossaries, after some keys. The clock, the
reviewer and the ledger are fixed, so that the same program gives the same picture.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from review.model.messages import choose_language
from review.session.export import write_export
from review.session.opening import open_session
from review.session.settings import Options, settings_for
from review.tui.app import ReviewApp

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "solitude-ultraman.fr.txt"
IMAGES = ROOT / "docs" / "images"
STEPS = ("enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter")
TO_THE_END = "to the end"
"""Stands for Enter as often as there is something to decide."""
THE_FORECAST = "the forecast"
"""Stands for waiting until the form has told what the change would do."""


FORM = ("g", "e", "tab", "S", "a", "m", "space", THE_FORECAST)
FORECAST_SECONDS = 3.0
"""More than the form waits for the keys to rest, and than the forecast takes."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The file's name, the terminal's size (columns, lines), the keys pressed before, and the language of the interface."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    language: str = "en"


PICTURES = (
    Picture("review-120x40", (120, 40), (*STEPS, *("n",) * 26)),
    Picture("review-80x24", (80, 24), (*STEPS, *("n",) * 26)),
    Picture("everywhere", (120, 40), ("A",)),
    Picture("guide-ouverture", (120, 40), (), "fr"),
    Picture("guide-alternative", (120, 40), (*("n",) * 5, "right"), "fr"),
    Picture("guide-edition", (120, 40), ("e",), "fr"),
    Picture("guide-partout", (120, 40), ("A", "down", "down", "space"), "fr"),
    Picture("entry-form", (120, 40), FORM),
    Picture("guide-formulaire", (120, 40), FORM, "fr"),
    Picture("guide-bilan", (120, 40), ("A", "enter", "x", TO_THE_END), "fr"),
)


class Clock:
    """A clock that moves on by four seconds each time it is read."""

    def __init__(self) -> None:
        """Begin at nine."""
        self.now = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time, UTC."""
        self.now += timedelta(seconds=4)
        return self.now


async def take(picture: Picture, folder: Path) -> str:
    """The picture as SVG."""
    choose_language(picture.language)
    text = folder / picture.name / SEED.name
    text.parent.mkdir()
    shutil.copy(SEED, text)
    settings = settings_for(text, Options(glossaries=(ROOT / "glossaries",), reviewer="ada"), folder)
    session = open_session(text, settings, Clock())
    app = ReviewApp(session, partial(write_export, session))
    async with app.run_test(size=picture.size) as pilot:
        for key in picture.keys:
            while key == TO_THE_END and not app.presenter.finished:
                await pilot.press("enter")
            if key == THE_FORECAST:
                await pilot.pause(FORECAST_SECONDS)
            elif key != TO_THE_END:
                await pilot.press(key)
        await pilot.pause()
        svg = app.export_screenshot(title=f"review {SEED.name}")
    session.close()
    return plain(svg)


def plain(svg: str) -> str:
    """`svg` without the fonts it would fetch from elsewhere and with fixed names: the reader's own monospace font does."""
    svg = re.sub(r"@font-face \{.*?\}\n", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for picture in PICTURES:
            svg = asyncio.run(take(picture, Path(folder)))
            (IMAGES / f"{picture.name}.svg").write_text(svg, encoding="utf-8", newline="\n")
            print(f"docs/images/{picture.name}.svg")


if __name__ == "__main__":
    main()
