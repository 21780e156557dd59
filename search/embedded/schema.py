"""The columns of the index, and how a ``Document`` fills them."""

import datetime
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import tantivy

from ..columns import TIE_BITS, TITLE_LETTERS, columns_of
from ..geometry import DEEPEST, cell_of
from ..protocol import Document, Point
from ..reading import WEIGHTS

VERSION = 7  # change it with every change here: indexes of another version count as missing

# Cells are found at every other level; at 20 one is about 38 m wide at the equator.
CELL_LEVELS = range(2, 21, 2)
# France has about forty cells at this level: few enough for tantivy's fastest way to group.
COARSE_LEVEL = 7
# Where documents without a point stand: below the south pole, one cell beyond the last.
NOWHERE_LATITUDE, NOWHERE_LONGITUDE = -91.0, 0.0
NOWHERE = 1 << 2 * DEEPEST
# The title's first 48 letters, twelve to a column.
TITLE_COLUMNS = ("title_1", "title_2", "title_3", "title_4")
_LETTERS = TITLE_LETTERS // len(TITLE_COLUMNS)
_BETWEEN = "\x1f"  # the unit separator, which no label has


def build() -> tantivy.Schema:
    """The schema; text comes analysed and is only split at spaces."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "kind", "language"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("title", "keywords", "summary", "body"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    # The stems of all four once, and those that follow each other in pairs, for what only has to
    # match: a quarter of the lists to go through, and no positions.
    builder.add_text_field("stems", tokenizer_name="whitespace", index_option="basic")
    # Words as written, for typos; beginnings of title words, for suggestions.
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("beginnings", tokenizer_name="whitespace", index_option="freq")
    # Facets that are counted are columns too; those that only filter (336 half hours) are not.
    builder.add_json_field("facets", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("filters", tokenizer_name="raw", index_option="basic")
    # What follows has one value in every document: a column with gaps, or with several values
    # here and there, takes tantivy ten times longer to count.
    builder.add_json_field("sets", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("coarse", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_float_field("latitude", fast=True)
    builder.add_float_field("longitude", fast=True)
    builder.add_unsigned_field("cell", fast=True, indexed=True)
    builder.add_unsigned_field("cells", indexed=True)
    # What the orders go by. Numbers, not strings: sorting a million strings takes seconds.
    for name in ("tie", "newest", *TITLE_COLUMNS):
        builder.add_unsigned_field(name, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


def tagged(cell: int, level: int) -> int:
    """``cell`` with its level, as the column ``cells`` holds it."""
    return level << 56 | cell


def findable(cells: Sequence[int], level: int) -> tuple[list[int], int]:
    """The same area as ``cells`` at a level that is one of ``CELL_LEVELS``, and that level."""
    if level in CELL_LEVELS:
        return list(cells), level
    return [cell << 2 | child for cell in cells for child in range(4)], level + 1


def pair(field: str, first: str, second: str) -> str:
    """Two stems in a row in the text ``field``, as the column ``stems`` holds them."""
    return f"{field}:{first}+{second}"


def _stems_and_pairs(texts: Mapping[str, str]) -> str:
    found: set[str] = set()
    for field in WEIGHTS:
        stems = texts[field].split()
        found.update(stems, (pair(field, *two) for two in pairwise(stems)))
    return " ".join(found)


def labelled(name: str, value: str) -> str:
    """``value`` with the name of its facet, as the column ``filters`` holds it."""
    return f"{name}={value}"


def _newest(day: datetime.date | None, tie: int) -> int:
    """Grows with the date and falls with the tie; without a date below all that have one."""
    return ((day.toordinal() if day else 0) << TIE_BITS) + (1 << TIE_BITS) - 1 - tie


def _title_order(key: str) -> dict[str, int]:
    """``Columns.title_key`` as numbers, twelve digits of base 36 in each."""
    return {
        name: int(key[position * _LETTERS : (position + 1) * _LETTERS], 36)
        for position, name in enumerate(TITLE_COLUMNS)
    }


@lru_cache(maxsize=5_000)
def _labelled(name: str, values: tuple[str, ...]) -> list[str]:
    return [labelled(name, value) for value in values]


def as_set(values: Iterable[str]) -> str:
    """All values of a facet as one, as the column ``sets`` holds them."""
    return _BETWEEN.join(sorted(set(values)))


@lru_cache(maxsize=20_000)
def members(values: str) -> tuple[str, ...]:
    """The inverse of ``as_set``."""
    return tuple(values.split(_BETWEEN)) if values else ()


def fields(document: Document, uncounted: Collection[str], counted: set[str]) -> dict[str, Any]:
    """The columns of ``document``; facets named in ``uncounted`` only filter.

    ``counted`` holds the names of the other facets met so far, to which the document's are added:
    it gets a set for each of them, if only an empty one.
    """
    columns = columns_of(document)
    facets = {name: list(values) for name, values in document.facets.items()}
    facets["kind"] = [document.kind]
    counted.update(facets.keys() - set(uncounted))
    row: dict[str, Any] = {
        "id": document.id,
        "kind": document.kind,
        "language": columns.language,
        **columns.texts,
        "stems": _stems_and_pairs(columns.texts),
        "facets": {name: facets[name] for name in counted if facets.get(name)},
        "sets": {name: as_set(facets.get(name, ())) for name in counted},
        "filters": [
            term
            for name in uncounted
            if name in facets
            for term in _labelled(name, tuple(facets[name]))
        ],
        "tie": columns.tie,
        "newest": _newest(document.date, columns.tie),
        **_title_order(columns.title_key),
        "stored": Stored(
            document.id, document.kind, document.title, dict(document.payload)
        ).to_bytes(),
    }
    return row | _position(document.point)


def _position(point: Point | None) -> dict[str, Any]:
    if point is None:
        return {
            "latitude": NOWHERE_LATITUDE,
            "longitude": NOWHERE_LONGITUDE,
            "cell": NOWHERE,
            "coarse": "",
        }
    cell = cell_of(point)
    return {
        "latitude": float(point.latitude),
        "longitude": float(point.longitude),
        "cell": cell,
        "coarse": f"{cell >> 2 * (DEEPEST - COARSE_LEVEL):x}",
        "cells": [tagged(cell >> 2 * (DEEPEST - level), level) for level in CELL_LEVELS],
    }


@dataclass(frozen=True, slots=True)
class Stored:
    """What the index gives back of a document."""

    id: str
    kind: str
    title: str
    payload: dict[str, str]

    def to_bytes(self) -> bytes:
        """As one JSON list."""
        return json.dumps(
            (self.id, self.kind, self.title, self.payload), ensure_ascii=False
        ).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Stored":
        """The inverse of ``to_bytes``."""
        return cls(*json.loads(data))
