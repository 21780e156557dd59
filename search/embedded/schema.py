"""The columns of the index, and how a ``Document`` fills them."""

import datetime
import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tantivy

from ..analysis import fold, split, stem_of
from ..geometry import DEEPEST, cell_of
from ..protocol import Document

VERSION = 4  # change it with every change here: indexes of another version count as missing

# Cells are found at every other level; at 20 one is about 38 m wide at the equator.
CELL_LEVELS = range(2, 21, 2)
LONGEST_BEGINNING = 12
ANY_LANGUAGE = "any"
# The title's first 48 letters, twelve to a column.
TITLE_COLUMNS = ("title_1", "title_2", "title_3", "title_4")
_LETTERS = 12

_PK_BITS, _KIND_BITS = 32, 12
_TIE_BITS = _PK_BITS + _KIND_BITS


def build() -> tantivy.Schema:
    """The schema; text comes analysed and is only split at spaces."""
    builder = tantivy.SchemaBuilder()
    for name in ("id", "kind", "language"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("title", "keywords", "summary", "body"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    # Words as written, for typos; beginnings of title words, for suggestions.
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("beginnings", tokenizer_name="whitespace", index_option="freq")
    # Facets that are counted are columns too; those that only filter (336 half hours) are not.
    builder.add_json_field("facets", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("filters", tokenizer_name="raw", index_option="basic")
    builder.add_float_field("latitude", fast=True)
    builder.add_float_field("longitude", fast=True)
    builder.add_unsigned_field("cell", fast=True, indexed=True)
    builder.add_unsigned_field("cells", indexed=True)
    # What the orders go by. Numbers, not strings: sorting a million strings takes seconds.
    for name in ("tie", "newest", *TITLE_COLUMNS):
        builder.add_unsigned_field(name, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


def tie_of(identifier: str) -> int:
    """A number that stands for a document's id in every order: by kind, then by primary key."""
    kind, _, key = identifier.rpartition("-")
    digest = int.from_bytes(hashlib.blake2b(kind.encode(), digest_size=8).digest())
    if key.isascii() and key.isdigit() and int(key) < 1 << _PK_BITS:
        return (digest % (1 << _KIND_BITS) << _PK_BITS) + int(key)
    digest = int.from_bytes(hashlib.blake2b(identifier.encode(), digest_size=8).digest())
    return digest % (1 << _TIE_BITS)


def tagged(cell: int, level: int) -> int:
    """``cell`` with its level, as the column ``cells`` holds it."""
    return level << 56 | cell


def labelled(name: str, value: str) -> str:
    """``value`` with the name of its facet, as the column ``filters`` holds it."""
    return f"{name}={value}"


def _newest(day: datetime.date | None, tie: int) -> int:
    """Grows with the date and falls with the tie; without a date below all that have one."""
    return ((day.toordinal() if day else 0) << _TIE_BITS) + (1 << _TIE_BITS) - 1 - tie


def _title_order(folded: str) -> dict[str, int]:
    """Numbers that sort like the first letters of a title, twelve digits of base 36 in each.

    A space counts as 0; letters of other scripts come last, in no order of their own.
    """
    digits = folded.replace(" ", "0")
    if not digits.isascii():
        digits = "".join(letter if letter.isascii() else "z" for letter in digits)
    digits = digits[: _LETTERS * len(TITLE_COLUMNS)].ljust(_LETTERS * len(TITLE_COLUMNS), "0")
    return {
        name: int(digits[position * _LETTERS : (position + 1) * _LETTERS], 36)
        for position, name in enumerate(TITLE_COLUMNS)
    }


@lru_cache(maxsize=50_000)
def _beginnings(word: str) -> str:
    return " ".join(word[:length] for length in range(1, min(len(word), LONGEST_BEGINNING) + 1))


@lru_cache(maxsize=5_000)
def _labelled(name: str, values: tuple[str, ...]) -> list[str]:
    return [labelled(name, value) for value in values]


def fields(document: Document, uncounted: Collection[str]) -> dict[str, Any]:
    """The columns of ``document``; facets named in ``uncounted`` only filter."""
    texts = {
        "title": split(document.title),
        "keywords": split("\n".join(document.keywords)),
        "summary": split(document.summary),
        "body": split(document.body),
    }
    title_words = [fold(word) for word in texts["title"]]
    tie = tie_of(document.id)
    facets = {name: list(values) for name, values in document.facets.items() if values}
    facets["kind"] = [document.kind]
    row: dict[str, Any] = {
        "id": document.id,
        "kind": document.kind,
        "language": document.language or ANY_LANGUAGE,
        **{name: " ".join(map(stem_of, written)) for name, written in texts.items()},
        "words": " ".join({fold(word) for written in texts.values() for word in written}),
        "beginnings": " ".join(map(_beginnings, title_words)),
        "facets": {name: values for name, values in facets.items() if name not in uncounted},
        "filters": [
            term
            for name in uncounted
            if name in facets
            for term in _labelled(name, tuple(facets[name]))
        ],
        "tie": tie,
        "newest": _newest(document.date, tie),
        **_title_order(" ".join(title_words)),
        "stored": Stored(
            document.id, document.kind, document.title, dict(document.payload)
        ).to_bytes(),
    }
    if document.point is not None:
        cell = cell_of(document.point)
        row["latitude"] = float(document.point.latitude)
        row["longitude"] = float(document.point.longitude)
        row["cell"] = cell
        row["cells"] = [tagged(cell >> 2 * (DEEPEST - level), level) for level in CELL_LEVELS]
    return row


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
