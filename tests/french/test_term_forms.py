"""The forms of a glossary term, and what they say."""

import pytest

from review.french.lexicon import Gender, Number, default_lexicon
from review.french.term_forms import Inflection, readings, term_forms

LEXICON = default_lexicon()
M, F = Gender.MASCULINE, Gender.FEMININE
S, P = Number.SINGULAR, Number.PLURAL


@pytest.mark.parametrize(
    ("term", "pos", "forms"),
    [
        ("ultraman", "name", {"ultraman", "ultramans"}),
        ("mulati", "name", {"mulati", "mulatis"}),
        ("musc", "name", {"musc", "muscs"}),
        ("Sam Ultraman", "name", {"Sam Ultraman"}),
        ("Pascal", "name", {"Pascal", "Pascals"}),
        ("GPU", "acronym", {"GPU", "GPUs"}),
        ("SMS", "acronym", {"SMS"}),
        ("palace change", "noun", {"palace change", "palaces change", "palaces changes"}),
        ("capacité hématopoïétique", "noun", {"capacité hématopoïétique", "capacités hématopoïétiques"}),
        ("puissance de calcul", "noun", {"puissance de calcul", "puissances de calcul"}),
        ("arc-en-ciel", "noun", {"arc-en-ciel", "arcs-en-ciel"}),
        ("ciel", "noun", {"ciel", "ciels", "cieux"}),
        ("rongeur informatique", "noun", {"rongeur informatique", "rongeurs informatiques"}),
        ("grand modèle", "noun", {"grand modèle", "grands modèles"}),
        (
            "ministre délégué",
            "noun",
            {"ministre délégué", "ministre déléguée", "ministres délégués", "ministres déléguées"},
        ),
        ("trois clics", "phrase", {"trois clics"}),
        ("être humain", "phrase", {"être humain", "êtres humains"}),
        ("en tête", "phrase", {"en tête"}),
        ("la tête haute", "phrase", {"la tête haute"}),
        ("coup d'épée dans l'eau", "phrase", {"coup d'épée dans l'eau", "coups d'épée dans l'eau"}),
        ("beau", "adjective", {"beau", "bel", "beaux", "belle", "belles"}),
        ("quantique", "adjective", {"quantique", "quantiques"}),
        ("scalable", "adjective", {"scalable", "scalables"}),
        ("bien connu", "adjective", {"bien connu", "bien connue", "bien connus", "bien connues"}),
    ],
)
def test_term_forms(term: str, pos: str, forms: set[str]) -> None:
    assert term_forms(LEXICON, term, pos) == forms


@pytest.mark.parametrize(
    ("term", "some", "never"),
    [
        (
            "être retenu",
            {"est retenu", "est retenue", "sont retenues", "été retenue", "étant retenus", "être retenues"},
            {"est retenus", "sont retenue", "suis retenues"},
        ),
        ("devenir viral", {"devient virale", "deviennent viraux", "devenue virale"}, {"deviennent viral"}),
        (
            "chasser la hausse et tuer la baisse",
            {"chasse la hausse et tue la baisse", "chassé la hausse et tué la baisse"},
            {"chasse la hausse et tuer la baisse"},
        ),
        ("faire peau neuve", {"fait peau neuve", "font peau neuve"}, {"font peaux neuves"}),
    ],
)
def test_forms_of_what_follows_the_verb(term: str, some: set[str], never: set[str]) -> None:
    forms = term_forms(LEXICON, term, "verb")
    assert some <= forms
    assert not never & forms


@pytest.mark.parametrize("pos", ["verb", "phrase"])
def test_forms_of_a_verb_group(pos: str) -> None:
    forms = term_forms(LEXICON, "mettre en service", pos)
    expected = {
        "mettre en service",
        "met en service",
        "mirent en service",
        "mise en service",
        "mettant en service",
    }
    assert expected <= forms
    assert all(form.endswith(" en service") for form in forms)


def test_reformed_spellings_are_among_the_forms() -> None:
    assert {"opérera", "opèrera"} <= term_forms(LEXICON, "opérer", "verb")


def test_forms_of_a_reflexive_verb() -> None:
    forms = term_forms(LEXICON, "se rendre compte", "verb")
    assert {"se rend compte", "me rends compte", "nous rendons compte", "rendue compte"} <= forms
    assert "rend compte" not in forms


def test_forms_of_a_verb_the_lexicon_lacks() -> None:
    forms = term_forms(LEXICON, "fine-tuner", "verb")
    assert {"fine-tune", "fine-tunait", "fine-tunées", "fine-tunant", "fine-tunâmes"} <= forms


def test_a_name_gets_no_verb_forms() -> None:
    assert "opéra" not in term_forms(LEXICON, "opérer", "name")


@pytest.mark.parametrize(
    ("form", "term", "expected"),
    [
        ("opéra", "opérer", [Inflection("ipsi", "3s")]),
        ("opérées", "opérer", [Inflection("ppas", None, F, P)]),
        ("opérant", "opérer", [Inflection("ppre")]),
        ("OPÉRAIENT", "opérer", [Inflection("iimp", "3p")]),
        ("mises en service", "mettre en service", [Inflection("ppas", None, F, P)]),
        ("nous rendons compte", "se rendre compte", [Inflection("ipre", "1p")]),
        ("fine-tunait", "fine-tuner", [Inflection("iimp", "3s")]),
        ("fine tunait", "fine-tuner", [Inflection("iimp", "3s")]),
        ("hackera", "hacker", [Inflection("ifut", "3s")]),
        ("hackers", "hacker", [Inflection(None, None, Gender.EPICENE, P)]),
        ("peut", "pouvoir", [Inflection("ipre", "3s")]),
        ("pouvoirs", "pouvoir", [Inflection(None, None, M, P)]),
        ("palaces change", "palace change", [Inflection(None, None, M, P)]),
        ("capacités\u00a0hématopoïétiques", "capacité hématopoïétique", [Inflection(None, None, F, P)]),
        ("arcs en ciel", "arc-en-ciel", [Inflection(None, None, M, P)]),
        ("prix", "prix", [Inflection(None, None, M, Number.INVARIABLE)]),
        ("belle", "beau", [Inflection(None, None, F, S)]),
        ("bel", "beau", [Inflection(None, None, M, S)]),
        ("ultramans", "ultraman", [Inflection(number=P)]),
        ("ultraman", "ultraman", [Inflection(number=S)]),
        ("Ultramans", "ultraman", [Inflection(number=P)]),
        ("grands modèles", "grand modèle", [Inflection(None, None, Gender.EPICENE, P)]),
        ("oeuvres", "œuvre", [Inflection(None, None, Gender.EPICENE, P)]),
        ("chaise", "table", []),
    ],
)
def test_readings(form: str, term: str, expected: list[Inflection]) -> None:
    assert list(readings(LEXICON, form, term)) == expected


def test_all_readings_of_an_ambiguous_form() -> None:
    found = {(r.mood, r.person) for r in readings(LEXICON, "opère", "opérer")}
    assert found == {("ipre", "1s"), ("ipre", "3s"), ("spre", "1s"), ("spre", "3s"), ("impe", "2s")}
