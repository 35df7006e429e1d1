"""The cache gives what would be compiled, for exactly the same glossaries, lexicon and rules; where it can't, it is done without."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import review
from review.detect.matcher import Matcher
from review.errors import GlossaryError
from review.formats.text import TextFormat
from review.french.lexicon import default_lexicon
from review.glossary.files import load_all
from review.model.issue import Issue
from review.session import compiled_cache
from review.session.compiled_cache import key_of, matcher_of

OTHER = """\
schema = 1

[[entry]]
id = "passoire"
wrong = ["filtre à pâtes", "过滤器"]
right = ["passoire"]
pos = "noun"
unless = ["café"]

[[entry]]
id = "minutes"
wrong = ['\\b(\\d+) minuterie\\b']
right = ['\\1 minutes']
regex = true
"""
TABLE = "wrong\tright\tnote\npoivron doux\tpaprika\t\nlaurier noble\tlaurier\tcuisine\n"
TEXT = (
    "La casserole à frire d’olivier. Jamie prend le filtre à pâtes, ou 过滤器, 12 minuterie et du POIVRON DOUX.\n\n"
    "Le filtre à pâtes du café ; les étuves chaudes."
)


@pytest.fixture
def kitchen(folder: Path) -> list[Path]:
    (folder / "divers.toml").write_text(OTHER, encoding="utf-8")
    (folder / "omegat.tsv").write_text(TABLE, encoding="utf-8")
    return [folder / "cuisine.toml", folder / "omegat.tsv", folder / "divers.toml"]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One item for each time that glossaries are compiled."""
    done: list[int] = []
    real = compiled_cache._compiled

    def counted(*arguments: Any) -> Any:
        done.append(1)
        return real(*arguments)

    monkeypatch.setattr(compiled_cache, "_compiled", counted)
    return done


def found(matcher: Matcher, text: str = TEXT) -> tuple[Issue, ...]:
    return matcher.scan(TextFormat().read("x.txt", text.encode())).issues


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("compiled-*.bin"))


def test_the_cache_gives_what_is_compiled(kitchen: list[Path], cache: Path, compilations: list[int]) -> None:
    fresh = Matcher(load_all(kitchen), default_lexicon())
    first = matcher_of(kitchen, folder=cache)
    second = matcher_of(kitchen, folder=cache)
    assert len(compilations) == 1
    assert found(fresh) == found(first) == found(second)
    assert {issue.entry for issue in found(second)} == {
        "oliver",
        "poele",
        "four",
        "passoire",
        "minutes",
        "poivron-doux",
    }
    for glossary in load_all(kitchen):
        for entry in glossary.entries:
            again = second.entry(entry.id)
            assert again == entry
            assert again is not None
            assert (again.path, again.line) == (entry.path, entry.line)
    assert second.entry("rien") is None


def test_the_same_files_elsewhere_have_their_own_places(
    kitchen: list[Path], cache: Path, compilations: list[int]
) -> None:
    matcher_of(kitchen, folder=cache)
    moved = cache.parent / "ailleurs"
    moved.mkdir()
    there = [Path(shutil.copy(file, moved / f"x{file.name}")) for file in kitchen]
    entry = matcher_of(there, folder=cache).entry("passoire")
    assert len(compilations) == 1
    assert entry is not None
    assert (entry.path, entry.line) == (str(moved / "xdivers.toml"), 3)


def test_any_byte_and_the_order_are_part_of_the_key(kitchen: list[Path]) -> None:
    contents = {file: file.read_bytes() for file in kitchen}
    keys = {key_of(contents)}
    count = 1
    for file, data in contents.items():
        for place in range(0, len(data), 7):
            changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
            keys.add(key_of({**contents, file: changed}))
            count += 1
        keys |= {key_of({**contents, file: data + b"\n"}), key_of({**contents, file: data[:-1]})}
        count += 2
    keys.add(key_of(dict(reversed(contents.items()))))
    keys.add(key_of({file.with_suffix(".csv"): data for file, data in contents.items()}))
    keys.add(key_of({kitchen[0]: b"".join(contents.values())}))
    assert len(keys) == count + 3


def test_what_stands_at_a_seam_is_told_apart() -> None:
    one = key_of({Path("a.toml"): b"x", Path("b.toml"): b"y"})
    assert one != key_of({Path("a.toml"): b"x\n.toml 1\ny"})
    assert one == key_of({Path("c.TOML"): b"x", Path("dir/b.toml"): b"y"})


