from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest

from review.detect.matcher import Matcher
from review.french.lexicon import default_lexicon
from review.glossary.entry import Glossary
from review.model.issue import Severity, Status


def spans(matcher: Matcher, document: Any) -> list[str]:
    """Each segment with its matches in square brackets."""
    shown = []
    scan = matcher.scan(document)
    for segment in document.segments:
        text = segment.target
        for issue in reversed([issue for issue in scan.issues if issue.segment == segment.index]):
            text = f"{text[: issue.span.start]}[{issue.span.of(text)}]{text[issue.span.end :]}"
        shown.append(text)
    return shown


WORDS = [
    ("ultraman", "La solitude d’[ultraman], dit-on."),
    ("ultraman", "[ULTRAMAN] et l'[Ultraman]"),
    ("ultraman", "pro-[ultraman] et [ultraman]-mania"),
    ("ultraman", "ultramanesque, xultraman, ultraman2, ultramané"),
    ("ultraman", "des [ultramans] arrivent"),
    ("ultraman", "**[ultraman]** et _[ultraman]_ et ([ultraman])[ultraman]²"),
    ("ultraman", "Un [ultra\xadman] coupé"),
    ("ultraman", "x\u030cultraman et ultraman\u030c"),
    ("ultraman", "说[ultraman]是"),
    ("ultraman", "łultraman Дultraman"),
    ("actuellement", "l’[actuellement] et l'[actuellement] et l`[actuellement] et qu’[actuellement]"),
    ("cadre supérieur", "Un [cadre supérieur], des [cadres  supérieurs], le [cadre-supérieur]"),
    ("cadre supérieur", "un [cadre\u00a0supérieur], un [cadre\u202fsupérieur]"),
    ("cadre supérieur", "un [cadre\nsupérieur], un [cadre\r\n  supérieur], un [cadre-\nsupérieur]"),
    ("cadre supérieur", "un cadre, supérieur; un cadre - supérieur; un cadresupérieur; un cadre/supérieur"),
    ("cadre supérieur", "[CADRE SUPERIEUR], [CADRE SUPÉRIEUR], cadre superieur, Cadre Superieur"),
    ("cadre supérieur", "un [cadre supe\u0301rieur]"),
    ("cadre supérieur", "un cadre- supérieur, un [cadre" + " " * 100 + "supérieur]"),
    ("a priori", "[A PRIORI], À PRIORI, à priori"),
    ("x abcdefgh", "[x" + "\n" * 300 + "abcdefgh], " + "y" * 63 + "x abcdefgh"),
    ("le vu anticonstitutionnellement", "lele" + "vu" * 30 + " [le vu anticonstitutionnellement]"),
    ("homme", "un prud’homme, des prud'hommes, d’un [homme], l'[homme], superprud’[homme]"),
    ("un homme", "quelqu’un homme, [un homme]"),
    ("quelqu'un", "[quelqu’un]"),
    ("œuvre", "une [oeuvre], une [œuvre], l’[ŒUVRE], l’[OEUVRE]"),
    ("coeur de boeuf", "un [cœur de bœuf], un [coeur de bœuf]"),
    ("d'entreprise", "la vie [d’entreprise], [d'entreprise], [d' entreprise], d entreprise"),
    ("aujourd'hui", "[aujourd’hui]"),
    ("grille-pain", "un [grille-pain], un [grille pain], un [grille‑pain]"),
    ("musk", "musk@x.fr et @musk, le [musk]"),
    ("c++", "du [c++], du c, du c+"),
    ("f(x)", "la [f(x)], f x"),
    ("f*ck", "[f*ck], f ck"),
    ("->", "un [->] une flèche"),
    ("célébrer !", "[célébrer !], [célébrer!], [célébrer\u202f!] célébrer."),
    ("45% plus", "[45% plus], [45 % plus], [45\u00a0% plus], 45 plus"),
    ("奥特曼", "说[奥特曼]是, 奥特, [奥特曼][奥特曼]"),
    ("Дуров", "le [Дуров], [ДУРОВ], Дуровu"),
    ("Łódź", "à [Łódź], [ŁÓDŹ], Łodź"),
    ("İzmir", "à [İzmir], [İZMIR], [I\u0307zmir], Izmir"),
    ("Σίσυφος", "le [ΣΊΣΥΦΟΣ], le [ΣΙΣΥΦΟΣ], [Σίσυφος]"),
    ("node.js", "[Node.js], node.js.org"),
]


@pytest.mark.parametrize(("term", "shown"), WORDS)
def test_whole_words_are_found_as_they_may_be_written(
    term: str, shown: str, document: Any, entry: Any, matcher: Any
) -> None:
    text = re.sub(r"[\[\]]", "", shown)
    assert spans(matcher(entry("e", term)), document(text)) == [shown]


