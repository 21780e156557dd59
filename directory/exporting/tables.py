"""CSV in the standard's flat form, and the same as a workbook for spreadsheets (XLSX)."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import batched, chain, islice
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from directory.formulas import guarded
from directory.standard import COLUMNS

from .rows import Cell, Row, standard

_AT_ONCE = 200  # rows a piece
NAMES = [column.name for column in COLUMNS]


class _Line:
    """What ``csv`` writes a line to, and gets back at once."""

    def write(self, line: str) -> str:
        return line


def write_csv(rows: Iterable[Row]) -> Iterator[str]:
    """Pieces of a CSV file (RFC 4180, UTF-8), with texts that are no formulas."""
    writer = csv.writer(_Line())
    yield writer.writerow(NAMES)
    for some in batched(rows, _AT_ONCE):
        yield "".join(writer.writerow(map(_plain, standard(row).values())) for row in some)


def _plain(value: Cell) -> Cell:
    return guarded(value) if isinstance(value, str) else value


# A workbook is a ZIP of XML files. It is written here and not by openpyxl because that needs the
# whole sheet on the disk before the first byte, and ten minutes for a million places.

MOST_ROWS = 1_000_000  # a sheet; the form ends at 1,048,576
_LONGEST = 32_767  # characters in a cell
_LETTERS = [get_column_letter(number) for number in range(1, len(NAMES) + 1)]
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class _Pipe(io.RawIOBase):
    """A file that cannot seek: what was written is taken away as it comes."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: Any) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """All since the last time."""
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


def write_xlsx(rows: Iterable[Row]) -> Iterator[bytes]:
    """Pieces of an XLSX file: every text is a text, so that no formula is ever run."""
    pipe = _Pipe()
    left = iter(rows)
    sheets = 0
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        begun: list[Row] = []
        while begun or not sheets:
            sheets += 1
            some = islice(chain(begun, left), MOST_ROWS)
            with file.open(f"xl/worksheets/sheet{sheets}.xml", "w", force_zip64=True) as sheet:
                for piece in _sheet(some):
                    sheet.write(piece.encode())
                    yield pipe.taken()
            begun = list(islice(left, 1))
        for name, content in _around(sheets).items():
            file.writestr(name, _HEAD + content)
    yield pipe.taken()


def _sheet(rows: Iterable[Row]) -> Iterator[str]:
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    views = f'<sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}">{views}<sheetData>{_row(1, NAMES)}'
    for some in batched(enumerate(rows, start=2), _AT_ONCE):
        yield "".join(_row(number, standard(row).values()) for number, row in some)
    yield "</sheetData></worksheet>"


def _row(number: int, cells: Iterable[Cell]) -> str:
    filled = (
        _cell(f"{letter}{number}", value)
        for letter, value in zip(_LETTERS, cells, strict=True)
        if value != ""
    )
    return f'<row r="{number}">{"".join(filled)}</row>'


def _cell(reference: str, value: Cell) -> str:
    if not isinstance(value, str):
        return f'<c r="{reference}"><v>{value!r}</v></c>'
    text = escape(_FORBIDDEN.sub("", value)[:_LONGEST])
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _around(sheets: int) -> dict[str, str]:
    """The other files of a workbook with so many sheets, by their names."""
    numbers = range(1, sheets + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for n in numbers
    )
    names = "".join(f'<sheet name="lieux {n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    targets = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    book = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    related = f"{_PACKAGE}/relationships"
    return {
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{related}">{targets}</Relationships>',
        "_rels/.rels": f'<Relationships xmlns="{related}">{book}</Relationships>',
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f"{kinds}</Types>",
    }
