"""The screen on a text of 200 and on one of 100,000 segments: time until it is usable, time of each key, memory.

    python benchmarks/screen.py [SEGMENTS]

Three tables, one run, under three minutes:

* opening: seconds from the start of a process until the text is read and matched (the session alone), and until the
  screen shows it and takes keys (without a terminal), each in a process of its own; the target is a ratio under 2;
* keys: the median time from a key's action to the parts of the screen brought up to date, on 200 segments and on the
  large text; the target is a ratio of 1.5 at most. Half of the issues are decided, and both texts are alike where the keys
  are pressed;
* memory: the most that each process of the first table held.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from review.session.filters import EditedByHand, Everything, Filter, Flagged, OfEntry, Undecided
from review.session.opening import LARGE as LARGE_FILE
from review.session.opening import Opening, open_session
from review.session.session import ReviewSession
from review.session.settings import Settings
from review.tui.app import ReviewApp
from review.tui.screens.review import ReviewScreen

SMALL: Final = 200
LARGE: Final = 100_000
BLOCKS: Final = 8
ROUNDS: Final = 4
"""Every key is pressed BLOCKS times ROUNDS times at least on each text."""
SPREAD: Final = 6
"""Sentences in the middle of the text where the keys are pressed in turn."""
RUNS: Final = 3
"""Processes for each line of the table of openings; the fastest counts."""
SECONDS: Final = 60.0
"""When no further block of keys is begun."""

GLOSSARY: Final = """\
schema = 1

[glossary]
name = "Chemins de fer"
source = "en"

[[entry]]
id = "sleeper"
wrong = ["dormeur"]
right = [{ text = "traverse", gender = "f" }]
pos = "noun"

[[entry]]
id = "driver"
wrong = ["conducteur de moteur", "pilote de train"]
right = [{ text = "mécanicien", gender = "m" }, { text = "conducteur de train", gender = "m" }]
pos = "noun"

[[entry]]
id = "switch"
wrong = ["interrupteur"]
right = [{ text = "aiguillage", gender = "m" }, { text = "aiguille", gender = "f" }]
pos = "noun"
real_word = true
when = ["voie", "gare"]
scope = "paragraph"

[[entry]]
id = "coach"
wrong = ["entraîneur"]
right = [{ text = "voiture", gender = "f" }]
pos = "noun"
real_word = true

[[entry]]
id = "leeds"
wrong = ["Plombs"]
right = ["Leeds"]
pos = "name"

[[entry]]
id = "platform"
wrong = ["plate-forme de passagers"]
right = [{ text = "quai", gender = "m" }]
pos = "noun"
severity = "minor"
"""

_PLAIN: Final = (
    "Le convoi numéro {n} a quitté la gare de {town} avec {m} minutes de retard.",
    "Les voyageurs attendaient dans la salle, et personne ne leur avait rien dit.",
    "À {town}, on a refait la toiture en {year}, ce qui a coûté {m} millions.",
    "« Nous n’avons pas encore reçu les pièces », explique le chef d’atelier, M. {name}.",
    "La voie unique entre {town} et {other} date de {year}.",
    "Il a fallu {n} heures de travail pour la remettre en état.",
    "Rien n’indique que l’horaire de {year} sera tenu.",
    "Mme {name} dirige l’équipe de nuit depuis {year} ; elle compte {m} personnes.",
    "Le pont franchit la rivière à {m} mètres, juste avant {other}.",
)
_WRONG: Final = (
    "Le dormeur numéro {n} de la voie devra être remplacé avant l’hiver.",
    "Selon {name}, le conducteur de moteur a freiné trop tard à l’entrée de {town}.",
    "L’interrupteur de la voie {m}, près de {other}, était bloqué par la glace.",
    "Les entraîneurs de première classe ont été repeints en {year} à {town}.",
    "Un pilote de train venu de Plombs a signalé la panne à {m} h {n}.",
    "La plate-forme de passagers de {town} mesure {n} mètres.",
)
_TOWNS: Final = ("Vierzon", "Saincaize", "Culoz", "Modane", "Longuyon", "Mézidon", "Capdenac")
_NAMES: Final = ("Ledru", "Aubin", "Castaing", "Morvan", "Perrot")
_PARAGRAPH: Final = 5
"""Sentences in a paragraph."""


def text_of(segments: int) -> str:
    """A text of so many sentences, about one in ten with an error, always the same, its beginning too."""
    paragraphs: list[list[str]] = []
    for number in range(segments):
        wrong = number % 10 == number // 10 % 10
        kinds = _WRONG if wrong else _PLAIN
        sentence = kinds[number * 7 // 3 % len(kinds)].format(
            n=number % 997,
            m=number % 89 + 2,
            year=1850 + number % 170,
            town=_TOWNS[number % len(_TOWNS)],
            other=_TOWNS[(number // 7 + 3) % len(_TOWNS)],
            name=_NAMES[number // 3 % len(_NAMES)],
        )
        if number % _PARAGRAPH == 0:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return "\n\n".join(" ".join(one) for one in paragraphs) + "\n"


def settings_in(folder: Path) -> Settings:
    """The settings with the glossary in `folder`."""
    return Settings(glossaries=(folder / "rail.toml",), reviewer="anne")


def memory() -> float:
    """The most memory that this process has held, in megabytes; Linux tells (proc(5), VmHWM, in kibibytes), others give 0.

    getrusage won't do: its maximum goes back to before the exec, to the parent's.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


