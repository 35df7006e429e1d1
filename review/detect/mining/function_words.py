"""Words that hold sentences together, of French and of English: closed classes, so that lists can be complete enough.

French: Grevisse and Goosse, *Le bon usage*, determiners, pronouns, prepositions, conjunctions. English: Quirk et al.,
*A Comprehensive Grammar of the English Language*, 2.39 (closed-class items), without those that are French words too.
"""

from __future__ import annotations

from typing import Final

SHORT: Final = frozenset(
    (  # noqa: SIM905
        "le la les un une des du de au aux à et ou où en est ne pas par sur qui que il elle ils elles on ce cet ces se sa "
        "son ses si car mes tes ton mon nos vos nous vous quel quels quelle quelles"
    ).split()
)
"""Short French function words: they stand by chance inside many words."""

LEADING: Final = frozenset("le la les un une des du de au aux par que nous vous".split())  # noqa: SIM905
"""Those of `SHORT` that are likely before a word that they lost their space to, and no prefix (as *sur* is)."""

LEADING_NAMES: Final = frozenset("le la les des du par aux".split())  # noqa: SIM905
"""Those of them that begin no English word by chance (*unmount*, *decompress*)."""

TRAILING: Final = frozenset("à et est des les une aux par sur qui que".split())  # noqa: SIM905
"""Those of `SHORT` that are likely behind one, and no ending of words."""

TRAILING_FRENCH: Final = TRAILING | frozenset("au de du la le un".split())  # noqa: SIM905
"""With those that are no ending of French words at least."""

STRONG: Final = frozenset(
    (  # noqa: SIM905
        "dans avec pour mais plus cette comme sans sous entre selon après avant depuis pendant contre chez vers lors "
        "lorsque lorsqu ainsi alors aussi très dont donc sont étaient était seront sera ont avait avaient été être "
        "leur leurs notre votre quand tous toutes toute même jusque puis puisque encore déjà toujours souvent mieux "
        "malgré parmi parce envers tandis ensuite enfin cependant toutefois afin voici voilà celui celle ceux celles"
    ).split()
)
"""Longer ones."""

DISTINCT: Final = (
    "après",
    "depuis",
    "pendant",
    "selon",
    "lorsque",
    "puisque",
    "malgré",
    "toutefois",
    "cependant",
)
"""Those that end no other word, or hardly any: behind letters that are no word they are a word that lost its space."""

ENGLISH: Final = frozenset(
    (  # noqa: SIM905
        "the of and with from by to is are was were be been being has had have will would could should might must "
        "does did not this that these those there their they them he she it its his her your you we our us who whom "
        "whose which what when where why how than then because while although into onto upon about after before "
        "between through during without within against under over out at all any some each every other another "
        "such only also just very more most yes doesn isn aren won wasn didn hasn haven cannot"
    ).split()
)
"""English function words that are no French ones."""

ENGLISH_OPENERS: Final = frozenset("the this these those our your their his her its".split())  # noqa: SIM905
"""English determiners: the word that follows belongs to them."""

SHARED: Final = frozenset("a an as at but can do for i if in may me no nor on or so up".split())  # noqa: SIM905
"""English function words that are also French words, abbreviations or letters: they speak neither for nor against English."""
