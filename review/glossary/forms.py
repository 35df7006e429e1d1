"""When two terms count as the same, and the id a term gives."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import Final

from review.model.fold import APOSTROPHES, HYPHENS, SPACES, canonical, compose

_GAP: Final = re.compile(rf"[{SPACES}{HYPHENS}]+")
_APOSTROPHE: Final = re.compile(f"[{APOSTROPHES}]")
_PLAIN: Final = re.compile(r"[^\W_]+(?: [^\W_]+)*")
"""Words with a space between two have nothing but their letters to be made alike."""
_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae"})
_NOT_ID: Final = re.compile(r"[^a-z0-9]+")
_ID_LENGTH: Final = 60


def form_key(form: str) -> str:
    """`form` without the differences that matching overlooks: two forms with equal keys match the same words.

    Overlooked are case, ' and ’, œ and oe, composed and decomposed accents, and the kind of gap between two words
    (spaces of any kind, line breaks, hyphens). Inflection is the matcher's business, not this function's.
    """
    composed, _offsets = compose(form)
    key = canonical(composed)
    if _PLAIN.fullmatch(composed):
        return key.replace("ʼ", "'")
    return _GAP.sub(" ", _APOSTROPHE.sub("'", key)).strip()


def slug(form: str) -> str:
    """An entry id made from `form`: its letters and digits without accents, in lower case, joined by hyphens.

    A form without Latin letters or digits gives its code points in hexadecimal, so that equal forms give equal ids.
    """
    text = unicodedata.normalize("NFKD", form.casefold().translate(_LIGATURES))
    bare = "".join(letter for letter in text if not unicodedata.combining(letter))
    made = _NOT_ID.sub("-", bare).strip("-")
    if not made:
        made = "u" + "-".join(f"{ord(letter):x}" for letter in form[:8])
    return made[:_ID_LENGTH].strip("-")


def free_id(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or the first of wanted-2, wanted-3 … that isn't `taken`."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
