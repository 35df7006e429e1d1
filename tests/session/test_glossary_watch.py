"""When glossary files count as changed, whatever way an editor writes them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.session.glossary_watch import DOUBTFUL, GlossaryWatch, stamp_of


class Disk:
    """A disk in memory whose clock only moves when it is told to."""

    def __init__(self, **files: bytes) -> None:
        self.files = {Path(f"/nowhere/{name}.toml"): (content, 0) for name, content in files.items()}
        self.now = 0
        self.reads = 0

    def write(self, name: str, content: bytes, *, tick: bool = True) -> None:
        self.now += tick
        self.files[Path(f"/nowhere/{name}.toml")] = (content, self.now)

    def delete(self, name: str) -> None:
        del self.files[Path(f"/nowhere/{name}.toml")]

    def stamp(self, path: Path) -> object:
        found = self.files.get(path)
        return None if found is None else (found[1], len(found[0]))

    def read(self, path: Path) -> bytes:
        self.reads += 1
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path][0]

    def watch(self, *names: str) -> GlossaryWatch:
        paths = [Path(f"/nowhere/{name}.toml") for name in names]
        return GlossaryWatch(paths, stamp=self.stamp, read=self.read)


def test_a_change_is_told_once() -> None:
    disk = Disk(a=b"one", b=b"two")
    watch = disk.watch("a", "b")
    assert not watch.changed()
    disk.write("b", b"three")
    assert watch.changed()
    assert not watch.changed()


def test_a_change_before_the_first_look_is_told() -> None:
    disk = Disk(a=b"one")
    watch = disk.watch("a")
    disk.write("a", b"two")
    assert watch.changed()
    assert not watch.changed()


def test_a_touched_file_is_no_news_and_unchanged_ones_are_not_read() -> None:
    disk = Disk(a=b"one")
    watch = disk.watch("a")
    watch.changed()
    reads = disk.reads
    watch.changed()
    assert disk.reads == reads
    disk.write("a", b"one")
    assert not watch.changed()


def test_a_gap_of_one_look_is_no_news() -> None:
    disk = Disk(a=b"one")
    watch = disk.watch("a")
    watch.changed()
    disk.delete("a")
    assert not watch.changed()
    disk.write("a", b"one")
    assert not watch.changed()
    disk.delete("a")
    assert not watch.changed()
    disk.write("a", b"two")
    assert watch.changed()


def test_a_file_that_stays_away_is_told_at_the_second_look_and_when_it_is_back() -> None:
    disk = Disk(a=b"one", b=b"two")
    watch = disk.watch("a", "b")
    watch.changed()
    disk.delete("a")
    assert [watch.changed() for _look in range(4)] == [False, True, False, False]
    disk.write("a", b"one")
    assert watch.changed()
    assert not watch.changed()


def test_a_second_change_within_the_same_tick_and_of_the_same_size_is_seen() -> None:
    disk = Disk(a=b"one")
    watch = disk.watch("a")
    watch.changed()
    disk.write("a", b"two")
    assert watch.changed()
    disk.write("a", b"six", tick=False)
    assert watch.changed()
    for _look in range(DOUBTFUL):
        assert not watch.changed()
    reads = disk.reads
    assert not watch.changed()
    assert disk.reads == reads


def test_a_file_that_changes_while_it_is_read_is_looked_at_again() -> None:
    disk = Disk(a=b"one")

    class Busy(Disk):
        def read(self, path: Path) -> bytes:
            content = disk.read(path)
            disk.write("a", content + b"more")
            return content

    watch = GlossaryWatch([Path("/nowhere/a.toml")], stamp=disk.stamp, read=Busy().read)
    assert not watch.changed()
    watch._read = disk.read  # type: ignore[misc]
    assert watch.changed()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.toml").write_bytes(b"one")
    return tmp_path


def test_folders_are_looked_through(folder: Path) -> None:
    watch = GlossaryWatch([folder])
    assert not watch.changed()
    (folder / "b.toml").write_bytes(b"new")
    assert watch.changed()
    (folder / ".b.toml.swp").write_bytes(b"swap")
    (folder / "notes.md").write_bytes(b"notes")
    assert not watch.changed()
    (folder / "b.toml").unlink()
    assert [watch.changed() for _look in range(3)] == [False, True, False]


def rename_over(path: Path) -> None:
    beside = path.with_name("written.tmp")
    beside.write_bytes(b"two")
    beside.replace(path)


def delete_and_create(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"two")


def back_up_and_create(path: Path) -> None:
    path.rename(path.with_name("a.toml~"))
    path.write_bytes(b"two")


def in_place(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"two")


@pytest.mark.parametrize("save", [rename_over, delete_and_create, back_up_and_create, in_place])
def test_every_way_of_saving_is_seen(folder: Path, save: Callable[[Path], None]) -> None:
    watch = GlossaryWatch([folder / "a.toml"])
    assert not watch.changed()
    save(folder / "a.toml")
    assert watch.changed()
    assert not watch.changed()


def test_a_change_that_keeps_time_and_size_is_seen(folder: Path) -> None:
    path = folder / "a.toml"
    kept = path.stat()
    watch = GlossaryWatch([path])
    watch.changed()
    path.write_bytes(b"two")
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert watch.changed()


def test_a_link_that_leads_elsewhere_is_seen(folder: Path) -> None:
    (folder / "other").write_bytes(b"two")
    link = folder / "link.toml"
    link.symlink_to(folder / "a.toml")
    watch = GlossaryWatch([link])
    watch.changed()
    link.unlink()
    link.symlink_to(folder / "other")
    assert any(watch.changed() for _look in range(2))


def test_a_folder_that_could_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = GlossaryWatch([folder])
    watch.changed()

    def closed(_folder: Path) -> None:
        raise PermissionError(13, "closed")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", closed)
        assert [watch.changed() for _look in range(3)] == [False, True, False]
    assert any(watch.changed() for _look in range(2))
    assert not watch.changed()


def test_the_stamp_of_nothing_is_none(tmp_path: Path) -> None:
    assert stamp_of(tmp_path / "nothing") is None


CONTENTS = st.sampled_from([None, b"one", b"two", b"three"])


@given(st.lists(st.tuples(CONTENTS, CONTENTS), max_size=12))
def test_news_are_told_exactly_when_the_content_differs_from_what_was_told(
    states: list[tuple[bytes | None, bytes | None]],
) -> None:
    disk = Disk(a=b"one")
    watch = disk.watch("a", "b")
    watch.changed()
    told: dict[str, bytes | None] = {"a": b"one", "b": None}
    for contents in states:
        for name, content in zip("ab", contents, strict=True):
            if content is not None:
                disk.write(name, content)
            elif disk.stamp(Path(f"/nowhere/{name}.toml")) is not None:
                disk.delete(name)
        now = dict(zip("ab", contents, strict=True))
        # A file that is gone is told at the second look.
        news = [watch.changed(), watch.changed()]
        assert any(news) == (now != told)
        told = now
