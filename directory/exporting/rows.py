"""The places of a choice as plain rows, read a chunk at a time.

Each chunk is a query of its own, by primary key: no transaction stays open for minutes, and memory
does not grow with the directory. A place that changes meanwhile is given as it was when its chunk
was read.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import batched
from typing import Any

from directory.models import Place
from directory.standard import COLUMNS, SEPARATOR

from .choosing import Choice

type Row = Mapping[str, Any]
type Cell = str | float

CHUNK = 1_000
_OURS = (
    "pk",
    "slug",
    "family",
    "department",
    "imported_from",
    "approximate",
    "is_example",
    "modified_at",
)
FIELDS = (*(column.attribute for column in COLUMNS), *_OURS)
# The standard requires a number of every place; files of those who know none have this one.
NO_PIVOT = "0" * 14


def rows(choice: Choice) -> Iterator[Row]:
    """The places of ``choice`` in order of their primary keys, ``FIELDS`` by their names.

    ``external_id`` is there for all, and once only in the directory.
    """
    sources = _sources()
    for chunk in _chunks(choice):
        taken = _first_of_each(sources, chunk) if len(sources) > 1 else {}
        for row in chunk:
            row["external_id"] = _identifier(row, taken)
            yield row


def _chunks(choice: Choice) -> Iterator[list[dict[str, Any]]]:
    listed = Place.objects.listed().order_by("pk").values(*FIELDS)
    if choice.since:
        listed = listed.filter(modified_at__gte=choice.since)
    if choice.keys is not None:
        for keys in batched(choice.keys, CHUNK):
            yield list(listed.filter(pk__in=keys))
        return
    last = 0
    while chunk := list(listed.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1]["pk"]


def _sources() -> list[str]:
    imported = Place.objects.exclude(imported_from="").order_by()
    return list(imported.values_list("imported_from", flat=True).distinct())


def _first_of_each(sources: Sequence[str], chunk: Sequence[Row]) -> dict[str, int]:
    """Which place had an identifier first, of all sources that use the same one."""
    # Both conditions on the source: the index is one of imported places alone.
    same = Place.objects.exclude(imported_from="").filter(
        imported_from__in=sources, external_id__in=[row["external_id"] for row in chunk]
    )
    pairs = same.order_by().values_list("external_id", "pk")
    return dict(sorted(pairs, key=lambda pair: -pair[1]))  # the last one set is the first place


def _identifier(row: Row, first: Mapping[str, int]) -> str:
    """The source's own identifier; its name before it when an earlier source has the same one.

    A place that no source gave has its address on the portal.
    """
    own: str = row["external_id"]
    if own and row["imported_from"] and first.get(own, row["pk"]) != row["pk"]:
        return f"{row['imported_from']}:{own}"
    return own or row["slug"]


def standard(row: Row) -> dict[str, Cell]:
    """``row`` in the standard's flat form, by the names of its columns; empty texts included.

    A point that is only the middle of a commune is left out: whoever gets the file can find that
    by themselves, and would take it for the door.
    """
    cells: dict[str, Cell] = {}
    for column in COLUMNS:
        value = row[column.attribute]
        if column.several:
            value = SEPARATOR.join(value)
        elif value is None or (row["approximate"] and column.name in ("latitude", "longitude")):
            value = ""
        elif isinstance(value, date):
            value = value.isoformat()
        cells[column.name] = value
    cells["pivot"] = cells["pivot"] or NO_PIVOT
    cells["date_maj"] = cells["date_maj"] or row["modified_at"].date().isoformat()
    return cells