QUOTED = [
    ("« opérer » sur tesla", "il veut [« opérer » sur tesla], [“opérer” sur Tesla], opérer sur tesla"),
    ("« opérer » sur tesla", '["opérer" sur tesla], [«\u202fopérer\u202f»  sur tesla], « opérer sur tesla »'),
    ('palace "change"', 'le [palace "change"], le [palace « change »], le [palace “change”], palace change'),
    ("le « palace »", "[le « palace »], [les “palaces”], le palace"),
]


@pytest.mark.parametrize(("term", "shown"), QUOTED)
def test_quotation_marks_of_a_term_must_be_there_in_any_style(
    term: str, shown: str, document: Any, entry: Any, matcher: Any
) -> None:
    text = re.sub(r"[\[\]]", "", shown)
    assert spans(matcher(entry("e", term)), document(text)) == [shown]


@pytest.mark.parametrize(
    ("pos", "term", "shown"),
    [
        ("noun", "chantier", "un [chantier], des [chantiers]"),
        ("adjective", "haussier", "un [haussier], une haussière"),
        ("adjective", "radical", "une [radicale], des [radicales], des [radicals]"),
        ("verb", "opérer sur", "il [opère sur], il a [opéré sur], [opérant sur], [opérer sur]"),
    ],
)
def test_inflected_forms_are_found(
    *, pos: str, term: str, shown: str, document: Any, entry: Any, matcher: Any
) -> None:
    text = re.sub(r"[\[\]]", "", shown)
    if term.startswith("opérer"):
        text, shown = text.replace("opère", "opére"), shown.replace("opère", "opére")
    assert spans(matcher(entry("e", term, pos=pos)), document(text)) == [shown]


def test_a_term_matches_only_as_written_where_the_entry_says_so(
    document: Any, entry: Any, matcher: Any
) -> None:
    found = matcher(entry("e", "chantier", inflect=False))
    assert spans(found, document("un chantier, des chantiers")) == ["un [chantier], des chantiers"]
    assert not found.scan(document("un chantier")).issues[0].site.inflected


def test_the_lexicon_gives_the_forms_by_default(document: Any, entry: Any) -> None:
    glossary = Glossary(
        "g.toml", "", None, "fr-FR", (entry("e", "cheval de bataille"), entry("v", "opérer", pos="verb"))
    )
    found = Matcher([glossary], default_lexicon())
    assert spans(found, document("des chevaux de bataille opéraient, nous opérâmes")) == [
        "des [chevaux de bataille] [opéraient], nous [opérâmes]"
    ]


@pytest.mark.parametrize(
    ("term", "shown"),
    [
        ("le palace change", "[le palace change], [les palaces changes], un palace change"),
        ("l'accord noir", "[l’accord noir], [les accords noirs], [le accord noir]"),
        ("la politique", "[la politique], de [la politique], [les politiques], cette politique"),
        ("du bitcoin", "[du bitcoin], [des bitcoins], [de la bitcoin], le bitcoin"),
        ("de la mine", "[de la mine], [du mine], [des mines]"),
        ("un pas", "[un pas], [des pas]"),
        ("ce bulletin", "[ce bulletin], [ces bulletins], [cette bulletin]"),
        ("son une histoire", "[son une histoire]"),
    ],
)
def test_a_determiner_of_the_term_is_in_the_span(
    term: str, shown: str, document: Any, entry: Any, matcher: Any
) -> None:
    text = re.sub(r"[\[\]]", "", shown)
    found = matcher(entry("e", term))
    assert spans(found, document(text)) == [shown]
    assert all(issue.site.determiner for issue in found.scan(document(text)).issues)


@pytest.mark.parametrize("term", ["ultraman", "le", "leçon de conduite", "d'entreprise", "unique"])
def test_other_terms_have_no_determiner(term: str, document: Any, entry: Any, matcher: Any) -> None:
    (issue,) = matcher(entry("e", term)).scan(document(f"voici {term} ici")).issues
    assert not issue.site.determiner


def test_matches_never_cross_segments(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("e", "cadre supérieur"), entry("f", "« opérer »"))
    assert not found.scan(
        document(["un cadre", "supérieur dit « opérer", "» encore"], "cadre", "supérieur")
    ).issues


