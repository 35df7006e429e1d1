"""The files that each format gives, kept to be compared: `UPDATE_GOLDEN=1` writes them anew."""

import os
from pathlib import Path

import pytest

from review.glossary.exchange.formats import read, write
from review.glossary.exchange.leftovers import Leftovers
from review.glossary.exchange.losses import losses
from review.glossary.files import load_all
from review.glossary.toml_file import load

DATA = Path(__file__).parent.parent / "data"
SUFFIX = {"csv": ".csv", "tsv": ".tsv", "omegat": ".txt", "tbx": ".tbx", "xlsx": ".xlsx"}
LOST: dict[str, dict[str, tuple[str, ...]]] = {
    "csv": {},
    "xlsx": {},
    "tsv": {"clou": ("note",), "degres-fahrenheit": ("wrong",)},
    "omegat": {
        "clou": ("id", "pos", "gender", "plural", "type", "severity", "status", "origin", "when", "unless", "scope",
                 "inflect", "real_word", "note", "examples", "counterexamples", "right.note"),
        "degres-fahrenheit": ("wrong", "right"),
        "fouet": ("id",),
        "onu": ("id", "pos", "gender", "article"),
        "oui": ("wrong", "right"),
    },
    "tbx": {
        "clou": ("plural", "type", "severity", "status", "when", "unless", "scope", "inflect", "real_word",
                 "counterexamples"),
        "degres-fahrenheit": ("wrong", "right"),
        "oui": ("wrong", "right"),
    },
}  # fmt: skip


@pytest.mark.parametrize("format_", SUFFIX)
def test_the_file_is_as_it_was(format_: str) -> None:
    written = write([load(DATA / "exchange.toml")], format_, "exchange")
    path = DATA / f"exchange{SUFFIX[format_]}"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(written.data)
    if format_ != "xlsx":
        # A workbook is packed, differently by each version of zlib.
        assert path.read_bytes().decode() == written.data.decode()
    assert {loss.entry.id: loss.fields for loss in written.losses} == LOST[format_]


@pytest.mark.parametrize("format_", ["csv", "tsv", "tbx", "xlsx"])
def test_the_file_is_read_back(format_: str) -> None:
    leftovers = Leftovers("x")
    path = DATA / f"exchange{SUFFIX[format_]}"
    back = {entry.id: entry for entry in read(path, format_, (), leftovers).entries}
    for entry in load(DATA / "exchange.toml").entries:
        lost = LOST[format_].get(entry.id, ())
        assert (entry.id in back) == ("wrong" not in lost)
        if entry.id in back:
            assert losses(entry, back[entry.id]) == lost
    assert list(leftovers.lines()) == []
    assert load_all([path])[0].entries == tuple(back.values())


def test_omegat_reads_back_an_entry_for_each_wrong_form() -> None:
    found = read(DATA / "exchange.txt", "omegat").entries
    assert [(entry.wrong, [right.text for right in entry.right]) for entry in found] == [
        (("clou de girofle",), ["clou", "-pointe"]),
        (("girofle sec",), ["clou", "-pointe"]),
        (("bat-œufs",), ["fouet"]),
        (("ONNU",), ["ONU", "Nations unies"]),
    ]
