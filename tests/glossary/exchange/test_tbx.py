from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.errors import GlossaryError
from review.glossary.entry import Glossary, GlossaryEntry
from review.glossary.exchange.leftovers import Leftovers
from review.glossary.exchange.tbx_names import FIRST, OTHER, PLAIN, WRONG, standing
from review.glossary.exchange.tbx_reading import load, parse
from review.model.proposal import Pos, Replacement

NAMESPACES = (
    'xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" '
    'xmlns:basic="http://www.tbxinfo.net/ns/basic"'
)
DCT = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" {NAMESPACES}>
  <tbxHeader><fileDesc><titleStmt><title>Cuisine</title></titleStmt>
    <sourceDesc><p>A term base</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c1">
      <basic:subjectField>cuisine</basic:subjectField>
      <transacGrp><basic:transactionType>origination</basic:transactionType><date>2020-01-01</date></transacGrp>
      <note>Calque de
        l'anglais.</note>
      <langSec xml:lang="en">
        <basic:definition>a leafy vegetable</basic:definition>
        <termSec><term>curly kale</term><min:partOfSpeech>noun</min:partOfSpeech></termSec>
        <termSec><term>kale</term></termSec>
      </langSec>
      <langSec xml:lang="es"><termSec><term>col rizada</term></termSec></langSec>
      <langSec xml:lang="fr-FR">
        <descripGrp><basic:definition>Chou à feuilles frisées.</basic:definition><basic:source>X</basic:source></descripGrp>
        <termSec>
          <term>kale bouclé</term>
          <min:partOfSpeech>noun</min:partOfSpeech>
          <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
          <note>mot à mot</note>
        </termSec>
        <termSec>
          <term>kale</term>
          <min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
          <note>au Québec</note>
        </termSec>
        <termSec>
          <term>chou
            <hi>frisé</hi></term>
          <min:partOfSpeech>noun</min:partOfSpeech>
          <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
          <basic:grammaticalGender>masculine</basic:grammaticalGender>
          <basic:context>Un chou frisé cru.</basic:context>
        </termSec>
        <termSec>
          <term>chou bouclé</term>
          <min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>
        </termSec>
      </langSec>
    </conceptEntry>
    <conceptEntry id="c2">
      <langSec xml:lang="en"><termSec><term>salt</term></termSec></langSec>
      <langSec xml:lang="fr"><termSec><term>sel</term></termSec></langSec>
    </conceptEntry>
    <conceptEntry id="c3"><langSec xml:lang="en"><termSec><term>pepper</term></termSec></langSec></conceptEntry>
  </body></text>
</tbx>
"""
MARTIF = """\
<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="t1">
  <langSet xml:lang="en"><ntig><termGrp><term>whisk</term></termGrp></ntig></langSet>
  <langSet xml:lang="fr">
    <ntig><termGrp><term>bat-œufs</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig>
    <tig><term>Fouet</term><termNote type="partOfSpeech">noun</termNote><termNote type="grammaticalGender">masculine</termNote>
      <descrip type="context">Le Fouet.</descrip></tig>
  </langSet>
