"""Opens a file of places, here or on the web, and gives its rows as they stand in it.

Memory does not grow with the file: it is read in pieces, and one from the web goes to the disk
first, so that no database waits for the network.
"""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal
from urllib.parse import urlsplit

from . import objects, workbooks
from .downloading import fetch
from .encodings import WINDOWS_BYTES, detect
from .findings import FileFault, Finding, UnreadableFile
from .headers import Meaning, meaning
from .repair import RawRow
from .sheets import Sheet
from .tables import Table

Format = Literal["csv", "json", "xlsx", "ods"]
_JSON_SUFFIXES = (".json", ".geojson")
_ARCHIVE = b"PK\x03\x04"
_NO_TEXT = {
    b"\xd0\xcf\x11\xe0": FileFault.SPREADSHEET,  # XLS
    b"<": FileFault.WEB_PAGE,
}


@dataclass(slots=True)
class Source:
    """An open file: iterate ``rows``; ``findings`` are about its columns."""

    rows: Iterator[RawRow]
    size: int
    encoding: str
    format: Format
    _bytes: BinaryIO
    findings: list[Finding] = field(default_factory=list)

    @property
    def position(self) -> int:
        """How many of the ``size`` bytes have been read."""
        return self._bytes.tell()


@contextmanager
def opened(
    location: str, format: Format | None = None, meaning: Meaning = meaning
) -> Iterator[Source]:
    """The file at a path or an http(s) address; raises ``UnreadableFile`` when it is none.

    ``format`` is for texts and found out unless told. ``meaning`` tells what each column is called
    in the rows: as the standard has it, or with ``headers.own`` as the file has it.
    """
    if urlsplit(location).scheme in ("http", "https"):
        with tempfile.TemporaryDirectory(prefix="blason-import-") as folder:
            path = Path(folder) / "download"
            fetch(location, path, anywhere=True)
            suffix = Path(urlsplit(location).path).suffix
            with _opened(path, format, suffix, meaning) as source:
                yield source
    else:
        path = Path(location)
        with _opened(path, format, path.suffix, meaning) as source:
            yield source


@contextmanager
def _opened(path: Path, format: Format | None, suffix: str, meaning: Meaning) -> Iterator[Source]:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
        encoding = "" if start.startswith(_ARCHIVE) else detect(path)
    except OSError as error:
        raise UnreadableFile(FileFault.MISSING, error.strerror or str(error)) from error
    if not size:
        raise UnreadableFile(FileFault.EMPTY)
    for mark, fault in _NO_TEXT.items():
        if start.startswith(mark):
            raise UnreadableFile(fault)
    if start.startswith(_ARCHIVE):
        with path.open("rb") as file:
            kind = workbooks.kind_of(file)
            sheet = Sheet(workbooks.rows(file, kind), meaning)
            yield Source(iter(sheet), size, encoding, kind, file, sheet.findings)
        return
    if format is None:
        looks_json = start[:1] in (b"{", b"[")
        format = "json" if looks_json or suffix.lower() in _JSON_SUFFIXES else "csv"
    strict = WINDOWS_BYTES if encoding.startswith("utf-8") else "replace"
    with path.open("rb") as file:
        text = io.TextIOWrapper(file, encoding, errors=strict, newline="")
        if format == "json":
            yield Source(objects.rows(text, meaning), size, encoding, format, file)
        else:
            table = Table(text, meaning)
            yield Source(iter(table), size, encoding, format, file, table.findings)
