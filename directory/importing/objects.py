"""Rows of a JSON file, one at a time: a list of objects, at the top or anywhere in an object."""

from collections.abc import Iterator
from typing import Any, BinaryIO, TextIO, cast

import ijson

from directory.standard import SEPARATOR

from .findings import FileFault, Log, Reason, UnreadableFile
from .headers import Meaning, is_contact, meaning
from .repair import RawRow
from .tables import LONGEST_CELL, NO, YES

UNKNOWN_KEYS = 200  # reported at most, each once
MOST_KEYS = 2_000  # remembered; no file of places has as many columns


class _Utf8:
    """A text file as the bytes that ijson wants, whatever its encoding was."""

    def __init__(self, text: TextIO) -> None:
        self._text = text

    def read(self, size: int = -1) -> bytes:
        return self._text.read(size).encode("utf-8", "replace")


def rows(file: TextIO, meaning: Meaning = meaning) -> Iterator[RawRow]:
    """The objects of the first list of objects in ``file``, as rows numbered from 1.

    GeoJSON features give their properties and their point. ``meaning`` tells what each key is
    called in the rows. Raises ``UnreadableFile`` when there
    is no such list, or where the file stops being JSON.
    """
    known: dict[str, str] = {}
    number = 0
    try:
        prefix = _prefix(file)
        file.seek(0)
        for number, item in enumerate(ijson.items(_source(file), prefix, use_float=True), start=1):
            log = Log(number)
            cells: dict[str, str] = {}
            if not isinstance(item, dict):
                log.loss(Reason.UNREADABLE_ROW, "", str(item))
                item = {}
            for key, value in _flat(item):
                if key in known:
                    column = known[key]
                else:
                    column = meaning(key)
                    if not column and len(known) < UNKNOWN_KEYS:
                        person = is_contact(key)
                        log.loss(Reason.CONTACT_COLUMN if person else Reason.UNKNOWN_COLUMN, key)
                    if len(known) < MOST_KEYS:
                        known[key] = column
                if column and value and column not in cells:
                    cells[column] = value[:LONGEST_CELL]
            yield RawRow(number, cells, log.findings)
    except ijson.JSONError as error:
        where = f"{number}: {error}".splitlines()[0] if number else str(error).splitlines()[0]
        raise UnreadableFile(FileFault.BAD_JSON, where) from error


def _source(file: TextIO) -> BinaryIO:
    return cast(BinaryIO, _Utf8(file))


def _prefix(file: TextIO) -> str:
    """Where the first list of objects is, in ijson's words (``item``, ``data.item``)."""
    open_list: str | None = None
    empty_list = False
    for prefix, event, _value in ijson.parse(_source(file), use_float=True):
        if event == "start_map" and open_list is not None:
            return f"{open_list}.item".lstrip(".")
        empty_list = empty_list or (event == "end_array" and open_list == prefix)
        open_list = prefix if event == "start_array" else None
    raise UnreadableFile(FileFault.NO_ROWS if empty_list else FileFault.NO_LIST)


def _flat(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Keys and texts of an object; those of an object inside as ``key.inner``."""
    for key, value in item.items():
        if key == "properties" and isinstance(value, dict):
            yield from _flat(value)
        elif key == "geometry" and isinstance(value, dict):
            yield from _point(value.get("coordinates"))
        elif isinstance(value, dict):
            for inner, text in value.items():
                yield f"{key}.{inner}", _text(text)
        else:
            yield key, _text(value)


def _point(coordinates: object) -> Iterator[tuple[str, str]]:
    """GeoJSON has the longitude first (RFC 7946)."""
    if isinstance(coordinates, list) and len(coordinates) >= 2 and _are_numbers(coordinates[:2]):
        yield "longitude", _text(coordinates[0])
        yield "latitude", _text(coordinates[1])


def _are_numbers(values: list[object]) -> bool:
    return all(isinstance(value, int | float) for value in values)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return SEPARATOR.join(text for one in value if (text := _text(one)))
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int | float):
        return str(value)
    return ""
