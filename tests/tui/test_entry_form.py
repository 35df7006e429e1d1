"""The form of an entry: every key, every fault at its field, the impact before saving, and what happens to the file."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from review import errors
from review.glossary.entry import GlossaryEntry
from review.glossary.entry_form import entry_from
from review.session import glossary_home
from review.session.opening import matcher_for
from review.session.renewal import renewed
from review.session.session import ReviewSession
from review.tui.entry_words import field_of
from review.tui.screens.asking import AskingScreen
from review.tui.screens.entry import EntryScreen
from review.tui.screens.entry_conflict import ConflictScreen, conflict_lines
from review.tui.screens.entry_form import EntryFormScreen
from review.tui.screens.entry_form_parts import Fault
from review.tui.screens.leaving import LeavingScreen
from review.tui.screens.review import ReviewScreen
from review.tui.screens.severity import SeverityScreen
from review.tui.widgets.field_area import HIGHEST, FieldArea
from review.tui.widgets.text_pane import TextPane

from .conftest import Opener, Runner, screen_text, settled

pytestmark = pytest.mark.usefixtures("quick_form")

GLOSSARY = """\
schema = 1

[glossary]
name = "Jardin"

# Écrit par [Léa], à relire.
[[entry]]
id = "arrosoir"
wrong = ["pot d'arrosage"]
right = ["arrosoir"]
pos = "noun"
examples = [{ mt = "Le pot d'arrosage est vide.", fixed = "L'arrosoir est vide." }]

[[entry]]
id = "beche"
wrong = ["chat"]  # spade
right = ["bêche"]
pos = "noun"
when = ["jardin"]
real_word = true
examples = [{ mt = "Au jardin, il prend un chat.", fixed = "Au jardin, il prend une bêche." }]
counterexamples = ["Un chat dort."]
"""

TEXT = """\
Le pot d'arrosage est plein. Au jardin, il tient un chat et deux arrosoirs.

