"""How much memory a spreadsheet would take, told before any of it is taken.

An archive of a few kilobytes can hold a row of a hundred million cells. Each part is read once
without keeping anything (expat), and refused where a reader would have to keep too much at once.
"""

from typing import NamedTuple
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from .findings import FileFault, UnreadableFile


class _Limit(NamedTuple):
    elements: int
    characters: int


UNPACKED = 300_000_000  # bytes of a whole file
_ROWS = ("row", "table-row")
A_ROW = _Limit(20_000, 4_000_000)  # from the end of one row to the end of the next
SHARED = _Limit(2_000_000, 60_000_000)  # texts that cells share are in memory all together
REST = _Limit(100_000, 4_000_000)  # styles, names of sheets, relations
# Whatever else is in an archive is not read.
_PARTS = (
    ("content.xml", A_ROW),
    ("xl/worksheets/", A_ROW),
    ("xl/sharedStrings.xml", SHARED),
    ("xl/", REST),
    ("docProps/", REST),
    ("_rels/", REST),
    ("[Content_Types].xml", REST),
)


class _Scale:
    """Counts what comes between two ends of rows; stops at more than the limit."""

    def __init__(self, limit: _Limit) -> None:
        self._limit = limit
        self._elements = self._characters = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > self._limit.elements:
            raise UnreadableFile(FileFault.TOO_LARGE)

    def end(self, name: str) -> None:
        if self._limit is A_ROW and name.rpartition(":")[2] in _ROWS:
            self._elements = self._characters = 0

    def text(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > self._limit.characters:
            raise UnreadableFile(FileFault.TOO_LARGE)

    def doctype(self, *_: object) -> None:
        raise UnreadableFile(FileFault.ENTITIES)


def weigh(archive: ZipFile) -> None:
    """Read the parts of a spreadsheet without keeping them. Raises ``UnreadableFile``."""
    # No more than these sizes is ever unpacked, even where they lie.
    if sum(item.file_size for item in archive.infolist()) > UNPACKED:
        raise UnreadableFile(FileFault.TOO_LARGE)
    for item in archive.infolist():
        if not item.filename.endswith((".xml", ".rels")):
            continue
        limit = next((limit for start, limit in _PARTS if item.filename.startswith(start)), None)
        if limit is None:
            continue
        scale = _Scale(limit)
        parser = ParserCreate()
        parser.StartElementHandler = scale.start
        parser.EndElementHandler = scale.end
        parser.CharacterDataHandler = scale.text
        parser.StartDoctypeDeclHandler = scale.doctype
        try:
            with archive.open(item) as part:
                parser.ParseFile(part)
        except ExpatError as error:
            raise UnreadableFile(FileFault.DAMAGED, f"{item.filename}: {error}") from error
