"""The rows of a file by the standard's names, one at a time."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from directory.importing.findings import Log, Reason
from directory.importing.headers import is_contact, own
from directory.importing.reading import Format, Source, opened
from directory.importing.repair import RawRow

from .rules import Mapping

MOST_NAMES = 2_000  # columns left out that are remembered, so that each is reported once


def mapped(rows: Iterable[RawRow], mapping: Mapping) -> Iterator[RawRow]:
    """``rows`` read with the file's own names (``headers.own``), by the standard's.

    A column that the mapping does not read is reported once, with the first row that has it.
    """
    told: set[str] = set()
    for row in rows:
        log = Log(row.number)
        for name in row.cells:
            if name not in mapping.columns and name not in told and len(told) < MOST_NAMES:
                told.add(name)
                reason = Reason.CONTACT_COLUMN if is_contact(name) else Reason.UNKNOWN_COLUMN
                log.loss(reason, name)
        yield RawRow(row.number, mapping.apply(row.cells), [*row.findings, *log.findings])


@contextmanager
def opened_by(
    mapping: Mapping | None, location: str, format: Format | None = None
) -> Iterator[Source]:
    """The file at a path or an address, its rows by ``mapping``; without one by its headers.

    Raises ``UnreadableFile`` when it is none, as ``reading.opened`` does.
    """
    if mapping is None:
        with opened(location, format) as source:
            yield source
        return
    with opened(location, format, own) as source:
        source.rows = mapped(source.rows, mapping)
        yield source
