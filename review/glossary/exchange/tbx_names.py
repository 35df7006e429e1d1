"""The names of TBX: namespaces, data categories and their values, and what they are called by other term bases.

Sources: ISO 30042:2019; the modules Min and Basic of the dialect TBX-Basic (tbxinfo.net); for TBX 2, ISO 30042:2008 and
the picklists of TBX-Default.
"""

from __future__ import annotations

import re
from typing import Final

from review.model.proposal import Pos

CORE: Final = "urn:iso:std:iso:30042:ed-2"
MIN: Final = "http://www.tbxinfo.net/ns/min"
BASIC: Final = "http://www.tbxinfo.net/ns/basic"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"

OWN_MARK: Final = "review glossary export"
"""What the header of a file says that was written here: its concept ids are ids of entries."""

EXAMPLE_SOURCE: Final = "review example {number}"
"""The source of a context that is an example: the wrong term's and the right term's have one number."""

EXAMPLE_MARK: Final = re.compile(r"review example ([1-9][0-9]{0,3})")

PREFERRED: Final = "preferredTerm-admn-sts"
ADMITTED: Final = "admittedTerm-admn-sts"
DEPRECATED: Final = "deprecatedTerm-admn-sts"

CONCEPTS: Final = frozenset({"conceptEntry", "termEntry"})
LANGUAGES: Final = frozenset({"langSec", "langSet"})
TERMS: Final = frozenset({"termSec", "tig", "ntig"})
GROUPS: Final = frozenset({"termGrp", "termNoteGrp", "descripGrp", "adminGrp"})
TYPED: Final = frozenset(
    {"termNote", "descrip", "admin", "ref", "xref", "transac", "adminNote", "descripNote"}
)
"""Elements of the style DCA, and of TBX 2, whose data category is their type."""

STATUS_FIELDS: Final = frozenset({"administrativeStatus", "normativeAuthorization"})
_WRONG: Final = frozenset(
    {
        "deprecated",
        "superseded",
        "rejected",
        "forbidden",
        "prohibited",
        "notrecommended",
        "obsolete",
        "nonstandardized",
    }
)
_PREFERRED: Final = frozenset({"preferred", "standardized", "legal", "regulated"})
_ADMITTED: Final = frozenset({"admitted", "allowed", "acceptable"})
_STATUS_END: Final = re.compile(r"(term)?(-?admn-?sts)?$")

POS_WORDS: Final = {
    "noun": Pos.NOUN,
    "propernoun": Pos.NAME,
    "verb": Pos.VERB,
    "adjective": Pos.ADJECTIVE,
    "nounphrase": Pos.PHRASE,
    "verbphrase": Pos.PHRASE,
    "phrase": Pos.PHRASE,
}
POS_TYPES: Final = {"acronym": Pos.ACRONYM, "initialism": Pos.ACRONYM, "phrase": Pos.PHRASE}
GENDERS: Final = {"masculine": "m", "feminine": "f"}

WRONG, FIRST, PLAIN, OTHER = "wrong", "first", "plain", "other"
"""What a status makes of a term: to be replaced; the first choice; one that may be used; one that is unknown."""


def standing(status: str) -> str:
    """What the administrative `status` makes of a term: WRONG, FIRST, PLAIN, or OTHER where it is unknown.

    No status at all makes it PLAIN. Written in other ways (Deprecated, deprecatedTerm, not recommended) it counts too.
    """
    bare = _STATUS_END.sub("", re.sub(r"[\s_]+", "", status).casefold()).rstrip("-")
    if not bare or bare in _ADMITTED:
        return PLAIN
    if bare in _WRONG:
        return WRONG
    return FIRST if bare in _PREFERRED else OTHER


SOURCE_MARK: Final = re.compile(r"source language: ([A-Za-z0-9-]{1,64})")
"""What the header says of the language that was translated from, which the terms of a file needn't show."""


def source_mark(source: str) -> str:
    """The words that `SOURCE_MARK` reads."""
    return f"source language: {source}"


def concept_id(entry_id: str) -> str:
    """The id of the concept for an entry: an XML name, so that one which begins otherwise has _ before it."""
    return entry_id if entry_id[:1].isalpha() else f"_{entry_id}"
