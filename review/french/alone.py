"""*seul* before a determiner belongs to the noun after it (*seuls les transferts*, *seule une partie*).

Grevisse, Le bon usage, "Seul": detached before the subject's group, it agrees with the subject.
"""

from __future__ import annotations

from typing import Final

from review.french.change import Surroundings
from review.french.contraction import article_of
from review.french.determiners import determiner_of, numeral_number

_SINGULAR: Final = {"m": "seul", "f": "seule"}
_PLURAL: Final = {"m": "seuls", "f": "seules"}
ALONE: Final = frozenset({*_SINGULAR.values(), *_PLURAL.values()})


def alone(gender: str, number: str) -> str:
    """The form of *seul* in the gender (m, f) and number (s, p)."""
    return (_PLURAL if number == "p" else _SINGULAR)[gender]


def precedes_other_group(around: Surroundings, place: int) -> bool:
    """Whether the word is *seul* before the determiner or numeral of a group that isn't the term's."""
    if around.words[place].key not in ALONE or not around.joined(place + 1) or around.leads_to_term(place):
        return False
    key = around.words[place + 1].key
    return (
        article_of(key) is not None or determiner_of(key) is not None or numeral_number(key) is not None
    ) and not around.in_term(place + 1)