Un pot d'arrosage fuit. La pelle de poche est rouillée, et le jardin aussi.
"""


@pytest.fixture
def garden(opener: Opener) -> ReviewSession:
    return opener(TEXT, glossary=GLOSSARY, name="jardin.txt")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "musique.toml"


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def form(pilot: Pilot[None]) -> EntryFormScreen:
    screen = pilot.app.screen
    assert isinstance(screen, EntryFormScreen), screen
    return screen


async def opened(pilot: Pilot[None]) -> EntryFormScreen:
    await pilot.press("g", "e")
    await pilot.pause()
    return form(pilot)


async def put(pilot: Pilot[None], key: str, text: str) -> None:
    form(pilot).put({key: text})
    await settled(pilot)


async def test_the_page_leads_to_the_form(running: Runner, garden: ReviewSession) -> None:
    async with running(garden) as pilot:
        await pilot.press("g")
        assert isinstance(pilot.app.screen, EntryScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert form(pilot).here == "wrong"
        assert "entry arrosoir" in screen_text(pilot)
        assert "nothing is changed yet" in screen_text(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_every_field_is_reached_and_explained(running: Runner, garden: ReviewSession) -> None:
    async with running(garden, (80, 24)) as pilot:
        screen = await opened(pilot)
        seen = {}
        for one in screen.fields:
            one.focus()
            await pilot.pause()
            explain = screen.query_one("#explain", TextPane)
            seen[one.key] = "".join(run.text for line in explain.lines for run in line)
            assert one.region.bottom <= screen.query_one("#explain").region.y
            assert len(explain.lines) <= explain.room.height
        assert list(seen) == list(screen.texts)
        assert "dictionary form" in seen["wrong"]
        assert '{ text = "girafe"' in seen["right"]
        assert len(set(seen.values())) == len(seen)


@pytest.mark.parametrize("size", [(20, 6), (200, 60)])
async def test_every_size_can_be_drawn(running: Runner, garden: ReviewSession, size: tuple[int, int]) -> None:
    async with running(garden, size) as pilot:
        screen = await opened(pilot)
        await put(pilot, "wrong", "pelle de poche")
        await pilot.press("f4", "tab")
        assert len(screen_text(pilot).split("\n")) == size[1]
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert screen.here == "right"
        assert "1 issue more, 2 fewer" in screen_text(pilot)


async def test_an_entry_saved_as_it_was_leaves_the_file_alone(
    running: Runner, garden: ReviewSession, file: Path
) -> None:
    write(file, GLOSSARY + "\n")
    async with running(garden) as pilot:
        await opened(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
    assert read(file) == GLOSSARY + "\n"


async def test_an_id_that_another_entry_has_is_refused(running: Runner, garden: ReviewSession) -> None:
    async with running(garden) as pilot:
        await opened(pilot)
        await put(pilot, "id", "beche")
        await pilot.press("f2")
        await settled(pilot)
        assert form(pilot).here == "id"
        assert "there is an entry “beche” already" in screen_text(pilot)


async def test_keys_between_the_fields(running: Runner, garden: ReviewSession) -> None:
    async with running(garden, (80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("tab")
        assert screen.here == "right"
        await pilot.press("shift+tab", "up")
        assert screen.here == "id"
        await pilot.press("enter")
        assert screen.here == "wrong"
        await pilot.press("down", "down")
        assert screen.here == "pos"
        await pilot.press("right")
        assert screen.texts["pos"] == "acronym"
        await pilot.press("left", "left")
        assert screen.texts["pos"] == "name"
        await pilot.press("v")
        assert screen.texts["pos"] == "verb"
        await pilot.press("space", "enter")
        assert screen.texts["pos"] == ""
        await pilot.press("n", "n")
        assert screen.texts["pos"] == "noun"
        await pilot.press("down", "f")
        assert screen.texts["gender"] == "f"
        await pilot.press("up", "up")
        assert screen.here == "right"
        await pilot.click("#field-pos")
        assert (screen.here, screen.texts["pos"]) == ("pos", "noun")
        await pilot.click("#field-pos")
        assert screen.texts["pos"] == "acronym"


async def test_a_line_more_in_a_list(running: Runner, garden: ReviewSession) -> None:
    async with running(garden, (80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("end", "enter", *"seau")
        assert screen.texts["wrong"] == "pot d'arrosage\nseau"
        assert screen.field("wrong").region.height == 2
        await pilot.press("up")
        assert screen.here == "wrong"
        await pilot.press("up")
        assert screen.here == "id"


def rows_of(screen: EntryFormScreen) -> list[int]:
    """The screen lines between each field, or fault, and what follows it; 0 everywhere but where something is amiss."""
    parts = [one.region for one in screen.query_one("#fields").children if not one.has_class("label")]
    return [below.y - above.bottom for above, below in pairwise(parts)]


async def test_long_fields_and_faults_take_no_more_room_than_they_show(
    running: Runner, garden: ReviewSession
) -> None:
    async with running(garden, (80, 24)) as pilot:
        screen = await opened(pilot)
        await put(pilot, "wrong", "\n".join(f"mot {number}" for number in range(200)))
        await put(pilot, "right", 'mot 1\n{ text = "levain chef de la maison d\'en face", gender = douteux }')
        assert screen.field("wrong").region.height == HIGHEST
        assert len(screen.query(Fault)) == 1
        assert set(rows_of(screen)) == {0}
        assert screen.query_one(Fault).region.height > 1


async def test_type_and_severity_come_as_a_list(running: Runner, garden: ReviewSession) -> None:
    async with running(garden, (80, 24)) as pilot:
        screen = await opened(pilot)
        screen.field("severity").focus()
        await pilot.pause()
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, SeverityScreen)
        await pilot.press("4", "down", "enter")
        assert screen.texts["severity"] == "critical"
        assert screen.texts["type"] == "accuracy/omission"
        screen.field("type").focus()
        await pilot.press("t")
        assert screen.texts["type"].startswith("terminology") or "/t" in screen.texts["type"]


async def test_the_impact_is_told_before_saving(running: Runner, garden: ReviewSession) -> None:
    async with running(garden, (120, 40)) as pilot:
        await opened(pilot)
        await put(pilot, "wrong", "pelle de poche")
        shown = screen_text(pilot)
        assert "1 issue more, 2 fewer" in shown
        assert "L'arrosoir est rouillé" in shown
        await put(pilot, "wrong", "pot d'arrosage")
        assert "nothing is changed yet" in screen_text(pilot)
        await put(pilot, "right", "seringue")
        assert "2 issues changed" in screen_text(pilot)
        await put(pilot, "note", "C'est dit.")
        assert "2 issues changed" in screen_text(pilot)


async def test_the_sentences_on_a_small_screen(running: Runner, garden: ReviewSession) -> None:
    async with running(garden, (80, 24)) as pilot:
        await opened(pilot)
        await put(pilot, "wrong", "pelle de poche")
        assert "1 issue more, 2 fewer" in screen_text(pilot)
        assert "pelle de poche est" not in screen_text(pilot)
        await pilot.press("f4")
        await pilot.pause()
        assert "L'arrosoir est rouillé" in screen_text(pilot)
        form(pilot).field("counterexamples").focus()
        await pilot.press("f4", "f4")
        await pilot.pause()
        fields, here = form(pilot).query_one("#fields"), form(pilot).field("counterexamples")
        assert fields.content_region.contains_region(here.region)
        await pilot.resize_terminal(80, 20)
        await pilot.pause()
        assert fields.content_region.contains_region(here.region)
        await pilot.press("ctrl+down", "ctrl+up", "f4")
        await pilot.pause()
        assert "L'arrosoir est rouillé" not in screen_text(pilot)


async def test_faults_stand_at_their_fields(running: Runner, garden: ReviewSession, file: Path) -> None:
    before = read(file)
    async with running(garden) as pilot:
        await opened(pilot)
        await put(pilot, "right", "pot d'arrosage")
        assert "is both wrong and right" in screen_text(pilot)
        assert "what it does is told once the form is in order" in screen_text(pilot)
        form(pilot).field("note").focus()
        await pilot.press("f2")
        assert form(pilot).here == "wrong"
    assert read(file) == before


async def test_saving_keeps_the_file_and_rescans(running: Runner, garden: ReviewSession, file: Path) -> None:
    async with running(garden) as pilot:
        await pilot.press("enter")
        await pilot.press("home")
        await opened(pilot)
        await put(pilot, "note", "Watering can, rendu [mot à mot].")
        await put(pilot, "wrong", "pot d'arrosage\npelle de poche")
        await pilot.press("ctrl+s")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        await settled(pilot)
        written = read(file)
        assert 'note = "Watering can, rendu [mot à mot]."' in written
        assert (
            written.replace(
                'wrong = ["pot d\'arrosage", "pelle de poche"]', 'wrong = ["pot d\'arrosage"]'
            ).replace('note = "Watering can, rendu [mot à mot]."\n', "")
            == GLOSSARY
        )
        session = screen.presenter.session
        assert [view.issue.text for view in session.issues()].count("pelle de poche") == 1
        assert sum(view.state.decided for view in session.issues()) == 1


async def test_what_the_check_refuses_is_told_at_its_field(
    running: Runner, garden: ReviewSession, file: Path
) -> None:
    before = read(file)
    async with running(garden) as pilot:
        await opened(pilot)
        await put(pilot, "examples", "- Le pot d'arrosage est vide.\n+ Le seau est vide.")
        await pilot.press("f2")
        await settled(pilot)
        assert form(pilot).here == "examples"
        assert "! not saved: The example of “arrosoir” comes out wrong" in screen_text(pilot)
        await put(pilot, "examples", "- Le pot d'arrosage est vide.\n+ L'arrosoir est vide.")
        assert "comes out wrong" not in screen_text(pilot)
        await put(pilot, "counterexamples", "Son pot d'arrosage fuit.")
        await pilot.press("f2")
        await settled(pilot)
        assert form(pilot).here == "counterexamples"
        assert read(file) == before


async def test_leaving_asks_where_something_would_be_lost(
    running: Runner, garden: ReviewSession, file: Path
) -> None:
    async with running(garden, (80, 24)) as pilot:
        await opened(pilot)
        await put(pilot, "note", "Changé.")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, LeavingScreen)
        assert "The entry was changed" in screen_text(pilot)
        await pilot.press("escape")
        assert form(pilot).texts["note"] == "Changé."
        await pilot.press("escape", "d")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert read(file) == GLOSSARY
        await opened(pilot)
        await put(pilot, "note", "Gardé.")
        await pilot.press("escape", "s")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
    assert "Gardé." in read(file)


async def test_quitting_asks_too(running: Runner, garden: ReviewSession) -> None:
    async with running(garden, (80, 24)) as pilot:
        await opened(pilot)
        await pilot.press(*"x", "ctrl+q")
        assert isinstance(pilot.app.screen, LeavingScreen)
        await pilot.press("d")
        await pilot.pause()
        assert pilot.app.return_code == 0


def change(file: Path, old: str, new: str) -> None:
    text = read(file)
    assert old in text
    write(file, text.replace(old, new))


async def in_conflict(pilot: Pilot[None], file: Path) -> None:
    await opened(pilot)
    await put(pilot, "note", "La mienne.")
    change(file, 'right = ["arrosoir"]', 'right = ["arrosoir"]\nnote = "La leur."')
    await pilot.press("f2")
    await settled(pilot)
    assert isinstance(pilot.app.screen, ConflictScreen)
    assert "La leur." in screen_text(pilot)
    assert "La mienne." in screen_text(pilot)


async def test_the_later_save_is_told_of_the_first(
    running: Runner, garden: ReviewSession, file: Path
) -> None:
    async with running(garden) as pilot:
        await in_conflict(pilot, file)
        await pilot.press("down", "up", "pagedown", "pageup", "space", "escape")
        assert form(pilot).texts["note"] == "La mienne."
        await pilot.press("f2")
        await settled(pilot)
        await pilot.press("m")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
    assert "La mienne." in read(file)
    assert "La leur." not in read(file)


async def test_theirs_can_be_taken(running: Runner, garden: ReviewSession, file: Path) -> None:
    async with running(garden) as pilot:
        await in_conflict(pilot, file)
        await pilot.press("t")
        await settled(pilot)
        assert form(pilot).texts["note"] == "La leur."
        assert "nothing is changed yet" in screen_text(pilot)
        await put(pilot, "note", "La nôtre.")
        await pilot.press("f2")
        await settled(pilot)
    assert 'note = "La nôtre."' in read(file)


async def test_an_entry_that_is_gone_can_be_put_back(
    running: Runner, garden: ReviewSession, file: Path
) -> None:
    async with running(garden) as pilot:
        await opened(pilot)
        await put(pilot, "note", "La mienne.")
        start = GLOSSARY.index("# Écrit")
        write(file, GLOSSARY[:start] + GLOSSARY[GLOSSARY.index('[[entry]]\nid = "beche"') :])
        await pilot.press("f2")
        await settled(pilot)
        assert "took this entry out" in screen_text(pilot)
        await pilot.press("t")
        assert isinstance(pilot.app.screen, ConflictScreen)
        await pilot.press("m")
        await settled(pilot)
    assert read(file).index('id = "arrosoir"') < read(file).index('"beche"')


def test_a_conflict_tells_who_changed_what() -> None:
    def entry(**own: str) -> GlossaryEntry:
        made, found = entry_from({"id": "x", "wrong": "a", "right": "b", **own})
        assert made is not None, found
        return made

    lines = conflict_lines(entry(note="un"), entry(note="deux [b]"), entry(note="un", unless="c"), 40)
    text = "\n".join("".join(run.text for run in line) for line in lines)
    assert 'theirs "deux [b]"' in text
    assert 'yours  ["c"]' in text
    assert all(len(line) <= 40 for line in text.split("\n"))


async def test_a_shipped_glossary_is_copied_first(
    running: Runner, garden: ReviewSession, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    package = tmp_path / "package"
    (package / "glossaries").mkdir(parents=True)
    (package / "__init__.py").touch()
    shipped = package / "glossaries" / "jardin.toml"
    shipped.write_text(GLOSSARY, "utf-8")
    monkeypatch.setattr(glossary_home, "shipped_glossaries", lambda: package / "glossaries")
    monkeypatch.setattr("review.session.entry_saving.shipped_glossaries", lambda: package / "glossaries")
    changed = replace(garden.settings, glossaries=(package / "glossaries",))
    async with running(renewed(garden, matcher_for(changed), changed).session) as pilot:
        await pilot.press("g")
        assert "package" in screen_text(pilot)
        await pilot.press("e")
        await put(pilot, "note", "Changé.")
        await pilot.press("f2")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AskingScreen)
        assert "Copy the glossaries to" in screen_text(pilot)
        await pilot.press("n", "f2")
        await pilot.pause()
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
        await settled(pilot)
        session = pilot.app.screen.presenter.session
        assert session.settings.glossaries == (tmp_path / "glossaries",)
        assert [view.issue.entry for view in session.issues()].count("arrosoir") == 2
    assert shipped.read_text("utf-8") == GLOSSARY
    assert "Changé." in (tmp_path / "glossaries" / "jardin.toml").read_text("utf-8")


async def test_a_table_is_not_changed_here(running: Runner, opener: Opener, tmp_path: Path) -> None:
    table = tmp_path / "jardin.tsv"
    table.write_text("pot d'arrosage\tarrosoir\tnote\n", "utf-8")
    session = opener(TEXT, glossary=GLOSSARY, name="jardin.txt")
    changed = replace(session.settings, glossaries=(table,))
    async with running(renewed(session, matcher_for(changed), changed).session) as pilot:
        await pilot.press("g", "e")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "entries of a table can't be changed here" in screen_text(pilot)


async def test_a_faulty_file_is_told(running: Runner, garden: ReviewSession, file: Path) -> None:
    async with running(garden, (80, 24)) as pilot:
        await pilot.press("g")
        write(file, GLOSSARY + "\nfin")
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "musique.toml" in screen_text(pilot)


HOSTILE = """\
schema = 1

