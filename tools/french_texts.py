"""Reads correct French out of folders, Debian packages and files: plain text from HTML, XML, roff, LyX and catalogues."""

from __future__ import annotations

import bz2
import gzip
import html
import io
import re
import struct
import subprocess
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, NamedTuple

_FRENCH_PATH: Final = re.compile(r"(?:^|[/_.-])(?:fr|fr[_-]fr|french)(?=[/_.-]|$)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_COMMON: Final = frozenset(
    (  # noqa: SIM905
        "à au aux avec ce ces cette d dans de des du elle en est et il ils je l la le les leur mais n ne "
        "nous on ou où par pas plus pour qu que qui s sa se ses si son sont sur tout très un une vous y "
        "être"
    ).split()
)
_LEAST_COMMON: Final = 1 / 6
_SKIPPED: Final = frozenset(
    ("code", "head", "math", "pre", "programlisting", "screen", "script", "style", "svg")
)
_INLINE: Final = frozenset(
    (  # noqa: SIM905
        "a abbr acronym app b bdi cite cmd command dfn em emphasis file filename font gui guibutton "
        "guilabel guimenu guimenuitem guiseq i input key keyseq kbd link literal menuchoice option q s samp "
        "small span strong sub sup tt u ulink userinput var wbr"
    ).split()
)
_ROFF_CODE: Final = {".nf": ".fi", ".EX": ".EE", ".TS": ".TE", ".EQ": ".EN"}
_ROFF_FONTS: Final = frozenset((".B", ".I", ".BR", ".RB", ".BI", ".IB", ".IR", ".RI", ".SM", ".SB"))
_ROFF_NAMES: Final = {
    "aq": "'", "cq": "’", "oq": "‘", "Fo": "«", "Fc": "»", "co": "©", "em": "—", "en": "–", "bu": "•", "rs": "\\",
    "dq": '"', "lq": "“", "rq": "”", "->": "→", "ti": "~", "ha": "^", "ga": "`", "oe": "œ", "OE": "Œ",
}  # fmt: skip
_ROFF_ESCAPE: Final = re.compile(
    r"\\(?:f(?:\(..|\[[^]]*\]|.)|s[-+]?\d+|\*?\(([^ ]{2})|\*?\[([^]]*)\]|m\[[^]]*\]|([-~ 0&:/,^|%eE\\'`]|c$))"
)


class Text(NamedTuple):
    """The French paragraphs of one file, and where they come from."""

    source: str
    name: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """How many words there are."""
        return sum(len(_WORD.findall(paragraph)) for paragraph in self.paragraphs)


def texts_of(paths: Iterable[Path]) -> Iterator[Text]:
    """The French of each path, file by file in the order of their names; a paragraph that was read before is left out."""
    seen: set[str] = set()
    for path in paths:
        if path.suffix == ".deb":
            yield from _package(path, seen)
        elif path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.is_file():
                    yield from _texts(path.name, file.relative_to(path).as_posix(), file.read_bytes(), seen)
        else:
            yield from _texts(path.name, path.name, path.read_bytes(), seen)


def _package(path: Path, seen: set[str]) -> Iterator[Text]:
    """Of a package for several languages, only files whose paths say that they are French."""
    package = path.name.partition("_")[0]
    whole = package.endswith("-fr") or "-fr-" in package
    command = ("dpkg-deb", "--fsys-tarfile", str(path))
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE) as process,
        tarfile.open(fileobj=process.stdout, mode="r|") as archive,
    ):
        for member in archive:
            wanted = whole or _FRENCH_PATH.search(member.name)
            if wanted and member.isfile() and "changelog" not in member.name.lower():
                file = archive.extractfile(member)
                assert file is not None  # it is a file
                yield from _texts(package, member.name.removeprefix("./"), file.read(), seen)


def _texts(source: str, name: str, data: bytes, seen: set[str]) -> Iterator[Text]:
    for inner, plain in _unpacked(name, data):
        reader = _reader(inner)
        if reader is None:
            continue
        kept = []
        for block in reader(plain):
            paragraph = " ".join(block.split())
            if paragraph not in seen and is_french(paragraph):
                seen.add(paragraph)
                kept.append(paragraph)
        if kept:
            yield Text(source, inner, tuple(kept))


