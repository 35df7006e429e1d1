"""The XML of a TBX file, read safely: no entities, nothing from outside, one concept at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from review.errors import Fault, GlossaryError
from review.glossary.exchange.tbx_concept import local_name
from review.glossary.source_text import refusal
from review.model.messages import _

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS: Final = frozenset({"tbx", "martif", "TBX"})
_LONGEST_NAME: Final = 40
_STEP: Final = 4096
_WANTED: Final = frozenset({"conceptEntry", "termEntry", "title", "sourceDesc"})


class _StopParsing(Exception):  # noqa: N818 - nothing is wrong: the prolog is over
    """Ends the look at the prolog."""


def check_prolog(data: bytes, where: str) -> None:
    """Refuse a file whose document type declares anything; the name of an outer DTD does no harm, since it is never read."""
    from xml.parsers import expat  # noqa: PLC0415 - stops before the first element, and at any declaration

    def declares(name: str, system: str | None, public: str | None, inside: int) -> None:  # noqa: ARG001 - expat's signature
        if inside:
            message = _("the file declares entities or a document type of its own (DTD), which isn't read")
            raise refusal(
                where, Fault(where, parser.CurrentLineNumber, message, _("take everything from [ to ]> out"))
            )

    def begins(name: str, _attributes: dict[str, str]) -> None:
        found = name.rpartition(":")[2]
        if found not in _ROOTS:
            message = _("this is not TBX: it begins with <{name}>").format(name=found[:_LONGEST_NAME])
            raise refusal(where, Fault(where, parser.CurrentLineNumber, message, _("TBX begins with <tbx>")))
        raise _StopParsing

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declares
    parser.StartElementHandler = begins
    try:
        # Bit by bit: expat reads on to the end of what it was given, whatever is raised.
        for start in range(0, len(data) + 1, _STEP):
            parser.Parse(data[start : start + _STEP], start + _STEP > len(data))
    except _StopParsing:
        return
    except expat.ExpatError as error:
        raise _no_xml(where, error.lineno, expat.errors.messages.get(error.code, str(error))) from error
    except (LookupError, ValueError) as error:
        raise _no_xml(where, 1, str(error)) from error


def elements(data: bytes, where: str) -> Iterator[_Element]:
    """The concepts of the file, and what its header says of it; each is emptied when the next one is asked for."""
    from lxml import etree  # noqa: PLC0415 - nobody else needs it

    parsed = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _event, element in parsed:
            if local_name(element) in _WANTED:
                for entity in element.iter(etree.Entity):
                    message = _("{entity} is declared outside of the file, which isn't read")
                    raise refusal(
                        where,
                        Fault(
                            where,
                            entity.sourceline,
                            message.format(entity=entity.text),
                            _("write the text itself"),
                        ),
                    )
                yield element
                element.clear()
    except etree.XMLSyntaxError as error:
        # What lxml raises tells of the end alone where the file breaks before anything was told.
        first = next(iter(parsed.error_log), None)
        line, problem = (first.line, first.message) if first is not None else (error.lineno, error.msg)
        raise _no_xml(where, line or 1, problem or str(error)) from error


def _no_xml(where: str, line: int, problem: str) -> GlossaryError:
    bare = " ".join(problem.split(", line ", maxsplit=1)[0].split())
    message = _("this is not XML: {problem}").format(problem=bare)
    return refusal(where, Fault(where, line, message, _("export it again from the program it comes from")))
