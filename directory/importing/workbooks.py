"""The cells of XLSX and ODS files as texts, row by row, however hostile the file.

Both are archives of XML. They are weighed before they are read, entities are refused (defusedxml),
and rows and cells that repeat themselves are counted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import BinaryIO, Literal
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook

from .findings import FileFault, UnreadableFile
from .tables import LONGEST_CELL, NO, YES
from .weighing import weigh

Workbook = Literal["xlsx", "ods"]

MOST_ROWS = 1 << 20  # as many as spreadsheets have
MOST_COLUMNS = 500

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def kind_of(file: BinaryIO) -> Workbook:
    """Which spreadsheet an archive is. Raises ``UnreadableFile`` when none, or one too large."""
    with _readable(), ZipFile(file) as archive:
        names = archive.namelist()
        is_ods = "mimetype" in names and archive.open("mimetype").read(100).startswith(_ODS)
        if not is_ods and "xl/workbook.xml" not in names:
            raise UnreadableFile(FileFault.SPREADSHEET)
        weigh(archive)
    return "ods" if is_ods else "xlsx"


def rows(file: BinaryIO, kind: Workbook) -> Iterator[list[str]]:
    """The rows of the first sheet that has any, empty ones included, without cells at their end.

    Raises ``UnreadableFile`` where the file is damaged, or has what no table needs.
    """
    read = _xlsx if kind == "xlsx" else _ods
    with _readable():
        for number, cells in enumerate(read(file), start=1):
            if number > MOST_ROWS:
                raise UnreadableFile(FileFault.TOO_LARGE)
            yield cells


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except UnreadableFile:
        raise
    except DefusedXmlException as error:
        raise UnreadableFile(FileFault.ENTITIES) from error
    except Exception as error:  # what the libraries raise on damaged files is of every kind
        raise UnreadableFile(FileFault.DAMAGED, _first_line(error)) from error


def _xlsx(file: BinaryIO) -> Iterator[list[str]]:
    book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        filled = False
        for cells in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
            row = _trimmed([_text(value) for value in cells])
            filled = filled or bool(row)
            yield row
        if filled:
            return


def _text(value: object) -> str:
    """What people see in a cell: a date as ISO has it, a whole number without decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)[:LONGEST_CELL]


def _ods(file: BinaryIO) -> Iterator[list[str]]:
    with ZipFile(file) as archive, archive.open("content.xml") as content:
        path: list[Element] = []
        filled = False
        for event, element in iterparse(content, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                path.append(element)
                continue
            path.pop()
            if element.tag == f"{_TABLE}table-row":
                row = _trimmed(list(_ods_cells(element)))
                filled = filled or bool(row)
                for _ in range(_repeated(element, "rows", MOST_ROWS + 1)):
                    yield row
                path[-1].clear()  # the rows before need no more memory
            elif element.tag == f"{_TABLE}table" and filled:
                return


def _ods_cells(row: Element) -> Iterator[str]:
    count = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        text = _ods_text(cell)
        for _ in range(_repeated(cell, "columns", MOST_COLUMNS)):
            count += 1
            if count > MOST_COLUMNS:
                return
            yield text


def _repeated(element: Element, what: str, most: int) -> int:
    return min(int(element.get(f"{_TABLE}number-{what}-repeated", "1")), most)


def _ods_text(cell: Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "boolean":
        return YES if cell.get(f"{_OFFICE}boolean-value") == "true" else NO
    if kind == "float":
        return _text(float(cell.get(f"{_OFFICE}value", "")))
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00")
    lines = ("".join(line.itertext()) for line in cell.iter(f"{_TEXT}p"))
    return "\n".join(lines)[:LONGEST_CELL]


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
