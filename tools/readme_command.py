"""Print one of the README's commands, so that what CI runs is what the README says.

    python tools/readme_command.py tests
    python tools/readme_command.py review

A command is the code block that follows the line `<!-- command: NAME -->`.
"""

import re
import sys
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"


def command(name: str, text: str) -> str:
    """The command called `name` in the README's `text`; raises SystemExit where there is none."""
    found = re.search(rf"<!-- command: {re.escape(name)} -->\n```sh\n(.+?)\n```", text, re.DOTALL)
    if found is None:
        raise SystemExit(f"README.md has no command called {name}")
    return found[1]


if __name__ == "__main__":
    print(command(sys.argv[1], README.read_text(encoding="utf-8")))
