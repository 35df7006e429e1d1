"""Noun groups: head, gender, number, plural."""

import pytest

from review.french.lexicon import Gender, Number, default_lexicon
from review.french.noun_group import gender_of, head_of, number_of, plural_of

LEXICON = default_lexicon()
M, F = Gender.MASCULINE, Gender.FEMININE
S, P = Number.SINGULAR, Number.PLURAL


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("capacité d'autofinancement", "capacités d'autofinancement"),
        ("chantier naval", "chantiers navals"),
        ("processeur graphique", "processeurs graphiques"),
        ("révolution de palais", "révolutions de palais"),
        ("arc-en-ciel", "arcs-en-ciel"),
        ("chef-d’œuvre", "chefs-d’œuvre"),
        ("œil", "yeux"),
        ("ciel", "cieux"),
        ("aïeul", "aïeux"),
        ("madame", "mesdames"),
        ("monsieur", "messieurs"),
        ("travail", "travaux"),
        ("festival", "festivals"),
        ("cheval", "chevaux"),
        ("bijou", "bijoux"),
        ("pneu", "pneus"),
        ("landau", "landaus"),
        ("lieu", "lieux"),
        ("scénario", "scénarios"),
        ("prix", "prix"),
        ("nez", "nez"),
        ("nouvel ordre", "nouveaux ordres"),
        ("bel ami", "beaux amis"),
        ("premier ministre", "premiers ministres"),
        ("petite et moyenne entreprise", "petites et moyennes entreprises"),
        ("puce IA", "puces IA"),
        ("tour Eiffel", "tours Eiffel"),
        ("levée de fonds", "levées de fonds"),
        ("coup\u00a0d'État", "coups\u00a0d'État"),
        ("directrice générale", "directrices générales"),
        ("porte-parole", "porte-parole"),
        ("vice-président", "vice-présidents"),
        ("Capacité", "Capacités"),
        ("JOURNAL", "JOURNAUX"),
        ("fin", "fins"),
        ("sandwich", "sandwichs"),
        ("trois clics", "trois clics"),
        ("données", "données"),
    ],
)
def test_plural(singular: str, plural: str) -> None:
    assert plural_of(LEXICON, singular) == (plural, True)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("ultraman", "ultramans"),
        ("mulati", "mulatis"),
        ("schmurgeau", "schmurgeaux"),
        ("palace change", "palaces changes"),
        ("data center", "data centers"),
        ("ex-directeur général", "ex-directeurs généraux"),
        ("accélérateur haute performance", "accélérateurs haute performance"),
        ("lance-bidule", "lance-bidule"),
        ("bateau-bus", "bateaux-bus"),
        ("en tête", "en tête"),
    ],
)
def test_plural_that_is_a_guess(singular: str, plural: str) -> None:
    assert plural_of(LEXICON, singular) == (plural, False)


@pytest.mark.parametrize(
    ("group", "gender"),
    [
        ("capacité d'autofinancement", F),
        ("révolution de palais", F),
        ("chantier naval", M),
        ("jeune fille", F),
        ("ancien combattant", M),
        ("directrice", F),
        ("arc-en-ciel", M),
        ("grand modèle", M),
        ("modèle de langage", M),
        ("livre blanc", M),
        ("tour carrée", F),
        ("premier ministre", M),
        ("œuvre d'art", F),
        ("périodes", F),
        ("ex-directrice", F),
        ("Hongrie", F),
        ("ministre", None),
        ("livre", None),
        ("tour", None),
        ("ultraman", None),
        ("data center", None),
        ("en tête", None),
        ("", None),
    ],
)
def test_gender(group: str, gender: Gender | None) -> None:
    assert gender_of(LEXICON, group) is gender


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("capacités", P), ("capacité", S), ("prix", Number.INVARIABLE), ("yeux", P), ("fils", None), ("mulati", None),
        ("grandes", P), ("opérée", S),
    ],
)  # fmt: skip
def test_number(form: str, number: Number | None) -> None:
    assert number_of(LEXICON, form) is number


@pytest.mark.parametrize(
    ("group", "head"),
    [
        ("capacité d'autofinancement", "capacité"),
        ("capacité d’autofinancement", "capacité"),
        ("grand prix du jury", "grand prix"),
        ("chantier naval", "chantier naval"),
        ("arc-en-ciel", "arc-en-ciel"),
        ("acteur\u202fclé  en vue", "acteur\u202fclé"),
        ("homme qui parle", "homme"),
        ("en tête", ""),
        ("", ""),
    ],
)
def test_head(group: str, head: str) -> None:
    assert group[head_of(group)] == head
