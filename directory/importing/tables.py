"""Rows of a CSV file, one at a time, whatever was done to it."""

import csv
import re
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from directory.formulas import unguarded

from .findings import FileFault, Log, Reason, UnreadableFile
from .headers import Meaning, columns_of, meaning
from .repair import RawRow

LONGEST_CELL = 200_000  # characters
LONGEST_LINE = 2_000_000
YES, NO = "oui", "non"  # how true and false are written, as people write them
SEPARATORS = ",;\t|"
_EXCEL_HINT = re.compile(r"sep=(.)\s*$", re.IGNORECASE)


class _Lines:
    """The lines of a file, of which some can be given back to be read again."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._again: list[str] = []
        self.since_mark: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._read()
        if not line:
            raise StopIteration
        self.since_mark.append(line)
        return line

    def _read(self) -> str:
        line = self._file.readline(LONGEST_LINE)
        tail = line
        while len(tail) == LONGEST_LINE and not tail.endswith("\n"):
            tail = self._file.readline(LONGEST_LINE)  # what is beyond is not kept
        return line.replace("\0", "")

    def mark(self) -> None:
        """Forget which lines were taken so far."""
        self.since_mark = []

    def give_back_all_but_first(self) -> str:
        """The first line since the mark; the others come again."""
        first, *others = self.since_mark
        self._again += reversed(others)
        return first


def separator_of(header: str) -> str:
    """The separator between the cells of ``header``: the one that shows most known columns."""

    def score(separator: str) -> tuple[int, int]:
        cells = next(csv.reader([header], delimiter=separator), [])
        return sum(bool(meaning(cell)) for cell in cells), len(cells)

    return max(SEPARATORS, key=score)


class Table:
    """A CSV file; iterate for its rows. ``findings`` are about its columns.

    ``meaning`` tells what each column is called in the rows. Raises ``UnreadableFile`` when no
    line has a column for the name of places.
    """

    def __init__(self, file: TextIO, meaning: Meaning = meaning) -> None:
        csv.field_size_limit(LONGEST_CELL)
        self._lines = _Lines(file)
        self._separator, header = self._find_header()
        self._columns, self.findings = columns_of(header, meaning)

    def _find_header(self) -> tuple[str, list[str]]:
        separator = ""
        for line in self._lines:
            if hint := _EXCEL_HINT.match(line):
                separator = hint[1]
                continue
            if not line.strip():
                continue
            separator = separator or separator_of(line)
            # A header may hold line breaks between quotes, like any cell.
            reader = csv.reader(chain([line], self._lines), delimiter=separator)
            try:
                header = next(reader)
            except csv.Error as error:
                raise UnreadableFile(FileFault.NOT_A_TABLE, str(error)) from error
            return separator, [cell.strip() for cell in header]
        raise UnreadableFile(FileFault.EMPTY)

    def __iter__(self) -> Iterator[RawRow]:
        number = 1  # as a spreadsheet counts: the header is the first row
        while True:
            self._lines.mark()
            log = Log(number + 1)
            cells = self._next_cells(log)
            if cells is None:
                return
            if not any(map(str.strip, cells)) and not log.findings:
                continue
            number += 1
            if len(cells) > len(self._columns) and any(cells[len(self._columns) :]):
                log.loss(Reason.LONG_ROW, "", self._separator.join(cells[len(self._columns) :]))
            elif len(cells) < len(self._columns):
                log.repair(Reason.SHORT_ROW, "", str(len(cells)))
            named = zip(self._columns, cells, strict=False)
            row = {column: unguarded(cell) for column, cell in named if column and cell}
            yield RawRow(number, row, log.findings)

    def _next_cells(self, log: Log) -> list[str] | None:
        """The cells of the next row; None at the end.

        A quotation mark that is never closed swallows rows until the next one: a row of several
        lines that has not as many cells as the header is read again, its first line alone. So is
        one with a cell of more than ``LONGEST_CELL``.
        """
        try:
            cells = next(csv.reader(self._lines, delimiter=self._separator), None)
        except csv.Error:
            cells = []
        if cells is None:
            return None
        broken = len(cells) != len(self._columns) and len(self._lines.since_mark) > 1
        if not cells and self._lines.since_mark[0].strip():
            broken = True
        if not broken:
            return cells
        first = self._lines.give_back_all_but_first()
        log.loss(Reason.OPEN_QUOTE, "", first.strip())
        plain = first.replace('"', "").rstrip("\r\n")
        return [cell[:LONGEST_CELL] for cell in plain.split(self._separator)]