async def usable(app: ReviewApp) -> None:
    """Come back when `app` shows the review and has nothing more to do."""
    async with app.run_test(size=(120, 40)) as pilot:
        while not (isinstance(app.screen, ReviewScreen) and app.screen.is_mounted):  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        await pilot.pause()
        print(time.time(), memory())
        app.exit()


def child(what: str, path: Path) -> None:
    """Open the text at `path`, alone or on the screen; print the time when done and the memory."""
    settings = settings_in(path.parent)
    if what == "session":
        session = open_session(path, settings)
        print(time.time(), memory())
        session.close()
        return
    opening = Opening(path, settings) if path.stat().st_size >= LARGE_FILE else open_session(path, settings)
    try:
        asyncio.run(usable(ReviewApp(opening)))
    finally:
        opening.close()


def opened(what: str, path: Path) -> tuple[float, float]:
    """Seconds from the start of a process until `what` stands, and the megabytes it took."""
    best = (float("inf"), 0.0)
    for _run in range(RUNS):
        start = time.time()
        done = subprocess.run(
            [sys.executable, __file__, what, str(path)], check=True, capture_output=True, text=True
        )
        end, size = map(float, done.stdout.split()[-2:])
        best = min(best, (end - start, size))
    return best


class Keys:
    """Presses keys on the review screen by calling their actions, and keeps the time of each."""

    def __init__(self, screen: ReviewScreen, times: dict[str, list[float]]) -> None:
        """Press on `screen` and add to `times`."""
        self.screen: Final = screen
        self.presenter: Final = screen.presenter
        self.times: Final = times

    async def timed(self, name: str, action: Callable[[], object]) -> None:
        """Do `action`, show what came of it, and note the time."""
        start = time.perf_counter()
        action()
        self.times[name].append(time.perf_counter() - start)
        await settled(self.screen)

    async def act(self, name: str) -> None:
        """One of the acts that the presenter knows by name."""
        await self.timed(name.replace("_", " "), partial(self.screen.action_act, name))

    async def round(self, segment: int) -> None:
        """Every key once at least, around sentence `segment`, which is flagged; all is undone in the end."""
        screen, presenter = self.screen, self.presenter

        def back() -> None:
            presenter.to_segment(segment)
            screen.show()

        for name in ("accept", "dismiss", "skip"):
            back()
            await self.act(name)
            await self.act("undo")
            await self.act("redo")
            await self.act("undo")
        back()
        await self.timed("choose", partial(screen.action_choose, 1))
        back()
        await self.act("reopen")
        await self.act("undo")
        await self.act("undo")
        back()
        for name in ("alternative_next", "alternative_previous", "invisibles", "invisibles"):
            await self.act(name)
        for name in ("next", "previous", "down", "up"):
            await self.act(name)
        presenter.choose_filter(Everything())  # a page of the flagged ones is all that the small text has
        for step in (1, -1):
            await self.timed("page", partial(screen.action_page, step))
        presenter.choose_filter(Flagged())
        back()
        text = presenter.view.target
        await self.timed("save an edit", partial(screen.attempt, partial(presenter.edit, f"{text} Voilà.")))
        await self.act("undo")
        for name in ("last", "first"):
            await self.act(name)
        back()

    async def look(self, segment: int) -> None:
        """The filters, and the beginning of a search, at sentence `segment`."""
        wanted: tuple[Filter, ...] = (Undecided(), OfEntry("switch"), EditedByHand(), Everything(), Flagged())
        for one in wanted:
            self.presenter.to_segment(segment)
            await self.timed("filter", partial(self.screen.filter_chosen, one))
        self.screen._wanted = self.presenter.session.document.segments[segment + 3].target[:30]  # noqa: SLF001
        await self.timed("search", self.screen.action_search)
        start = time.perf_counter()
        await self.screen.look_for(segment, 1).wait()
        self.times["search, first place"].append(time.perf_counter() - start)
        self.screen._turn(self.screen.where.REVIEW)  # noqa: SLF001
        await settled(self.screen)


