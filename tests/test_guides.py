"""The guide in French shows pictures that exist, and names keys and options that the program has."""

import re
from pathlib import Path

from review.tui.commands import COMMANDS

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = (DOCS / "guide.fr.md").read_text(encoding="utf-8")
NAMES = {"Entrée": "enter", "Espace": "space", "Tab": "tab", "Échap": "escape", "→": "right", "←": "left"}


def test_pictures_and_links_are_there() -> None:
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", GUIDE) if "://" not in target]
    assert len([target for target in targets if target.endswith(".svg")]) >= 5
    assert [target for target in targets if not (DOCS / target).exists()] == []


def test_every_key_that_is_named_does_something() -> None:
    known = {key for command in COMMANDS for key in command.keys}
    known |= {"ctrl+z"}  # the text area's own
    symbols = {
        "/": "slash",
        ":": "colon",
        "?": "question_mark",
        "!": "exclamation_mark",
        "↑": "up",
        "↓": "down",
    }
    named = [word for word in re.findall(r"`([^`\n]+)`", GUIDE) if len(word) <= len("Ctrl+Z…")]
    keys = [NAMES.get(key, symbols.get(key, key)) for key in named if not key.startswith(("-", "."))]
    keys = [key.lower() if "+" in key or re.fullmatch(r"F\d+", key) else key for key in keys]
    assert len(keys) > 25
    assert sorted({key for key in keys if key not in known and key != "review"}) == []


def test_french_typography() -> None:
    text = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)|^\|.*---.*$", "", GUIDE, flags=re.DOTALL | re.MULTILINE)
    assert re.findall(r"\w'\w", text) == []
    assert re.findall(r".{12}[^\u00a0\u202f:][:;?!](?=\s)", text) == []
    assert re.findall(r"«[^\u00a0]|[^\u00a0]»", text) == []
