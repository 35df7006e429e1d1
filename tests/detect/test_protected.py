from __future__ import annotations

import time
from typing import Any

import pytest

from review.detect.protected import is_protected, zones

INSIDE = [
    "voir https://exemple.fr/ultraman?x=1 ici",
    "voir HTTP://ULTRAMAN.FR",
    "voir www.ultraman.fr",
    "écrire à ultraman@exemple.fr",
    "écrire à sam.ultraman+a@exemple.co.uk",
    "écrire à sam@ultraman.fr",
    "chez @ultraman hier",
    "d’@ultraman",
    "le mot #ultraman monte",
    "sur ultraman.com, hier",
    "sur ultraman.com/x.",
    "sur blog.ultraman.io:8080",
    "le fichier ultraman.docx",
    "le fichier docs/ultraman.md",
    "le fichier docs/ultraman/lisez-moi.txt",
    "dans /home/ultraman/x",
    "dans ~/ultraman/x",
    "dans C:\\ultraman\\x",
    "le code `ultraman` et",
    "le code ``a ` ultraman`` et",
    "un [lien](ultraman#a)",
    "ftp://ultraman",
]
OUTSIDE = [
    "dit ultraman.musk répond",
    "dit ultraman.il répond",
    "musk/ultraman/sama et",
    "ultraman: https://exemple.fr",
    "(https://exemple.fr) ultraman",
    "sam@exemple.fr, ultraman",
    "« ultraman.» #autre",
    "l`ultraman et l`autre",
    "le code `x` d’ultraman `y`",
    "`ultraman n’est pas fermé",
    "[ultraman](https://exemple.fr)",
    "c’est ultraman. com est là",
    "# ultraman",
    "5/ultraman",
    "ultraman...",
    "ultraman.",
]


@pytest.mark.parametrize("text", INSIDE)
def test_nothing_is_found_in_addresses_names_of_files_and_code(
    text: str, document: Any, entry: Any, matcher: Any
) -> None:
    assert not matcher(entry("ultraman"), entry("re", r"ultram\w+", regex=True)).scan(document(text)).issues


@pytest.mark.parametrize("text", OUTSIDE)
def test_words_beside_them_are_found(text: str, document: Any, entry: Any, matcher: Any) -> None:
    (issue,) = matcher(entry("ultraman")).scan(document(text)).issues
    assert issue.text == "ultraman"


def test_a_term_that_is_a_file_name_itself_is_found(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("node", "node.js"), entry("tag", "#metoo"))
    issues = found.scan(document("Node.js et #MeToo, http://node.js/")).issues
    assert [issue.text for issue in issues] == ["Node.js", "#MeToo"]


def test_a_zone_protects_what_it_touches() -> None:
    found = zones("voir exemple.fr ici")
    assert found == [(5, 15)]
    assert is_protected(found, 3, 6)
    assert not is_protected(found, 0, 5)
    assert not is_protected(found, 5, 15)


@pytest.mark.parametrize("piece", ["a.", "a-", "a/", "a@", "`a", "#a.", "http", "a:/", "./", "é."])
def test_odd_texts_take_no_more_than_linear_time(piece: str) -> None:
    begin = time.perf_counter()
    zones(piece * 20_000)
    assert time.perf_counter() - begin < 2
