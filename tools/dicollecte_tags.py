"""Turns Dicollecte's tags into the lexicon's readings, with the corrections the dictionary needs.

Verb tags (`po:v1_it_q_zz`) read, as Grammalecte's conjugator decodes them: group 0-3; `e` linking verb; `i`
intransitive; `t` transitive; `n` indirectly transitive; pronominal use (`q` possible, `p` always, `r` always
and reciprocal, `e` with en, `x` rare); `m` impersonal; auxiliary in the last two places: `_a` avoir, `e_` être, `ea` either,
`zz` not recorded.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tools.dicollecte import Form

MOODS = ("infi", "ppre", "ipre", "iimp", "ipsi", "ifut", "cond", "spre", "simp", "impe")
_PERSONS = {
    "1sg": "1s", "2sg": "2s", "3sg": "3s", "1pl": "1p", "2pl": "2p", "3pl": "3p", "3pl!": "3p",
}  # fmt: skip
_GENDERS = {"mas": "m", "fem": "f", "epi": "e"}
_NUMBERS = {"sg": "s", "pl": "p", "inv": "i"}
_PARTS = {
    "nom": "noun", "loc.nom": "noun",
    "adj": "adjective", "loc.adj": "adjective",
    "npr": "name", "patr": "name", "prn": "name", "loc.patr": "name",
    "adv": "adverb", "loc.adv": "adverb", "negadv": "adverb", "advint": "adverb",
    "det": "determiner", "detdem": "determiner", "detex": "determiner", "detind": "determiner",
    "detneg": "determiner", "detpos": "determiner", "nb": "determiner",
    "prodem": "pronoun", "proind": "pronoun", "proint": "pronoun", "proneg": "pronoun", "proadv": "pronoun",
    "properobj": "pronoun", "propersuj": "pronoun", "prorel": "pronoun",
    "prep": "preposition", "prepv": "preposition", "loc.prep": "preposition", "loc.prepv": "preposition",
    "cj": "conjunction", "cjco": "conjunction", "cjsub": "conjunction", "loc.cj": "conjunction",
    "loc.cjsub": "conjunction",
    "interj": "interjection", "loc.interj": "interjection",
    "nbro": "other", "titr": "other", "pfx": "other", "sfx": "other", "loc.verb": "other",
}  # fmt: skip

# Verbs that take être in one sense or construction and avoir in another, or for which both are in use
# (Grevisse, Le bon usage, "Verbes se conjuguant tantôt avec avoir, tantôt avec être"): a tag that leaves the
# auxiliary open, or that speaks of the transitive use alone, doesn't settle it for them.
_EITHER_AUXILIARY = """
accourir accroître apparaître avorter changer convenir crever croître croupir déborder déchoir
décroître dégeler dégénérer déménager demeurer descendre disconvenir disparaître échapper échouer
éclater éclore embellir émigrer emménager empirer entrer expirer faillir grandir grossir immigrer
maigrir monter paraître passer périr pourrir rajeunir réapparaître recroître redescendre remonter
rentrer repasser résulter retourner sonner sortir ressortir stationner tourner trépasser vieillir
"""
EITHER_AUXILIARY = frozenset(_EITHER_AUXILIARY.split())


class Reading(NamedTuple):
    """What a form can be; the fields are those of `review.french.lexicon.Analysis`."""

    form: str
    lemma: str
    pos: str
    gender: str = ""
    number: str = ""
    mood: str = ""
    person: str = ""
    auxiliary: str = ""


# Irregulars that the dictionary lists as words of their own: (form, part of speech) -> (lemma, gender).
RELINKED = {
    ("yeux", "noun"): ("œil", "m"),
    ("cieux", "noun"): ("ciel", "m"),
    ("aïeux", "noun"): ("aïeul", "m"),
    ("bisaïeux", "noun"): ("bisaïeul", "m"),
    ("trisaïeux", "noun"): ("trisaïeul", "m"),
    ("quadrisaïeux", "noun"): ("quadrisaïeul", "m"),
    ("nouvel", "adjective"): ("nouveau", "m"),
    ("aulx", "noun"): ("ail", "m"),
    ("ripoux", "noun"): ("ripou", "m"),
    ("tripoux", "noun"): ("tripou", "m"),
    ("lieder", "noun"): ("lied", "m"),
    ("länder", "noun"): ("land", "m"),
    ("messieurs", "noun"): ("monsieur", "m"),
    ("mesdames", "noun"): ("madame", "f"),
    ("mesdemoiselles", "noun"): ("mademoiselle", "f"),
    ("messeigneurs", "noun"): ("monseigneur", "m"),
    ("messeigneurs", "other"): ("monseigneur", "m"),
    ("favori", "adjective"): ("favori", "m"),
    ("favoris", "adjective"): ("favori", "m"),
    ("favorite", "adjective"): ("favori", "f"),
    ("favorites", "adjective"): ("favori", "f"),
    ("favorite", "noun"): ("favori", "f"),
    ("favorites", "noun"): ("favori", "f"),
    ("franche", "adjective"): ("franc", "f"),
    ("franches", "adjective"): ("franc", "f"),
    ("bonshommes", "noun"): ("bonhomme", "m"),
    ("gentilshommes", "noun"): ("gentilhomme", "m"),
}

# bel, nouvel … stand before a vowel as adjectives in the singular; the affix class makes nouns and plurals of them.
_PRENOMINAL_ONLY = frozenset({"bel", "nouvel", "vieil", "fol", "mol"})
_NO_WORDS = frozenset({"bels", "nouvels", "vieils", "fols", "mols"})


def _auxiliary(lemma: str, verb: str) -> str:
    if lemma in EITHER_AUXILIARY or verb.endswith("ea"):
        return ""
    if verb.endswith("e_"):
        return "être"
    # `zz` leaves it open; the verbs with être are a closed list, marked above or in the dictionary.
    return "avoir"


def _only(values: Iterable[str], both: str = "") -> str:
    found = set(values)
    return found.pop() if len(found) == 1 else both if found else ""


def _verb_readings(form: Form, verb: str, marks: set[str]) -> Iterator[Reading]:
    auxiliary = _auxiliary(form.lemma, verb)
    if "ppas" in marks:
        gender = _only((_GENDERS[m] for m in marks if m in _GENDERS), "e")
        number = _only((_NUMBERS[m] for m in marks if m in _NUMBERS), "i")
        yield Reading(form.text, form.lemma, "participle", gender, number, auxiliary=auxiliary)
    moods = [mood for mood in MOODS if mood in marks]
    persons = sorted({_PERSONS[m] for m in marks if m in _PERSONS})
    for mood in moods:
        if mood in ("infi", "ppre"):
            yield Reading(form.text, form.lemma, "verb", mood=mood, auxiliary=auxiliary)
        for person in persons if mood not in ("infi", "ppre") else ():
            yield Reading(form.text, form.lemma, "verb", mood=mood, person=person, auxiliary=auxiliary)


def readings_of(form: Form) -> Iterator[Reading]:
    """The readings of an expanded form; none for error entries and punctuation."""
    marks = {tag[3:] for tag in form.tags}
    if "err" in marks or form.text in _NO_WORDS:
        return
    verbs = [m for m in marks if len(m) >= 9 and m[0] == "v" and m[1].isdigit()]
    if verbs:
        yield from _verb_readings(form, verbs[0], marks)
        return
    parts = {_PARTS[m] for m in marks if m in _PARTS}
    if form.text in _PRENOMINAL_ONLY and "adjective" in parts:
        parts.discard("noun")
    if len(parts) > 1:
        parts.discard("other")
    gender = _only((_GENDERS[m] for m in marks if m in _GENDERS), "e")
    number = _only((_NUMBERS[m] for m in marks if m in _NUMBERS), "i")
    for part in sorted(parts):
        lemma, corrected = RELINKED.get((form.text, part), (form.lemma, gender))
        yield Reading(form.text, lemma, part, corrected, number)


def _singulars(word: str) -> list[str]:
    """Spellings a plural word may have in the singular, itself included."""
    found = [word]
    if word.endswith(("s", "x")):
        found.append(word[:-1])
    if word.endswith("aux"):
        found += [word[:-3] + "al", word[:-3] + "ail"]
    if word.endswith("es"):
        found.append(word[:-2])
    irregular = {"yeux": "œil", "cieux": "ciel", "mes": "ma", "bons": "bon"}
    return [*found, irregular[word]] if word in irregular else found


def link_compounds(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Give a compound listed only in the plural (beaux-frères) the lemma of its singular (beau-frère).

    The dictionary links about a hundred of them by `st:` and lists the others as words of their own. A link is
    made where exactly one singular of the same gender, differing in the number of its parts alone, is listed.
    """
    everything = list(readings)
    singulars: dict[tuple[str, str], set[str]] = {}
    for r in everything:
        if r.number in ("", "s") and r.form == r.lemma and "-" in r.form:
            singulars.setdefault((r.form, r.pos), set()).add(r.gender)
    for r in everything:
        if r.number == "p" and r.form == r.lemma and "-" in r.form and r.pos in ("noun", "adjective"):
            parts = [_singulars(part) for part in r.form.split("-")]
            if len(parts) > 5:
                yield r
                continue
            spellings = {"-".join(choice) for choice in itertools.product(*parts)}
            fitting = sorted(s for s in spellings if r.gender in singulars.get((s, r.pos), ()))
            yield r._replace(lemma=fitting[0]) if len(fitting) == 1 else r
        else:
            yield r
