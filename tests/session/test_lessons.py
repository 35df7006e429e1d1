"""Lessons from real sessions and ledgers, and the saving of what is wanted of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.errors import GlossaryError, LedgerError
from review.french.lexicon import default_lexicon
from review.glossary.conflict import EntryConflict
from review.glossary.entry import GlossaryEntry
from review.glossary.files import load_all
from review.glossary.learning.judged import Reviewed, Verdict
from review.glossary.learning.lesson import Lesson, LessonKind
from review.session.coverage import Repair
from review.session.judging import reviewed
from review.session.ledgers import LedgerText, Reader, ledger_of, texts_in
from review.session.lessons import Learning
from review.session.opening import LedgerUse, open_session
from review.session.session import ReviewSession
from review.session.settings import Options, Settings

GLOSSARY = """\
schema = 1

# les mots du jardin
[[entry]]
id = "arrosoir"
wrong = ["pot d'eau"]
right = [{ text = "arrosoir", gender = "m" }, { text = "seau", gender = "m" }]
pos = "noun"
examples = [{ mt = "Le pot d'eau fuit.", fixed = "L'arrosoir fuit." }]

[[entry]]
id = "parterre"
wrong = ["lit"]
right = [{ text = "massif", gender = "m" }]
pos = "noun"
scope = "sentence"
when = ["fleur", "rose", "bois"]
examples = [{ mt = "Le lit de roses pousse.", fixed = "Le massif de roses pousse." }]
"""

TEXT = """\
Elle remplit le pot d'eau. Le pot d'eau déborde. Un pot d'eau suffit.

Le lit de fleurs grandit. Le lit de bois de la chambre grince. Un lit de bois pour sa chambre coûte cher.