def is_french(paragraph: str) -> bool:
    """Whether one word in six, and three at least, are among the commonest French ones: code and headings aren't text."""
    words = [word.lower() for word in _WORD.findall(paragraph)]
    common = sum(word in _COMMON for word in words)
    return common > 2 and common >= _LEAST_COMMON * len(words)


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if name.endswith(".gz"):
        yield from _unpacked(name[:-3], gzip.decompress(data))
    elif name.endswith(".bz2"):
        yield from _unpacked(name[:-4], bz2.decompress(data))
    elif name.endswith((".jar", ".epub")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in sorted(archive.namelist()):
                yield f"{name}/{member}", archive.read(member)
    else:
        yield name, data


def _reader(name: str) -> Callable[[bytes], Iterable[str]] | None:
    suffix = name.rpartition("/")[2].rpartition(".")[2].lower()
    if re.fullmatch(r"[1-8][a-z]*", suffix):
        return lambda data: roff_blocks(decoded(data))
    readers: dict[str, Callable[[bytes], Iterable[str]]] = {
        "lyx": lambda data: lyx_blocks(decoded(data)),
        "mo": mo_blocks,
        "po": lambda data: po_blocks(decoded(data)),
        "txt": lambda data: re.split(r"\n\s*\n", decoded(data)),
    }
    markup = dict.fromkeys(("html", "htm", "xhtml", "xml", "page", "docbook", "cache"), _markup_blocks)
    return (readers | markup).get(suffix)


def decoded(data: bytes) -> str:
    """`data` as UTF-8, else as Latin-9."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("iso-8859-15")


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SKIPPED:
            self._skipped.append(tag)
        elif tag not in _INLINE:
            self.blocks.append("")

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in _INLINE:
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipped:
            while self._skipped.pop() != tag:
                pass
            # What was left out stood for a word: without it the words around it would meet.
            self.blocks[-1] += " X "
        elif tag not in _INLINE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.blocks[-1] += data


def _markup_blocks(data: bytes) -> list[str]:
    parser = _Blocks()
    parser.feed(decoded(data))
    parser.close()
    return parser.blocks


def roff_blocks(text: str) -> Iterator[str]:
    """The paragraphs of a man page; tables and examples are left out."""
    block, closing = "", ""
    for line in text.splitlines():
        macro, _, rest = line.partition(" ")
        if closing:
            closing = "" if macro == closing else closing
            continue
        closing = _ROFF_CODE.get(macro, "")
        if line.startswith((".\\", "'\\")):
            continue
        if macro in _ROFF_FONTS:
            block += " " + _roff_arguments(rest, joined=len(macro) == 3)
        elif line.startswith((".", "'")) or not line.strip():
            yield _roff_plain(block)
            block = ""
        else:
            block += " " + line
    yield _roff_plain(block)


def _roff_arguments(rest: str, *, joined: bool) -> str:
    parts = [quoted or bare for quoted, bare in re.findall(r'"((?:[^"]|"")*)"|(\S+)', rest)]
    return ("" if joined else " ").join(parts)


def _roff_plain(text: str) -> str:
    def plain(escape: re.Match[str]) -> str:
        name = escape[1] or escape[2]
        if name:
            code = re.fullmatch(r"u([0-9A-F]{4,6})", name)
            return chr(int(code[1], 16)) if code else _ROFF_NAMES.get(name, " ")
        return {"-": "-", "~": "\u00a0", " ": " ", "0": " ", "e": "\\", "'": "'"}.get(escape[3] or "", "")

    return _ROFF_ESCAPE.sub(plain, text)


def lyx_blocks(text: str) -> Iterator[str]:
    """The paragraphs of a LyX file; formulas, programs and whatever isn't running text are left out."""
    block, insets = "", [""]
    for line in text.splitlines():
        if line.startswith("\\begin_inset"):
            insets.append("" if line.split()[1:2] in (["Quotes"], ["Flex"], ["Foot"], ["Float"]) else "skip")
        elif line.startswith("\\end_inset") and len(insets) > 1:
            insets.pop()
        elif line.startswith("\\begin_layout") and "skip" not in insets:
            yield block
            block = ""
        elif not line.startswith("\\") and "skip" not in insets:
            block += line
    yield block


def mo_blocks(data: bytes) -> Iterator[str]:
    """The translations of a compiled catalogue, without the marks of access keys.

    Its layout is in the GNU gettext manual, "The Format of GNU MO Files".
    """
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, keys, texts = struct.unpack(order + "8xIII", data[:20])
    for number in range(count):
        (key_length,) = struct.unpack_from(order + "I", data, keys + 8 * number)
        length, start = struct.unpack_from(order + "II", data, texts + 8 * number)
        if key_length:  # the empty key holds the header
            for form in data[start : start + length].split(b"\0"):
                yield _message(decoded(form))


def po_blocks(text: str) -> list[str]:
    """The translations of a catalogue."""
    found = re.findall(r'^msgstr(?:\[\d\])?((?:\s*"(?:[^"\\\n]|\\.)*")+)', text, re.MULTILINE)
    joined = ("".join(re.findall(r'"((?:[^"\\]|\\.)*)"', one)) for one in found)
    return [_message(one.replace("\\n", "\n").replace('\\"', '"')) for one in joined]


def _message(text: str) -> str:
    return html.unescape(re.sub(r"<[^<>]+>", " ", re.sub(r"[_&](?=[^\W\d_])", "", text)))
