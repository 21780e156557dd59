"""Rows of a spreadsheet, as its first sheet has them."""

from collections.abc import Iterator

from .findings import FileFault, Log, Reason, UnreadableFile
from .headers import Meaning, columns_of
from .repair import RawRow

MOST_TITLES = 30  # rows above the header: titles, dates, empty ones


class Sheet:
    """The rows of a sheet; iterate for them. ``findings`` are about its columns.

    The header is the first row with two cells or more: a title above the table has only one.
    ``meaning`` tells what each column is called in the rows. Raises ``UnreadableFile`` when
    there is no such row, or no column for the name of places.
    """

    def __init__(self, rows: Iterator[list[str]], meaning: Meaning) -> None:
        self._rows = enumerate(rows, start=1)
        self._columns, self.findings = columns_of(self._header(), meaning)

    def _header(self) -> list[str]:
        for number, cells in self._rows:
            header = [cell.strip() for cell in cells]
            if sum(map(bool, header)) > 1:
                return header
            if number >= MOST_TITLES:
                raise UnreadableFile(FileFault.NOT_A_TABLE)
        raise UnreadableFile(FileFault.EMPTY)

    def __iter__(self) -> Iterator[RawRow]:
        for number, cells in self._rows:
            if not any(map(str.strip, cells)):
                continue
            log = Log(number)
            beyond = [cell for cell in cells[len(self._columns) :] if cell]
            if beyond:
                log.loss(Reason.LONG_ROW, "", ", ".join(beyond))
            named = zip(self._columns, cells, strict=False)
            row = {column: cell for column, cell in named if column and cell}
            yield RawRow(number, row, log.findings)