def test_the_longest_wins_then_the_leftmost_then_the_earlier(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(
        entry("short", "cadre"),
        entry("long", "cadre supérieur"),
        entry("left", "beau cadre"),
        entry("same", "supérieur hiérarchique"),
        entry("twice", "cadre supérieur", right="autre"),
    )
    issues = found.scan(
        document("un beau cadre, un cadre supérieur, un beau cadre supérieur hiérarchique")
    ).issues
    assert [(issue.entry, issue.text) for issue in issues] == [
        ("left", "beau cadre"),
        ("long", "cadre supérieur"),
        ("left", "beau cadre"),
        ("same", "supérieur hiérarchique"),
    ]


def test_earlier_glossaries_win(document: Any, entry: Any) -> None:
    first = Glossary("a.toml", "", None, "fr", (entry("mine", "palace", right="hôtel"),))
    second = Glossary("b.toml", "", None, "fr", (entry("theirs", "palace", right="palais"),))
    found = Matcher([first, second], default_lexicon(), forms=lambda term, _pos: {term})
    (issue,) = found.scan(document("un palace")).issues
    assert (issue.entry, issue.rights[0].text) == ("mine", "hôtel")


def test_a_silenced_entry_hides_nothing(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("short", "cadre"), entry("long", "cadre supérieur", when=("entreprise",)))
    (issue,) = found.scan(document("un cadre supérieur")).issues
    assert issue.text == "cadre"
    (issue,) = found.scan(document("un cadre supérieur de l’entreprise")).issues
    assert issue.text == "cadre supérieur"


def test_retired_entries_are_not_matched_and_warnings_are(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("old", "palace", status=Status.RETIRED), entry("soft", "musc", status=Status.WARN))
    (issue,) = found.scan(document("le palace du musc")).issues
    assert (issue.entry, issue.status) == ("soft", Status.WARN)


@pytest.mark.parametrize(
    ("glossary", "of_document", "asked", "count"),
    [
        ("zh", "zh-CN", None, 1),
        ("zh-Hant", "zh_CN", None, 1),
        ("zh", "en", None, 0),
        ("zh", "en", "zh", 1),
        ("zh", None, None, 1),
        (None, "en", None, 1),
        ("zho", "zh", None, 0),
    ],
)
def test_glossaries_serve_their_source_language(
    *,
    glossary: str | None,
    of_document: str | None,
    asked: str | None,
    count: int,
    document: Any,
    entry: Any,
    matcher: Any,
) -> None:
    found = matcher(entry("palace"), entry("r", "pal..e", regex=True), source=glossary)
    scan = found.scan(document("un palace", language=of_document), asked)
    assert len(scan.issues) == count


def test_an_issue_tells_all(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(
        entry(
            "musc",
            "musc",
            right="Musk",
            pos="name",
            real_word=True,
            severity=Severity.CRITICAL,
            note="马斯克",
        ),
        entry("cadre", "cadre supérieur", right="dirigeant"),
    )
    first, second = found.scan(document("rien", "le Musc des cadres\nsupérieurs")).issues
    assert (first.segment, first.text, first.entry, first.check) == (1, "Musc", "musc", None)
    assert (first.site.term, first.site.real_word, first.site.inflected) == ("musc", True, True)
    assert (first.type, first.severity, first.message) == (
        "accuracy/mistranslation",
        Severity.CRITICAL,
        "马斯克",
    )
    assert first.rights[0].text == "Musk"
    assert (second.site.term, second.text) == ("cadre supérieur", "cadres\nsupérieurs")
    assert second.message == "“cadres supérieurs” stands for “dirigeant”."


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_both_compositions_give_the_same_issues(form: Any, document: Any, entry: Any, matcher: Any) -> None:
    texts = [
        unicodedata.normalize(form, text) for text in ("Le cadre supérieur à l’été,", "à côté d’un cadre.")
    ]
    found = matcher(entry("a", "cadre supérieur"), entry("b", "l'été"), entry("c", "côté"))
    issues = found.scan(document(texts)).issues
    assert [unicodedata.normalize("NFC", issue.text) for issue in issues] == [
        "cadre supérieur",
        "l’été",
        "côté",
    ]
    assert all(issue.text == issue.span.of(texts[issue.segment]) for issue in issues)


def test_several_wrong_forms_of_an_entry(document: Any, entry: Any, matcher: Any) -> None:
    found = matcher(entry("murati", "mulati", "mou lati", "murati"))
    issues = found.scan(document("mulati, mou lati et murati")).issues
    assert [issue.site.term for issue in issues] == ["mulati", "mou lati", "murati"]


def test_an_empty_glossary_and_an_empty_document(document: Any, entry: Any, matcher: Any) -> None:
    assert not matcher().scan(document("un palace")).issues
    assert not matcher(entry("palace")).scan(document()).issues
    assert not matcher(entry("palace")).scan(document("", ["", "a"], "")).issues