</termEntry>
</body></text></martif>
"""
DCA = f"""\
<tbx type="TBX-Basic" style="dca" xml:lang="en" {NAMESPACES}><tbxHeader/><text><body>
<conceptEntry id="c"><langSec xml:lang="fr">
<termSec><term>ONNU</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
<termSec><term>ONU</term><termNoteGrp><termNote type="termType">acronym</termNote></termNoteGrp></termSec>
</langSec></conceptEntry></body></text></tbx>
"""


def read(text: str, source: str | None = None) -> tuple[Glossary, list[str]]:
    leftovers = Leftovers("t.tbx")
    return parse(text.encode(), "t.tbx", (), leftovers, source), list(leftovers.lines())


def test_a_term_base_of_version_3() -> None:
    glossary, told = read(DCT)
    assert (glossary.name, glossary.source, glossary.target) == ("Cuisine", None, "fr-FR")
    (entry,) = glossary.entries
    assert (entry.id, entry.line) == ("kale-boucle", 6)
    assert entry.wrong == ("kale bouclé", "chou bouclé")
    assert entry.right == (
        Replacement("chou frisé", Pos.NOUN, gender="m"),
        Replacement("kale", Pos.NOUN, note="au Québec"),
    )
    assert entry.origin == ("curly kale", "kale", "col rizada")
    assert entry.note == "Calque de l'anglais.\nChou à feuilles frisées.\nmot à mot"
    assert told == [
        "t.tbx:7: “subjectField” has no place in an entry",
        "t.tbx:8: “transacGrp” has no place in an entry",
        "t.tbx:18: “source” has no place in an entry",
        "t.tbx:36: “context” has no place in an entry",
        "t.tbx:12: “definition” of a source term has no place in an entry",
        "t.tbx:13: “partOfSpeech” of a source term has no place in an entry",
        "t.tbx:21: “partOfSpeech” of a deprecated term has no place in an entry",
        "t.tbx:44: a concept without a deprecated French term is no entry: nothing is wrong",
        "t.tbx:48: a concept without a French term is no entry",
    ]


def test_a_glossary_with_a_language_takes_its_terms_alone() -> None:
    glossary, told = read(DCT, "es")
    assert glossary.source == "es"
    assert glossary.entries[0].origin == ("col rizada",)
    assert "t.tbx:11: a term in “en” has no place in an entry" in told


def test_a_term_base_of_version_2() -> None:
    glossary, told = read(MARTIF)
    assert (glossary.source, glossary.name) == ("en", "t")
    (entry,) = glossary.entries
    assert (entry.id, entry.origin, entry.wrong) == ("bat-oeufs", ("whisk",), ("bat-œufs",))
    assert entry.right == (Replacement("Fouet", Pos.NOUN, gender="m"),)
    assert told == ["t.tbx:10: “context” has no place in an entry"]


def test_data_categories_as_attributes() -> None:
    (entry,) = read(DCA)[0].entries
    assert entry.right == (Replacement("ONU", Pos.ACRONYM),)


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ("deprecatedTerm-admn-sts", WRONG),
        ("supersededTerm-admn-sts", WRONG),
        ("Deprecated", WRONG),
        ("deprecatedTerm", WRONG),
        ("rejected", WRONG),
        ("forbidden", WRONG),
        ("not recommended", WRONG),
        ("obsolete", WRONG),
        ("preferredTerm-admn-sts", FIRST),
        ("preferred", FIRST),
        ("admittedTerm-admn-sts", PLAIN),
        ("", PLAIN),
        ("who knows", OTHER),
        ("term", PLAIN),
    ],
)
def test_what_a_status_makes_of_a_term(status: str, wanted: str) -> None:
    assert standing(status) == wanted


def body(inside: str, top: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{top}<tbx {NAMESPACES}><text><body><conceptEntry id="c">'
        f'<langSec xml:lang="fr">{inside}</langSec></conceptEntry></body></text></tbx>'
    ).encode()


def term(text: str, status: str = "") -> str:
    note = f'<termNote type="administrativeStatus">{status}</termNote>' if status else ""
    return f"<termSec><term>{text}</term>{note}</termSec>"


BOMB = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 9}">' for number in range(1, 9))
DECLARED = "declares entities or a document type of its own"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (body(term("&x;"), '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), DECLARED),
        (body(term("&a8;"), f'<!DOCTYPE tbx [<!ENTITY a0 "aaaaaaaaa">{BOMB}]>'), DECLARED),
        (body("", '<!DOCTYPE tbx [<!ENTITY % p SYSTEM "p.dtd"> %p;]>'), DECLARED),
        (
            body(term("&x;"), '<!DOCTYPE tbx SYSTEM "http://127.0.0.1:9/x.dtd">'),
            "&x; is declared outside of the file",
        ),
        (body(term("&x;")), "this is not XML: Entity 'x' not defined"),
        (
            body("", '<!DOCTYPE tbx [<!ENTITY x "y">]>').replace(b"1.0", b"1.0").decode().encode("utf-16"),
            DECLARED,
        ),
        (b"", "this is not XML: no element found"),
        (b"wrong,right\na,b\n", "this is not XML: syntax error"),
        (b"<tbx>\x00</tbx>", "this is not XML"),
        (b"<tbx><text>", "this is not XML: Premature end of data in tag text"),
        (b"<tbx>" + b"<a>" * 100_000, "this is not XML: Excessive depth"),
        ('<?xml version="1.0" encoding="UTF-8"?><tbx>é</tbx>'.encode("latin-1"), "this is not XML"),
        (b'<?xml version="1.0" encoding="klingon"?><tbx/>', "this is not XML: unknown encoding"),
        (b"<html/>", "this is not TBX: it begins with <html>"),
    ],
)
def test_hostile_files_are_refused_with_one_line(data: bytes, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        parse(data, "t.tbx")
    (line,) = caught.value.lines()
    assert message in line
    assert line.startswith("t.tbx:1")
    assert "\n" not in line


def test_the_faults_of_all_concepts_are_told(tmp_path: Path) -> None:
    path = tmp_path / "t.tbx"
    one = '<conceptEntry>\n<langSec xml:lang="fr">{}{}</langSec></conceptEntry>\n'
    concepts = one.format(term("a", "deprecated"), term("a")) + one.format(term("!", "deprecated"), term("b"))
    path.write_text(f"<tbx {NAMESPACES}><text><body>\n{concepts}</body></text></tbx>", encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load(path)
    assert caught.value.lines() == [
        f"{path}:2: “a” is both wrong and right",
        f"{path}:4: “!” has no letter or digit, so that no word can match it",
    ]


def test_what_is_said_twice_is_said_once() -> None:
    inside = term("a", "deprecated") + term("A", "deprecated") + term("b") + term("b")
    (entry,) = parse(body(inside), "t.tbx").entries
    assert (entry.wrong, [right.text for right in entry.right]) == (("a",), ["b"])


def test_encodings_that_the_file_names() -> None:
    text = body(term("été", "deprecated") + term("hiver")).decode()
    for coding in ("windows-1252", "utf-16"):
        named = text.replace('"1.0"', f'"1.0" encoding="{coding}"')
        (entry,) = parse(named.encode(coding), "t.tbx").entries
        assert entry.wrong == ("été",)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(DCT.encode()) - 1), st.binary(max_size=6), st.integers(0, 40))
def test_any_damage_is_a_glossary_error_or_harmless(at: int, put: bytes, cut: int) -> None:
    data = DCT.encode()
    try:
        found = parse(data[:at] + put + data[at + cut :], "t.tbx").entries
    except GlossaryError as error:
        assert "\n" not in error.message  # noqa: PT017 - both ways are right
        return
    assert all(isinstance(entry, GlossaryEntry) and entry.wrong and entry.right for entry in found)