Il taille la haie avec la machine à haies. Une machine à haies fait du bruit. La petite machine à haies rouille.
"""

Opener = Callable[..., ReviewSession]


@pytest.fixture
def garden(tmp_path: Path) -> Path:
    (tmp_path / "jardin.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "jardin.toml").write_text(GLOSSARY, encoding="utf-8")
    (tmp_path / "review.toml").write_text(
        'glossaries = ["jardin.toml"]\nreviewer = "lou"\n', encoding="utf-8"
    )
    return tmp_path


def opened(garden: Path, reviewer: str = "lou") -> ReviewSession:
    return open_session(garden / "jardin.txt", Settings((garden / "jardin.toml",), reviewer=reviewer))


def decide(session: ReviewSession, *, reason: str = "a name, or another word") -> None:
    """What a reviewer does with this text: the second alternative, an edit, and two dismissals."""
    for view in list(session.issues()):
        sentence = session.segment(view.issue.segment).mt_target
        offered = session.proposals(view.issue)
        if view.issue.entry == "arrosoir":
            session.accept(view.issue, next(one for one in offered if one.replacement.text == "seau"))
        elif "chambre" in sentence:
            session.dismiss(view.issue, reason)
        else:
            session.accept(view.issue, offered[0])
    for segment in session.document.segments:
        if "machine à haies" in segment.target:
            session.edit(
                segment.index, session.segment(segment.index).target.replace("machine à haies", "cisaille")
            )


def learning(garden: Path) -> Learning:
    return Learning(Settings((garden / "jardin.toml",)), garden / "jardin.txt", default_lexicon())


def taught(garden: Path) -> tuple[Learning, tuple[Lesson, ...]]:
    with_session = opened(garden)
    decide(with_session)
    teacher = learning(garden)
    found = teacher.of_session(with_session)
    with_session.close()
    return teacher, found


def entries_of(garden: Path) -> dict[str, GlossaryEntry]:
    return {entry.id: entry for glossary in load_all([garden / "jardin.toml"]) for entry in glossary.entries}


def test_a_review_teaches_an_entry_an_order_and_a_condition(garden: Path) -> None:
    teacher, found = taught(garden)
    assert [lesson.kind for lesson in found] == [LessonKind.NEW, LessonKind.ORDER, LessonKind.UNLESS]
    new, order, unless = found
    assert (new.new.wrong, new.new.right[0].text) == (("machine à haies",), "cisaille")
    assert [right.text for right in order.new.right] == ["seau", "arrosoir"]
    assert order.new.examples[0].fixed == "Le seau fuit."
    assert len(unless.new.counterexamples) == 2
    assert unless.new.unless == ("chambre",)
    assert [teacher.faults(lesson) for lesson in (new, order)] == [[], []]


def test_what_was_added_is_in_the_file_and_taught_no_more(garden: Path) -> None:
    teacher, found = taught(garden)
    new, order = found[0], found[1]
    assert teacher.add(new) == []
    assert teacher.add(order) == []
    text = (garden / "jardin.toml").read_text(encoding="utf-8")
    assert "# les mots du jardin" in text
    assert entries_of(garden)[new.new.id] == new.new
    again = opened(garden)
    kinds = [lesson.kind for lesson in learning(garden).of_session(again)]
    again.close()
    assert kinds == [LessonKind.UNLESS]


def test_two_lessons_on_one_entry_are_both_saved(garden: Path) -> None:
    teacher, found = taught(garden)
    order = found[1]
    assert order.old is not None
    noted = replace(order, new=replace(order.old, note="Le pot d'eau est un calque."))
    assert teacher.add(order) == []
    assert teacher.add(noted) == []
    entry = entries_of(garden)["arrosoir"]
    assert entry.note == "Le pot d'eau est un calque."
    assert [right.text for right in entry.right] == ["seau", "arrosoir"]


def test_an_entry_that_somebody_changed_meanwhile_is_not_overwritten(garden: Path) -> None:
    teacher, found = taught(garden)
    path = garden / "jardin.toml"
    path.write_text(
        GLOSSARY.replace('id = "arrosoir"', 'id = "arrosoir"\nnote = "à revoir"'), encoding="utf-8"
    )
    before = path.read_bytes()
    with pytest.raises(EntryConflict):
        teacher.add(found[1])
    assert path.read_bytes() == before


def test_what_the_check_refuses_is_told_and_not_written(garden: Path) -> None:
    teacher, found = taught(garden)
    bad = replace(
        found[0], new=replace(found[0].new, right=(replace(found[0].new.right[0], text="pot d'eau"),))
    )
    before = (garden / "jardin.toml").read_bytes()
    assert teacher.faults(bad)
    assert teacher.add(bad)
    assert (garden / "jardin.toml").read_bytes() == before


def test_an_entry_of_a_table_is_told_to_be_changed_by_hand(tmp_path: Path) -> None:
    (tmp_path / "jardin.csv").write_text("wrong,right\npot d'eau,arrosoir|seau\n", encoding="utf-8")
    (tmp_path / "jardin.txt").write_text(TEXT, encoding="utf-8")
    teacher = Learning(Settings((tmp_path / "jardin.csv",)), tmp_path / "jardin.txt", default_lexicon())
    entry = load_all([tmp_path / "jardin.csv"])[0].entries[0]
    lesson = Lesson(LessonKind.ORDER, "why", (), entry, replace(entry, right=entry.right[::-1]))
    (fault,) = teacher.faults(lesson)
    assert "table" in fault.message
    assert teacher.add(lesson) == [fault]


def test_without_a_glossary_of_one_s_own_a_personal_one_is_made(garden: Path) -> None:
    settings_ = Settings((), reviewer="lou")
    session = open_session(garden / "jardin.txt", settings_)
    decide(session)
    teacher = Learning(settings_, garden / "jardin.txt", default_lexicon())
    (lesson,) = teacher.of_session(session)
    session.close()
    assert teacher.place(lesson) == garden / "glossaries" / "perso.toml"
    assert teacher.add(lesson) == []
    (glossary,) = load_all([garden / "glossaries" / "perso.toml"])
    assert [entry.id for entry in glossary.entries] == [lesson.new.id]
    assert garden / "glossaries" / "perso.toml" in teacher.settings.glossaries


def judged_by(garden: Path, session: ReviewSession) -> dict[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {}
    for one in reviewed(session, entries_of(garden)).judged:
        found.setdefault(one.entry, []).append(one.verdict)
    return found


def test_what_became_of_each_issue(garden: Path) -> None:
    session = opened(garden)
    first, second, third = [view.issue for view in session.issues() if view.issue.entry == "arrosoir"]
    session.accept(first, session.proposals(first)[0])
    session.edit(first.segment, "Elle remplit la citerne.")
    session.skip(second)
    session.edit(third.segment, "Un petit récipient suffit.")
    bed = [view.issue for view in session.issues() if view.issue.entry == "parterre"]
    session.accept(bed[0], session.proposals(bed[0])[0])
    found = judged_by(garden, session)
    session.close()
    assert found["arrosoir"] == [Verdict.EDITED, Verdict.SKIPPED, Verdict.EDITED]
    assert found["parterre"] == [Verdict.ACCEPTED, Verdict.UNDECIDED, Verdict.UNDECIDED]


def test_an_edit_elsewhere_in_the_sentence_leaves_the_repair_accepted(garden: Path) -> None:
    session = opened(garden)
    first = next(view.issue for view in session.issues())
    session.accept(first, session.proposals(first)[0])
    session.edit(first.segment, session.segment(first.segment).target.replace("Elle", "Anna"))
    assert judged_by(garden, session)["arrosoir"][0] is Verdict.ACCEPTED
    session.close()


def test_what_was_typed_as_the_entry_has_it_counts_as_accepted(garden: Path) -> None:
    session = opened(garden)
    first = next(view.issue for view in session.issues())
    session.edit(first.segment, "Elle remplit l'arrosoir.")
    assert judged_by(garden, session)["arrosoir"][0] is Verdict.ACCEPTED
    session.close()


def test_what_fix_did_is_nobody_s_choice(garden: Path) -> None:
    session = opened(garden)
    session.fix()
    found = judged_by(garden, session)
    assert Verdict.BY_FIX in found["arrosoir"]
    assert Verdict.ACCEPTED not in found["arrosoir"]
    assert learning(garden).of_session(session) == ()
    session.close()


def read(garden: Path, text: LedgerText) -> Reviewed:
    return Reader(Options(glossaries=(garden / "jardin.toml",))).read(text).reviewed


def test_a_ledger_whose_text_is_gone_teaches_nearly_the_same(garden: Path) -> None:
    _teacher, before = taught(garden)
    (garden / "jardin.txt").unlink()
    (text,) = texts_in(ledger_of(garden / "jardin.txt"))
    assert (text.name, text.text) == ("jardin.txt", None)
    found = read(garden, text)
    assert not found.whole
    kinds = [lesson.kind for lesson in learning(garden).lessons([found])]
    assert kinds == [lesson.kind for lesson in before]


def test_a_ledger_of_several_documents_and_one_that_was_renamed(garden: Path) -> None:
    shutil.copy(garden / "jardin.txt", garden / "potager.txt")
    for name in ("jardin.txt", "potager.txt"):
        settings_ = Settings((garden / "jardin.toml",), ledger=garden / "tout.review.db", reviewer="lou")
        session = open_session(garden / name, settings_)
        decide(session)
        session.close()
    texts = texts_in(garden / "tout.review.db")
    assert [text.name for text in texts] == ["jardin.txt", "potager.txt"]
    assert all(len(read(garden, text).judged) == 6 for text in texts)
    decide(session := opened(garden))
    session.close()
    (garden / "jardin.txt").rename(garden / "neuf.txt")
    (garden / "jardin.txt.review.db").rename(garden / "neuf.txt.review.db")
    (text,) = texts_in(ledger_of(garden / "neuf.txt"))
    assert text.text == garden / "neuf.txt"
    assert [one.verdict for one in read(garden, text).judged].count(Verdict.DISMISSED) == 2


def test_ledgers_are_only_read(garden: Path) -> None:
    session = opened(garden)
    decide(session)
    session.close()
    ledger = garden / "jardin.txt.review.db"
    before = ledger.read_bytes()
    (text,) = texts_in(ledger)
    read(garden, text)
    assert ledger.read_bytes() == before


def test_what_has_no_ledger_or_is_none(garden: Path) -> None:
    with pytest.raises(LedgerError, match="nothing was decided"):
        ledger_of(garden / "jardin.txt")
    with pytest.raises(LedgerError, match="no such file"):
        ledger_of(garden / "absent.txt")
    (garden / "faux.review.db").write_bytes(b"no ledger at all")
    with pytest.raises(LedgerError):
        texts_in(ledger_of(garden / "faux.review.db"))


def test_a_faulty_glossary_is_told(garden: Path) -> None:
    (garden / "jardin.toml").write_text("schema = 1\n[[entry]]\n", encoding="utf-8")
    with pytest.raises(GlossaryError):
        learning(garden)


TOKENS = "le la un une lit pot d'eau haies cisaille serre serres l’ d' rouge arrose arroser . ! « » 12 Lyon \u202e \x1b[31m [x](y) œuf"
SENTENCES = st.lists(st.sampled_from(TOKENS.split(" ")), min_size=1, max_size=8).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SENTENCES, SENTENCES)
def test_entries_from_any_edits_hold_or_their_fault_is_told(garden: Path, before: str, after: str) -> None:
    """An entry against which nothing is told repairs its examples as it says, and loads from its file."""
    from review.glossary.learning.judged import Edited

    target = garden / "neuf.toml"
    target.unlink(missing_ok=True)
    edits = tuple(Edited("serre.txt", None, before, after) for _number in range(2))
    teacher = Learning(Settings(()), garden / "jardin.txt", default_lexicon())
    repair = Repair(default_lexicon())
    for lesson in teacher.lessons([Reviewed("serre.txt", edits)]):
        if not teacher.faults(lesson):
            assert lesson.new.examples
            assert all(repair(lesson.new, one.mt) == one.fixed for one in lesson.new.examples)


def test_hostile_sentences_are_taught_as_any(garden: Path) -> None:
    hostile = "Une machine à haies \x1b[31m\u202e tourne.\n\nLa machine à haies\x07 ronfle."
    (garden / "jardin.txt").write_bytes(hostile.encode())
    session = opened(garden)
    for segment in session.document.segments:
        session.edit(segment.index, segment.target.replace("machine à haies", "cisaille"))
    teacher = learning(garden)
    (lesson,) = teacher.of_session(session)
    session.close()
    assert lesson.new.wrong == ("machine à haies",)
    assert teacher.add(lesson) == [] or teacher.faults(lesson)
    load_all([garden / "jardin.toml"])


def test_reading_takes_a_ledger_under_another_name(garden: Path) -> None:
    session = open_session(garden / "jardin.txt", Settings((garden / "jardin.toml",)), use=LedgerUse.IGNORE)
    assert learning(garden).of_session(session) == ()
    session.close()
