"""The reviews that a command on glossaries is about: those of all the documents of the ledgers named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from review.cli import output
from review.cli.given import GivenGlossaries, filled
from review.errors import ExitCode, InputError, LedgerError
from review.model.messages import _
from review.session.ledgers import LedgerText, Reader, Reading, ledger_of, texts_in
from review.session.opening import real_path
from review.session.settings import Options


def ledgers_argument() -> click.Argument:
    """The ledgers, or texts whose ledgers are meant."""
    return click.Argument(
        ["ledgers"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar="LEDGER..."
    )


class Reviews:
    """Reads the reviews of ledgers one after the other; what can't be read is told, and the others are read all the same."""

    def __init__(self, given: GivenGlossaries) -> None:
        """Nothing is read yet; raises GlossaryError where a folder named holds no glossary."""
        options = Options(
            glossaries=filled(given["glossary"]), default_glossary=not given["no_default_glossary"]
        )
        self.reader: Final = Reader(options)
        self.readings: Final[list[Reading]] = []
        self.code = ExitCode.DONE
        self._told: Final[set[str]] = set()

    def read(self, paths: Sequence[Path]) -> list[Reading]:
        """The reviews of all documents in the ledgers that `paths` name; `code` tells afterwards whether any failed."""
        texts: list[LedgerText] = []
        seen: set[Path] = set()
        for path in paths:
            try:
                ledger = ledger_of(path)
                if real_path(ledger) in seen:
                    continue
                seen.add(real_path(ledger))
                found = texts_in(ledger)
            except LedgerError as error:
                self._failed(error)
                continue
            if not found:
                output.tell(_("{path}: nothing is recorded in this ledger").format(path=path))
            texts += found
        for text in output.progress(texts, len(texts)):
            self._read(text)
        return self.readings

    def _read(self, text: LedgerText) -> None:
        try:
            reading = self.reader.read(text)
        except (LedgerError, InputError) as error:
            self._failed(error)
            return
        self.readings.append(reading)
        if reading.session is None:
            why = reading.problem or _("the text is no longer there")
            known = _("{name}: {why}; only what was decided on it is counted")
            output.tell(known.format(name=reading.reviewed.document, why=why))

    def _failed(self, error: LedgerError | InputError) -> None:
        output.fail(error, self._told)
        self.code = max(self.code, error.exit_code)
