"""Spreadsheets for the importer's tests, well made and ill made."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def xlsx(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """A file with ``rows`` in its first sheet; texts stay texts, also those like formulas."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for cells in book.active.iter_rows():
        for cell in cells:
            if cell.data_type == "f":
                cell.data_type = "s"
    book.save(path)
    return path


def repacked(path: Path, part: str, content: str) -> Path:
    """The same archive with another content for one of its parts."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, old in parts.items():
            archive.writestr(name, content if name == part else old)
    return path


def ods(path: Path, rows: str, before: str = "") -> Path:
    """A file whose table is the XML ``rows``."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {_NAMES}>'
        f'<office:body><office:spreadsheet><table:table table:name="Lieux">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS_TYPE)
        archive.writestr("content.xml", content)
    return path


def ods_row(*cells: str, repeated: int = 1) -> str:
    """A row of texts."""
    inner = "".join(f"<table:table-cell>{_lines(cell)}</table:table-cell>" for cell in cells)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inner}</table:table-row>'


def _lines(text: str) -> str:
    return "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
