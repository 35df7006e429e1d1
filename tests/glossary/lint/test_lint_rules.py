"""Each rule of the check: what it tells and what it leaves alone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.errors import Fault
from review.french.lexicon import Gender, Number, default_lexicon
from review.french.lexicon import Pos as Part
from review.glossary import lint as package
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.lint import RULES, Examined, Rule, lint
from review.glossary.lint.grammar import contradicted_genders, contradicted_numbers, contradicted_plurals
from review.glossary.lint.spelling import misspelt_replacements
from review.glossary.toml_file import parse
from review.model.proposal import Pos, Replacement

LEXICON = default_lexicon()
EXAMPLE = 'examples = [{ mt = "a", fixed = "b" }]\n'
ROLE = 'counterexamples = ["a"]\nreal_word = true\n'


def entry(name: str, wrong: Iterable[str], right: str, extra: str = "", example: str = EXAMPLE) -> str:
    forms = ", ".join(f"'''{form}'''" for form in wrong)
    return f'[[entry]]\nid = "{name}"\nwrong = [{forms}]\nright = [{right}]\n{extra}{example}'


def glossary(*entries: str, path: str = "x.toml", source: str = "en") -> Glossary:
    return parse(f'schema = 1\n[glossary]\nsource = "{source}"\n' + "".join(entries), path)


def only(text: str | list[str]) -> Glossary:
    return glossary(*([text] if isinstance(text, str) else text))


class Case(NamedTuple):
    """Entries with exactly one fault, of `rule`, whose message and hint hold `parts`."""

    rule: str
    entries: list[str]
    parts: tuple[str, ...]


FAULTY = [
    Case("missing_examples", [entry("m1", ["blorpe"], "'bol'", example="")], ("“m1” has no example", "mt")),
    Case(
        "missing_counterexamples",
        [entry("m1", ["blorpe"], "'bol'", "real_word = true\n")],
        ("has no counterexample",),
    ),
    Case(
        "missing_conditions",
        [entry("m1", ["louche"], "'écumoire'", 'pos = "noun"\n')],
        ("“louche” is correct French", "when", "real_word = true"),
    ),
    Case("missing_conditions", [entry("m1", ["cocotte-minute"], "'bol'")], ("“cocotte-minute” is correct",)),
    Case("missing_conditions", [entry("m1", ["mijotait"], "'bouillait'")], ("“mijotait” is correct",)),
    Case(
        "unsorted_entries",
        [entry("m2", ["blorpe"], "'bol'"), entry("m1", ["blarpe"], "'bol'")],
        ("“m1” stands after “m2”",),
    ),
    Case(
        "repeated_wrong_forms",
        [entry("m1", ["œuf blorpé"], "'bol'"), entry("m2", ["OEUF-blorpé"], "'tasse'")],
        ("“OEUF-blorpé” is a wrong form of “m1” too, which wins (x.toml, line 4)", "merge"),
    ),
    Case(
        "hidden_by_inflection",
        [
            entry("m1", ["pincement de sel"], "'pincée'", 'pos = "noun"\n'),
            entry("m2", ["pincements de sel"], "'pincées'", 'pos = "noun"\n'),
        ],
        ("“pincements de sel” is found as a form of “pincement de sel”", "“m1”, which wins (x.toml, line 4)"),
    ),
    Case(
        "hidden_by_inflection",
        [
            entry("m1", ["cuire dur"], "'bouillir'", 'pos = "verb"\nwhen = ["œuf"]\n'),
            entry("m2", ["cuisait dur"], "'bouillait'", 'pos = "verb"\nwhen = ["oeuf"]\n'),
        ],
        ("“cuisait dur” is found as a form of “cuire dur”", "inflect = false"),
    ),
    Case(
        "wrong_replacements",
        [entry("m1", ["blorpe"], "'Glorbe'"), entry("m2", ["glorbe"], "'bol'")],
        ("the right form “Glorbe” is a wrong form of “m2” (x.toml, line 9)",),
    ),
    Case(
        "wrong_replacements",
        [entry("m1", ["blorpe"], "'bols glorbés'"), entry("m2", ["bol glorbé"], "'tasse'", 'pos = "noun"\n')],
        ("“bols glorbés” is found as a form of “bol glorbé”, a wrong form of “m2”",),
    ),
    Case(
        "wrong_replacements",
        [entry("m1", ["blorpe"], "'blorpes'", 'pos = "noun"\n')],
        ("“blorpes” is found as a form of “blorpe”, a wrong form of “m1”", "inflect = false"),
    ),
    Case(
        "conditions_in_matches",
        [entry("m1", ["louche"], "'écumoire'", f'pos = "noun"\nwhen = ["louches"]\n{ROLE}')],
        ("“louches” in when is the wrong form itself", "leave when out"),
    ),
    Case(
        "conditions_in_matches",
        [entry("m1", ["blorpe"], "'bol'", 'pos = "noun"\nunless = ["Blorpe", "tasse"]\n')],
        ("“Blorpe” in unless is the wrong form itself", "leave it out"),
    ),
    Case(
        "contradicted_conditions",
        [entry("m1", ["blorpe"], "'bol'", 'when = ["casseroles", "four"]\nunless = ["casserole"]\n')],
        ("“casseroles” in when never helps: it is found as “casserole” in unless too",),
    ),
    Case("idle_scopes", [entry("m1", ["blorpe"], "'bol'", 'scope = "sentence"\n')], ("has a scope",)),
    Case(
        "impossible_expressions",
        [entry("m1", [r"blorp(?=eux)"], "'bol'", "regex = true\n")],
        ("can match nothing", "edge of a word"),
    ),
    Case(
        "runaway_expressions",
        [entry("m1", [r"(?:\w|\w\w)+ blorpe"], "'bol'", "regex = true\n")],
        ("runs away", "“aaa"),
    ),
    Case("references_without_expression", [entry("m1", ["blorpe"], r"'bol \1'")], ("regex = true",)),
    Case("articles_in_right_forms", [entry("m1", ["blorpe"], "'le bol'", 'pos = "noun"\n')], ("an article",)),
    Case(
        "misspelt_replacements",
        [entry("m1", ["blorpe"], "'casserolle émaillée'", 'pos = "noun"\n')],
        ("“casserolle” in the right form “casserolle émaillée”", "“casserole”"),
    ),
    Case("misspelt_replacements", [entry("m1", ["blorpe"], "'creme fouettée'")], ("is it “crème”",)),
    Case("misspelt_replacements", [entry("m1", ["blorpe"], "'jus d’orangge'")], ("“orangge”", "“orange”")),
    Case(
        "misspelt_replacements",
        [entry("m1", ["blorpe"], '{ text = "bol de pollenta", gender = "m" }', 'pos = "noun"\n')],
        ("is it “polenta”",),
    ),
    Case(
        "contradicted_genders",
        [entry("m1", ["blorpe"], "'bol à mélanger'", 'pos = "noun"\ngender = "f"\n')],
        ("given the gender f", "“bol” is masculine", "leave gender out"),
    ),
    Case(
        "contradicted_numbers",
        [entry("m1", ["blorpe"], "'tasse bleue'", 'pos = "noun"\nnumber = "p"\n')],
        ("given the number p", "“tasse” is singular"),
    ),
    Case(
        "contradicted_plurals",
        [entry("m1", ["blorpe"], "'couteau à pain'", 'pos = "noun"\nplural = "couteaus à pain"\n')],
        ("“couteaus à pain”, but it is “couteaux à pain”", "leave plural out"),
    ),
    Case(
        "shared_plurals",
        [entry("m1", ["blorpe"], "'czz', 'dzz'", 'plural = "czzs"\n')],
        ("one plural to several",),
    ),
]

CLEAN = {
    "a real word with a context": [entry("m1", ["louche"], "'écumoire'", 'when = ["four"]\n')],
    "a real word by the source": [entry("m1", ["louche"], "'écumoire'", 'origin = ["ladle"]\n')],
    "a real word that a person decides on": [entry("m1", ["louche"], "'écumoire'", ROLE)],
    "a word of another kind": [entry("m1", ["mijotait"], "'bol'", 'pos = "noun"\n')],
    "style": [entry("m1", ["louche"], "'écumoire'", 'type = "style/awkward-style"\n')],
    "an old spelling": [entry("m1", ["évènement"], "'événement'", 'pos = "noun"\ntype = "style/awkward-style"\n')],
    "a warning": [entry("m1", ["louche"], "'écumoire'", 'status = "warn"\n')],
    "a word in a group": [entry("m1", ["louche à blorpe"], "'écumoire'")],
    "one wrong form within another": [
        entry("m1", ["bol blorpé"], "'tasse'"),
        entry("m2", ["grand bol blorpé"], "'jatte'"),
    ],
    "an inflected form under another condition": [
        entry("m1", ["pincement de sel"], "'pincée'", 'pos = "noun"\nwhen = ["four"]\n'),
        entry("m2", ["pincements de sel"], "'pincées'", 'pos = "noun"\nwhen = ["poivre"]\n'),
    ],
    "an inflected form that isn't looked for": [
        entry("m1", ["pincement de sel"], "'pincée'", 'pos = "noun"\ninflect = false\n'),
        entry("m2", ["pincements de sel"], "'pincées'", 'pos = "noun"\n'),
    ],
    "one form before all": [
        entry("m1", ["pincements de sel"], "'pincées'", 'pos = "noun"\n'),
        entry("m2", ["pincement de sel"], "'pincée'", 'pos = "noun"\n'),
    ],
    "both forms in one entry": [entry("m1", ["bol blorpé", "bols blorpés"], "'tasse'", 'pos = "noun"\n')],
    "a right form that is wrong elsewhere under a condition": [
        entry("m1", ["blorpe"], "'bols glorbés'"),
        entry("m2", ["bol glorbé"], "'tasse'", 'pos = "noun"\nwhen = ["four"]\n'),
    ],
    "a right form in quotation marks": [entry("m1", ["blorpe"], "'sauce « creme fraiche »'")],
    "a condition that has the wrong form in it": [
        entry("m1", ["louche"], "'écumoire'", f'unless = ["louche à punch"]\n{ROLE}')
    ],
    "a condition with more forms than the wrong form": [
        entry("m1", ["fouette"], "'bats'", f'pos = "noun"\nwhen = ["fouetter"]\n{ROLE}')
    ],
    "a narrower unless": [
        entry("m1", ["blorpe"], "'bol'", 'when = ["casserole"]\nunless = ["casseroles"]\n')
    ],
    "expressions": [
        entry(f"m{number}", [expression], "'bol'", "regex = true\n")
        for number, expression in enumerate((r"blorpe\b", r"(?<=un )blorpe", r"(\d+) blorpes?", r"blorpe(?= (?:de|du)\b)"))
    ],
    "an expression that the engine runs well": [entry("m1", [r"(a+)+ blorpe"], "'bol'", "regex = true\n")],
    "a name": [entry("m1", ["blorpe"], "'Creme Fraiche'"), entry("m2", ["blarpe"], "'CREME'")],
    "a plural that the lexicon lists second": [
        entry("m1", ["blorpe"], "'ciel'", 'pos = "noun"\ngender = "m"\nplural = "ciels"\n')
    ],
    "a plural whose last adjective agrees with the head": [
        entry("m1", ["blorpe"], "'pot de terre émaillé'", 'plural = "pots de terre émaillés"\npos = "noun"\n')
    ],
    "both genders": [entry("m1", ["blorpe"], "'artiste'", 'pos = "noun"\ngender = "f"\n')],
    "two numbers": [entry("m1", ["blorpe"], "'sel et poivre'", 'pos = "noun"\nnumber = "p"\n')],
    "a plural word": [entry("m1", ["blorpe"], "'épinards hachés'", 'pos = "noun"\nnumber = "p"\n')],
    "a name's gender": [entry("m1", ["blorpe"], "'Tasse'", 'pos = "name"\ngender = "m"\n')],
    "an entry out of use": [
        entry("m1", ["louche", "creme"], "'bol'", 'status = "retired"\ngender = "f"\npos = "noun"\n')
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTY, ids=lambda case: f"{case.rule}-{case.parts[0]}")
def test_one_fault_is_told(case: Case) -> None:
    made = only(case.entries)
    assert rules_that_tell(made) == [case.rule]
    (fault,) = lint([made], LEXICON)
    assert [part for part in case.parts if part not in f"{fault.message} ({fault.hint})"] == []
    assert (fault.where, fault.line) in {(one.path, one.line) for one in made.entries}


def rules_that_tell(*glossaries: Glossary) -> list[str]:
    return [name_of(rule) for rule in RULES for _fault in rule(Examined(glossaries, LEXICON))]


def name_of(rule: Rule) -> str:
    name: str = getattr(rule, "__name__", "")
    return name


@pytest.mark.parametrize("entries", CLEAN.values(), ids=CLEAN.keys())
def test_nothing_is_told(entries: list[str]) -> None:
    assert [str(fault) for fault in lint([only(entries)], LEXICON)] == []


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in FAULTY} == set(map(name_of, RULES))


def test_every_rule_is_registered() -> None:
    found = set()
    for module in iter_modules(package.__path__, f"{package.__name__}."):
        loaded = import_module(module.name)
        found |= {
            function
            for name, function in vars(loaded).items()
            if getattr(function, "__annotations__", {}).get("return") == "Iterator[Fault]"
            and not name.startswith("_")
            and function.__module__ == loaded.__name__
        }
    assert found == set(RULES)
    assert len(set(RULES)) == len(RULES)


PAGE = (Path(__file__).parents[3] / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_the_page_has_a_row_for_every_rule() -> None:
    section = PAGE.split("\n## What the check tells\n")[1].split("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == [name_of(rule) for rule in RULES]


def test_other_files_and_the_winner_are_named() -> None:
    one = glossary(entry("m1", ["bol blorpé"], "'tasse'", 'pos = "noun"\n'), path="a.toml")
    other = glossary(entry("m2", ["bols blorpés"], "'tasses'", 'pos = "noun"\n'), path="b.toml")
    (fault,) = lint([one, other], LEXICON)
    assert fault.where == "b.toml"
    assert "“m1”, which wins (a.toml, line 4)" in fault.message
    assert lint([other, one], LEXICON) == []
    chinese = glossary(
        entry("m2", ["bols blorpés"], "'tasses'", 'pos = "noun"\n'), path="b.toml", source="zh"
    )
    assert lint([one, chinese], LEXICON) == []


def test_the_forms_given_are_those_used() -> None:
    asked: list[str] = []

    def forms(term: str, pos: str) -> list[str]:
        asked.append(f"{term} {pos}")
        return [term, f"{term}s"]

    made = only([entry("m1", ["blorpe"], "'bol'"), entry("m2", ["blorpes"], "'tasse'")])
    (fault,) = lint([made], LEXICON, forms)
    assert "“blorpes” is found as a form of “blorpe”" in fault.message
    assert "blorpe phrase" in asked


WORDS = st.text("bcdfglmnprtv", min_size=4, max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, unique=True, max_size=8), st.sampled_from(FAULTY), st.data())
def test_clean_entries_and_one_fault_give_that_fault(
    words: list[str], case: Case, data: st.DataObject
) -> None:
    clean = sorted(words)
    entries = [entry(f"a-{word}", [f"x{word}q"], f"'z{word}q'") for word in clean]
    after = data.draw(st.booleans())
    renamed = [text.replace('id = "m', 'id = "zm') for text in case.entries] if after else case.entries
    mixed = [*entries, *renamed]
    expected = [case.rule]
    assert rules_that_tell(only(mixed)) == expected


def test_one_fault_among_thousands_is_told_with_its_line() -> None:
    clean = [entry(f"e{number:05}", [f"blorp {number}"], f"'bol {number}'") for number in range(3000)]
    clean[1234] = entry("e01234", ["louche"], "'écumoire'")
    made = only(clean)
    (fault,) = lint([made], LEXICON)
    assert (fault.line, "“louche”" in fault.message) == (made.entries[1234].line, True)


def test_all_faults_of_thousands_are_told_in_one_go() -> None:
    bad = [entry(f"e{number:05}", [f"blorp {number}"], "'creme'", example="") for number in range(1500)]
    faults = lint([only(bad)], LEXICON)
    assert len(faults) == 3000
    assert [fault.line for fault in faults] == sorted(fault.line or 0 for fault in faults)


@pytest.mark.parametrize("shape", ["same", "conditions", "family", "unless"])
def test_hostile_repetition_takes_no_more_time(shape: str) -> None:
    (model,) = only(entry("m", ["bol blorpé"], "'tasse'", 'pos = "noun"\n')).entries
    entries = []
    for number in range(4000):
        made = replace(model, id=f"e{number:05}", line=number)
        if shape == "conditions":
            made = replace(made, when=(f"mot{number}",))
        elif shape == "family":
            made = replace(made, wrong=(f"bol{'s' * (number % 2)} blorp{'é' * (number + 1)}"[:60],))
        elif shape == "unless":
            made = replace(made, wrong=(f"blorpe {number}",), unless=("casserole",) * 20, when=("four",) * 20)
        entries.append(made)
    start = time.process_time()
    faults: list[Fault] = lint([Glossary("x.toml", "x", None, "fr", tuple(entries))], LEXICON)
    assert time.process_time() - start < 10
    assert len(faults) >= (4000 - 1 if shape == "same" else 0)


NOUNS = sorted(
    {word for word in LEXICON.words()[::97] if word.islower() and word.isalpha()}
    | {
        "mil",
        "œil",
        "ciel",
        "val",
        "festival",
        "vitrail",
        "bijou",
        "nez",
        "gens",
        "couple",
        "période",
        "avion",
    }
)


def test_what_the_lexicon_says_itself_is_never_contradicted() -> None:
    entries: list[GlossaryEntry] = []
    (model,) = only(entry("m", ["blorpe"], "'bol'")).entries
    for word in NOUNS:
        for reading in LEXICON.analyses(word):
            if reading.pos is not Part.NOUN or reading.lemma != word or reading.number is Number.PLURAL:
                continue
            gender = None if reading.gender in (None, Gender.EPICENE) else str(reading.gender)
            for form in LEXICON.paradigm(word, Part.NOUN):
                if form.number is not Number.SINGULAR and form.gender is reading.gender:
                    right = Replacement(word, Pos.NOUN, gender=gender, plural=form.form)
                    entries.append(replace(model, id=str(len(entries)), pos=Pos.NOUN, right=(right,)))
    assert len(entries) > 300
    examined = Examined((Glossary("x.toml", "x", None, "fr", tuple(entries)),), LEXICON)
    rules = (contradicted_genders, contradicted_numbers, contradicted_plurals, misspelt_replacements)
    assert [str(fault) for rule in rules for fault in rule(examined)] == []