[[entry]]
id = "hostile"
wrong = ["pot d'arrosage"]
right = ["arrosoir"]
pos = "noun"
origin = ["[red]a[/x]", "\\u001b[31mESC", "\\u202eRTL", "deux\\nlignes", "  bords  ", "\\"cité\\""]
note = "[/x]\\r\\n\\u0007\\u2028fin\\n"
examples = [{ mt = "Le pot d'arrosage [b] est vide.", fixed = "L'arrosoir [b] est vide." }]
counterexamples = ["tab\\tici", "[link='x']"]
"""


async def test_hostile_texts_are_shown_harmless_and_kept(running: Runner, opener: Opener, file: Path) -> None:
    session = opener(TEXT, glossary=HOSTILE, name="jardin.txt")
    entry = session.entry_of(next(session.issues()).issue)
    async with running(session) as pilot:
        screen = await opened(pilot)
        await settled(pilot)
        assert screen.check() == entry
        for key in ("origin", "note", "examples", "counterexamples"):
            screen.field(key).focus()
            await pilot.pause()
            shown = screen_text(pilot)
            assert not any(sign in shown for sign in "\x1b\x07\u202e\u2028\r")
        await put(pilot, "gender", "m")
        await pilot.press("f2")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ReviewScreen)
    written = read(file)
    assert written == HOSTILE + 'gender = "m"\n'


async def test_a_paste_brings_nothing_hostile_in(running: Runner, garden: ReviewSession) -> None:
    async with running(garden) as pilot:
        screen = await opened(pilot)
        area = screen.field("id")
        assert isinstance(area, FieldArea)
        area.focus()
        await pilot.pause()
        area.post_message(events.Paste("\x1b[31m-a\nb"))
        await pilot.pause()
        assert "\x1b" not in area.value
        assert "\n" not in area.value


def test_a_fault_finds_its_field() -> None:
    texts = {
        "id": "x",
        "wrong": "pot d'arrosage",
        "right": 'arrosoir\nseau\n{ text = "levain-chef", gender = "m" }',
        "unless": "eau",
        "scope": "document",
        "examples": "- a b c d\n+ e",
        "counterexamples": "",
    }
    for message, key in (
        ("“arrosoir” is misspelt", "right"),
        ("the example is not flagged: a b c d", "examples"),
        ("the field “unless” says nothing", "unless"),
        ("add `unless` words", "unless"),
        ("nothing of the kind", "wrong"),
        ("“x” has no example: add counterexamples = […]", "counterexamples"),
        ("“levain-chef” isn't in the dictionary", "right"),
        ("« seau\u202f» n’est pas dans le dictionnaire", "right"),
        ("« pot d'arrosage\u00a0» est correct en français", "wrong"),
        (
            "L’exemple de «\u00a0x\u00a0» donne un mauvais résultat\u00a0: attendu «\u00a0e\u00a0», obtenu «\u00a0f\u00a0».",
            "examples",
        ),
        ("«\u00a0x\u00a0» a un scope, mais ni when ni unless", "scope"),
        ("the entries aren't sorted by id: “x” stands after “y”", "id"),
    ):
        assert field_of(errors.Fault("x", 1, message), texts) == key
    named_alike = {**texts, "id": "seau", "wrong": "seau"}
    lacking = errors.Fault("x", 1, "“seau” has no example", 'add examples = [{ mt = "…", fixed = "…" }]')
    assert field_of(lacking, named_alike) == "examples"