async def settled(screen: ReviewScreen) -> None:
    """Let the messages that an action left behind be handled and the screen be drawn."""
    for _turn in range(3):
        await asyncio.sleep(0)
    done = asyncio.Event()
    screen.call_after_refresh(done.set)
    await done.wait()


async def pressed(session: ReviewSession, times: dict[str, list[float]], number: int) -> None:
    """Press every key on `session` in block `number`, adding to `times`."""
    todo = [view.issue.segment for view in session.issues() if not view.state.decided]
    middle = len(todo) // 2
    app = ReviewApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        keys = Keys(screen, times)
        gc.collect()
        gc.freeze()  # as the program does
        for step in range(ROUNDS):
            segment = todo[middle - SPREAD // 2 + (number + step) % SPREAD]
            await keys.round(segment)
            await keys.look(segment)


def half_decided(session: ReviewSession) -> None:
    """Decide on every other place of each entry, one act an entry."""
    for rule in sorted({view.issue.key.rule for view in session.issues()}):
        issue = next(view.issue for view in session.issues() if view.issue.key.rule == rule)
        session.propagate(session.places(issue, session.proposals(issue)[0])[::2])


def tell_openings(folder: Path, large: int) -> None:
    """The first and the third table."""
    print(f"{'segments':>9} {'session':>9} {'screen':>9} {'ratio':>6} {'session':>9} {'screen':>9}")
    for count in (SMALL, large):
        path = folder / f"{count}.txt"
        opened("session", path)  # the forms of the glossary are in the cache from here on
        session, session_size = opened("session", path)
        screen, screen_size = opened("screen", path)
        print(
            f"{count:>9,} {session:>7.2f} s {screen:>7.2f} s {screen / session:>6.2f} "
            f"{session_size:>6.0f} MB {screen_size:>6.0f} MB"
        )


def tell_keys(folder: Path, large: int) -> None:
    """The second table. The two texts take turns, so that what else the machine does slows both."""
    sessions = [open_session(folder / f"{count}.txt", settings_in(folder)) for count in (SMALL, large)]
    times: list[dict[str, list[float]]] = [defaultdict(list), defaultdict(list)]
    for session in sessions:
        half_decided(session)
    until = time.perf_counter() + SECONDS
    for block in range(BLOCKS):
        for session, found in zip(sessions, times, strict=True):
            asyncio.run(pressed(session, found, block))
        if time.perf_counter() > until:
            break
    for session in sessions:
        session.close()
    print(f"\n{'key':<24} {f'{SMALL:,}':>10} {f'{large:,}':>10} {'ratio':>6} {'slowest':>10}")
    for name in times[0]:
        one, other = (1000 * statistics.median(found[name]) for found in times)
        worst = 1000 * max(times[1][name])
        print(f"{name:<24} {one:>7.2f} ms {other:>7.2f} ms {other / one:>6.2f} {worst:>7.1f} ms")


def main() -> None:
    """Make the texts, measure, print."""
    if len(sys.argv) > 2:  # a process of this benchmark's own
        child(sys.argv[1], Path(sys.argv[2]))
        return
    large = int(sys.argv[1]) if len(sys.argv) > 1 else LARGE
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "rail.toml").write_text(GLOSSARY, encoding="utf-8")
        for count in (SMALL, large):
            (folder / f"{count}.txt").write_text(text_of(count), encoding="utf-8")
        tell_openings(folder, large)
        tell_keys(folder, large)


if __name__ == "__main__":
    main()