def test_the_lexicon_and_the_rules_are_part_of_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "review"
    for name in (
        "data/lexicon.bin",
        "french/forms.py",
        "detect/verify.py",
        "glossary/entry.py",
        "model/fold.py",
    ):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_bytes(b"1")
    monkeypatch.setattr(review, "__file__", str(package / "__init__.py"))
    keys = {key_of({})}
    for file in sorted(path for path in package.rglob("*") if path.is_file()):
        file.write_bytes(b"2")
        keys.add(key_of({}))
    monkeypatch.setattr(review, "__version__", "99")
    keys.add(key_of({}))
    assert len(keys) == 7


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "foreign", "folder"])
def test_a_damaged_file_is_made_anew(
    kitchen: list[Path], cache: Path, compilations: list[int], damage: str
) -> None:
    expected = found(matcher_of(kitchen, folder=cache))
    (file,) = kept(cache)
    data = file.read_bytes()
    if damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        changed = {
            "cut": data[: len(data) // 2],
            "flip": data[:1000] + bytes([data[1000] ^ 4]) + data[1001:],
            "empty": b"",
            "foreign": b"{}" * 100,
        }[damage]
        file.write_bytes(changed)
    assert found(matcher_of(kitchen, folder=cache)) == expected
    assert len(compilations) == 2
    if damage != "folder":
        assert file.read_bytes() == data


def test_the_file_of_other_glossaries_under_this_name_is_not_taken(
    kitchen: list[Path], cache: Path, compilations: list[int]
) -> None:
    matcher_of(kitchen[:1], folder=cache)
    (other,) = kept(cache)
    data = other.read_bytes()
    other.unlink()
    matcher_of(kitchen[2:], folder=cache)
    kept(cache)[0].write_bytes(data)
    assert {issue.entry for issue in found(matcher_of(kitchen[2:], folder=cache))} == {"passoire", "minutes"}
    assert len(compilations) == 3


def test_the_cache_may_be_deleted_in_use(kitchen: list[Path], cache: Path) -> None:
    matcher_of(kitchen, folder=cache)
    matcher = matcher_of(kitchen, folder=cache)
    shutil.rmtree(cache)
    assert found(matcher) == found(matcher_of(kitchen, folder=cache))
    assert kept(cache)


def test_a_place_that_can_not_be_written_is_no_harm(kitchen: list[Path], tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    assert found(matcher_of(kitchen, folder=tmp_path / "fichier" / "dossier"))


def test_faults_are_told_as_without_a_cache_and_nothing_is_kept(kitchen: list[Path], cache: Path) -> None:
    kitchen[2].write_text(OTHER + OTHER.replace("schema = 1", "") + "genre = 'm'\n", encoding="utf-8")
    for paths in (kitchen, [*kitchen, kitchen[0].with_name("rien.toml")]):
        with pytest.raises(GlossaryError) as plain:
            load_all(paths)
        for _again in range(2):
            with pytest.raises(GlossaryError) as cached:
                matcher_of(paths, folder=cache)
            assert (cached.value.faults, str(cached.value)) == (plain.value.faults, str(plain.value))
    assert not kept(cache)


@pytest.fixture
def in_parts(kitchen: list[Path], monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Three files, of which the first counts as large."""
    large, _table, small = kitchen
    monkeypatch.setattr(compiled_cache, "LARGE", large.stat().st_size)
    assert small.stat().st_size < compiled_cache.LARGE
    more = small.with_name("perso.toml")
    more.write_text(OTHER.replace('id = "', 'id = "x-'), encoding="utf-8")
    return [small, large, more]


def test_a_change_beside_a_large_glossary_leaves_it_compiled(
    in_parts: list[Path], cache: Path, compilations: list[int]
) -> None:
    assert found(matcher_of(in_parts, folder=cache)) == found(Matcher(load_all(in_parts), default_lexicon()))
    assert len(compilations) == len(kept(cache)) == 3
    in_parts[2].write_text(in_parts[2].read_text(encoding="utf-8") + "# fin\n", encoding="utf-8")
    fresh = Matcher(load_all(in_parts), default_lexicon())
    again = matcher_of(in_parts, folder=cache)
    assert len(compilations) == 4
    assert found(again) == found(fresh)
    for glossary in load_all(in_parts):
        for entry in glossary.entries:
            there = again.entry(entry.id)
            assert there == entry
            assert there is not None
            assert (there.path, there.line) == (entry.path, entry.line)


def test_tables_are_compiled_with_all_other_files(
    in_parts: list[Path], kitchen: list[Path], cache: Path
) -> None:
    matcher_of([*in_parts, kitchen[1]], folder=cache)
    assert len(kept(cache)) == 1


@pytest.mark.parametrize("status", ["active", "retired"])
def test_an_id_in_two_parts_is_a_fault(in_parts: list[Path], cache: Path, status: str) -> None:
    matcher_of(in_parts, folder=cache)
    block = f'\n[[entry]]\nid = "oliver"\nwrong = ["olivar"]\nright = ["Oliver"]\npos = "name"\nstatus = "{status}"\n'
    in_parts[0].write_text(in_parts[0].read_text(encoding="utf-8") + block, encoding="utf-8")
    with pytest.raises(GlossaryError) as plain:
        load_all(in_parts)
    for _again in range(2):
        with pytest.raises(GlossaryError) as cached:
            matcher_of(in_parts, folder=cache)
        assert (cached.value.faults, str(cached.value)) == (plain.value.faults, str(plain.value))


def test_no_glossaries_at_all(cache: Path) -> None:
    assert found(matcher_of([], folder=cache)) == ()
    assert not kept(cache)


def test_what_was_used_longest_ago_goes_first(
    kitchen: list[Path], cache: Path, monkeypatch: pytest.MonkeyPatch, compilations: list[int]
) -> None:
    monkeypatch.setattr(compiled_cache, "MOST_FILES", 3)
    texts = [f"{OTHER}# {number}\n" for number in range(4)]
    for number, text in enumerate(texts[:3]):
        kitchen[2].write_text(text, encoding="utf-8")
        matcher_of(kitchen[2:], folder=cache)
        for file in kept(cache):
            if file.stat().st_mtime > 10_000:
                os.utime(file, (number, number))
    kitchen[2].write_text(texts[0], encoding="utf-8")
    matcher_of(kitchen[2:], folder=cache)
    assert len(compilations) == 3
    kitchen[2].write_text(texts[3], encoding="utf-8")
    matcher_of(kitchen[2:], folder=cache)
    assert len(kept(cache)) == 3
    kitchen[2].write_text(texts[0], encoding="utf-8")
    matcher_of(kitchen[2:], folder=cache)
    assert len(compilations) == 4
    kitchen[2].write_text(texts[1], encoding="utf-8")
    matcher_of(kitchen[2:], folder=cache)
    assert len(compilations) == 5


def test_bytes_are_bounded_too_and_the_newest_stays(
    kitchen: list[Path], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matcher_of(kitchen[2:], folder=cache)
    size = kept(cache)[0].stat().st_size
    monkeypatch.setattr(compiled_cache, "MOST_BYTES", size + size // 2)
    kitchen[2].write_text(OTHER + "#\n", encoding="utf-8")
    matcher_of(kitchen[2:], folder=cache)
    assert len(kept(cache)) == 1
    monkeypatch.setattr(compiled_cache, "MOST_BYTES", size // 2)
    kitchen[2].write_text(OTHER + "##\n", encoding="utf-8")
    assert found(matcher_of(kitchen[2:], folder=cache))
    assert len(kept(cache)) == 1


def test_several_at_once(kitchen: list[Path], cache: Path) -> None:
    expected = found(Matcher(load_all(kitchen), default_lexicon()))
    results: list[tuple[Issue, ...]] = []

    def work() -> None:
        results.extend(found(matcher_of(kitchen, folder=cache)) for _again in range(3))

    threads = [threading.Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 12
    assert [file.suffix for file in cache.iterdir()] == [".bin"]


def test_only_large_glossaries_tell_how_far_they_are(
    kitchen: list[Path], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    matcher_of(kitchen, folder=cache, tell=tell)
    assert told == []
    monkeypatch.setattr(compiled_cache, "LARGE", 1)
    matcher_of(kitchen, folder=cache, tell=tell)
    assert told == []
    shutil.rmtree(cache)
    matcher_of(kitchen, folder=cache, tell=tell)
    assert told
    assert all(0 <= done <= total for done, total in told)


def test_what_tell_raises_ends_the_work(
    kitchen: list[Path], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled_cache, "LARGE", 1)

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        matcher_of(kitchen, folder=cache, tell=stop)
    assert not kept(cache)


def test_a_change_while_it_is_compiled_is_not_taken_for_what_was_read(
    kitchen: list[Path], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes that gave the key are those that are compiled, whatever happens to the file meanwhile."""
    real: Callable[..., Any] = compiled_cache._compiled

    def meanwhile(*arguments: Any) -> Any:
        kitchen[2].write_text("schema = 1\n", encoding="utf-8")
        return real(*arguments)

    monkeypatch.setattr(compiled_cache, "_compiled", meanwhile)
    assert matcher_of(kitchen[2:], folder=cache).entry("passoire") is not None
    monkeypatch.setattr(compiled_cache, "_compiled", real)
    assert matcher_of(kitchen[2:], folder=cache).entry("passoire") is None
