"""The tool that compiles the lexicon, on two small dictionaries."""

import io
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from review.french.lexicon import Gender, Lexicon, Pos

ROOT = Path(__file__).parents[2]

AFFIXES = """
SET UTF-8
FLAG long
NEEDAFFIX ()
PFX L' Y 1
PFX L' 0 l' . dp:le|la+
PFX Um Y 2
PFX Um 0 0/S. .
PFX Um 0 kilo/S.() .
SFX S. Y 2
SFX S. 0 0/L' [^sxz] is:sg
SFX S. 0 s [^sxz] is:pl
SFX a0 Y 4
SFX a0 er er er po:infi
SFX a0 er e er po:ipre po:spre po:1sg po:3sg
SFX a0 er erai er po:ifut po:1sg
SFX a0 er ez er po:impe po:2pl
SFX p+ Y 2
SFX p+ er é er po:ppas po:adj po:1jsg is:mas is:sg
SFX p+ er ée er po:ppas po:adj is:fem is:sg
"""
ENTRIES = """8
table/S.() po:nom is:fem
gramme/Um() po:nom is:mas
chef-d’œuvre/L' po:nom is:mas is:sg
chefs-d’œuvre/L' po:nom is:mas is:pl st:chef-d’œuvre
beau-père/L' po:nom is:mas is:sg
beaux-pères/L' po:nom is:mas is:pl
parler/a0p+() po:v1_it_q_zz
jusqu/-- po:mg po:prep po:err
"""
WIDER = ENTRIES + "clé/S.() po:nom is:fem\n"


def _folder(path: Path, entries: str) -> Path:
    path.mkdir()
    (path / "fr.dic").write_text(entries, encoding="utf-8")
    (path / "fr.aff").write_text(AFFIXES, encoding="utf-8")
    return path


def _deb(path: Path, entries: str) -> Path:
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w:xz") as archive:
        for name, text in (("fr.dic", entries), ("fr.aff", AFFIXES)):
            info = tarfile.TarInfo(f"./usr/share/hunspell/{name}")
            info.size = len(text.encode("utf-8"))
            archive.addfile(info, io.BytesIO(text.encode("utf-8")))
    members = (("debian-binary", b"2.0\n"), ("data.tar.xz", tar.getvalue()))
    content = b"!<arch>\n"
    for name, data in members:
        content += f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n".encode()
        content += data + b"\n" * (len(data) % 2)
    path.write_bytes(content)
    return path


def _build(*arguments: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "build_lexicon.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A lexicon compiled from the two small dictionaries above."""
    folder = tmp_path_factory.mktemp("lexicon")
    output = folder / "small.bin"
    result = _build(
        _folder(folder / "classical", ENTRIES), _folder(folder / "wider", WIDER), Path("-o"), output
    )
    assert result.returncode == 0, result.stderr
    return output.read_bytes()


def test_tool_expands_affixes(built: bytes) -> None:
    small = Lexicon(built)
    assert [a.form for a in small.paradigm("table")] == ["table", "tables"]
    assert [a.form for a in small.paradigm("kilogramme")] == ["kilogramme", "kilogrammes"]
    assert {(a.mood, a.person) for a in small.analyses("parle")} == {
        ("ipre", "1s"), ("ipre", "3s"), ("spre", "1s"), ("spre", "3s"),
    }  # fmt: skip
    assert [(a.pos, a.gender) for a in small.analyses("parlée")] == [(Pos.PARTICIPLE, Gender.FEMININE)]
    assert "jusqu" not in small
    assert "l'table" not in small


def test_tool_links_compounds(built: bytes) -> None:
    small = Lexicon(built)
    assert [a.form for a in small.paradigm("chef-d'œuvre")] == ["chef-d'œuvre", "chefs-d'œuvre"]
    assert [a.form for a in small.paradigm("beau-père")] == ["beau-père", "beaux-pères"]


def test_tool_marks_what_only_the_wider_dictionary_has(built: bytes) -> None:
    small = Lexicon(built)
    assert [a.classical for a in small.analyses("clés")] == [False]
    assert [a.classical for a in small.analyses("tables")] == [True]


def test_tool_reads_packages_and_is_deterministic(built: bytes, tmp_path: Path) -> None:
    output = tmp_path / "again.bin"
    result = _build(_deb(tmp_path / "a.deb", ENTRIES), _folder(tmp_path / "wider", WIDER), Path("-o"), output)
    assert result.returncode == 0, result.stderr
    assert output.read_bytes() == built
