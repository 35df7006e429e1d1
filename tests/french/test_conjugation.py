"""Verb forms."""

import pytest

from review.french.conjugation import conjugate, is_infinitive, regular_forms, verb_forms
from review.french.lexicon import Gender, Number, default_lexicon

LEXICON = default_lexicon()
M, F = Gender.MASCULINE, Gender.FEMININE
S, P = Number.SINGULAR, Number.PLURAL


@pytest.mark.parametrize(
    ("verb", "mood", "person", "expected"),
    [
        ("opérer", "ipre", "3s", "opère"),
        ("opérer", "ifut", "3s", "opérera"),
        ("vivre", "spre", "3s", "vive"),
        ("aller", "ifut", "3p", "iront"),
        ("être", "simp", "3s", "fût"),
        ("manger", "ipre", "1p", "mangeons"),
        ("payer", "ipre", "3s", "paie"),
        ("asseoir", "ipre", "3s", "assied"),
        ("pouvoir", "ipre", "1s", "peux"),
        ("vouloir", "impe", "2p", "veuillez"),
        ("sortir", "ipre", "3p", "sortent"),
        ("fuir", "ppre", None, "fuyant"),
        ("mettre en service", "iimp", "3p", "mettaient en service"),
        ("avoir lieu", "ipsi", "3s", "eut lieu"),
        ("Opérer", "ipsi", "3s", "Opéra"),
        ("opérer", "infi", None, "opérer"),
        ("opérer", "infi", "3s", "opérer"),
        ("s'envoler", "ipre", "1s", "m'envole"),
        ("s’envoler", "ipre", "2s", "t’envoles"),
        ("s'envoler", "ipre", "1p", "nous envolons"),
        ("se rendre compte", "ipre", "3s", "se rend compte"),
        ("se rendre compte", "iimp", "2p", "vous rendiez compte"),
        ("googler", "ipsi", "3s", "googla"),
        ("hacker", "ifut", "3s", "hackera"),
        ("fine-tuner", "ipre", "3p", "fine-tunent"),
        ("être placé en détention", "ipre", "3p", "sont placés en détention"),
        (
            "acheter à la hausse et vendre à la baisse",
            "ipre",
            "3p",
            "achètent à la hausse et vendent à la baisse",
        ),
        ("arrêter net et dîner", "ipre", "3s", "arrête net et dîner"),
        ("schmorger", "iimp", "3s", "schmorgeait"),
        ("schmoncer", "ipre", "1p", "schmonçons"),
        ("schmoyer", "ifut", "3s", "schmoiera"),
        ("schmener", "cond", "3s", "schmènerait"),
        ("schméder", "ifut", "3s", "schmédera"),
        ("schméder", "spre", "3p", "schmèdent"),
    ],
)
def test_conjugate(verb: str, mood: str, person: str | None, expected: str) -> None:
    assert conjugate(LEXICON, verb, mood, person) == expected


@pytest.mark.parametrize(
    ("verb", "gender", "number", "expected"),
    [
        ("opérer", None, None, "opéré"),
        ("mettre en service", F, P, "mises en service"),
        ("être placé en détention", F, P, "été placées en détention"),
        ("devenir viral", F, S, "devenue virale"),
        ("acheter à la hausse et vendre à la baisse", None, None, "acheté à la hausse et vendu à la baisse"),
        ("résoudre", F, S, "résolue"),
        ("googler", F, P, "googlées"),
        ("naître", M, P, "nés"),
        ("prendre", M, Number.INVARIABLE, "pris"),
        ("pouvoir", F, P, "pu"),
    ],
)
def test_past_participle(verb: str, gender: Gender | None, number: Number | None, expected: str) -> None:
    assert conjugate(LEXICON, verb, "ppas", None, gender, number) == expected


@pytest.mark.parametrize(
    ("verb", "mood", "person"),
    [
        ("table", "ipre", "3s"),
        ("falloir", "ipre", "1s"),
        ("clore", "ipsi", "3s"),
        ("s'envoler", "impe", "2s"),
        ("s'envoler", "ppas", None),
        ("opérer", "impe", "3s"),
        ("", "ipre", "3s"),
    ],
)
def test_forms_that_do_not_exist(verb: str, mood: str, person: str | None) -> None:
    assert conjugate(LEXICON, verb, mood, person) is None


@pytest.mark.parametrize(
    ("word", "infinitive"),
    [
        ("opérer", True),
        ("mettre", True),
        ("fine-tuner", True),
        ("hacker", False),
        ("table", False),
        ("er", False),
    ],
)
def test_infinitives(word: str, infinitive: bool) -> None:
    assert is_infinitive(LEXICON, word) is infinitive


REGULAR = [
    "parler",
    "manger",
    "lancer",
    "employer",
    "essuyer",
    "semer",
    "céder",
    "créer",
    "étudier",
    "protéger",
    "imprégner",
]
REGULAR += [
    "assiéger",
    "rapiécer",
    "lever",
    "célébrer",
    "sécher",
    "distinguer",
    "indiquer",
    "jouer",
    "avouer",
    "allécher",
]


@pytest.mark.parametrize("verb", REGULAR)
def test_the_regular_table_agrees_with_the_dictionary(verb: str) -> None:
    listed = {(form, slot) for form, slot, classical in verb_forms(LEXICON, verb) if classical}
    assert set(regular_forms(verb)) == listed
