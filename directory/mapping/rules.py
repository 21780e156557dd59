"""A mapping as data: where each column of the standard comes from, and how."""

from collections.abc import Iterator
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Any

from directory.importing.headers import DAYS, POINT
from directory.standard import COLUMN, SEPARATOR
from directory.vocabularies import fold

from .packed import Packed, unpacked

VERSION = 1
FIELDS = (*COLUMN, POINT, *DAYS)
PARTS = Packed._fields
_BETWEEN_TERMS = (",", ";", "\n", SEPARATOR)
_LONGEST = 20_000  # characters of a cell that is cut up
_MOST_WORDS = 6  # pieces that one term can be cut into by the separators within it


class Unfit(ValueError):
    """The data is no mapping; the text says where and why."""


@dataclass(frozen=True)
class Take:
    """One way to a value: cells joined, cut, sifted and translated; or a constant.

    ``columns`` are the file's own, their cells joined by ``join``. ``part`` takes one out of a
    packed address. ``split`` cuts a cell at each of its texts. ``excepted`` pieces are left out,
    compared without capitals, ``*`` for anything (« *@example.org »). ``terms`` says what a piece
    means in the standard's values, none for one that means nothing; others stay as they are.
    A constant with columns is taken where one of them has a value.
    """

    columns: tuple[str, ...] = ()
    join: str = " "
    part: str = ""
    split: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    terms: Dict[str, tuple[str, ...]] = field(default_factory=dict)
    constant: str = ""

    def of(self, cells: Dict[str, str]) -> list[str]:
        """The texts that this gives for a row."""
        texts = [text for name in self.columns if (text := cells.get(name, "").strip())]
        if self.part:
            texts = [part for text in texts if (part := getattr(unpacked(text), self.part))]
        if not self.split and not self.terms:
            texts = [text for text in texts if not self._is_excepted(text)]
            if self.constant:
                return [self.constant] if texts or not self.columns else []
            return [self.join.join(texts)] if texts else []
        pieces = [piece for text in texts for piece in self._pieces(text)]
        if self.terms:
            return pieces
        return [self.join.join(pieces)] if pieces else []

    def texts(self, text: str) -> list[str]:
        """``text`` cut, as it is written; what is a term only together stays together."""
        return [words for words, _values in self._cut(text)]

    def _pieces(self, text: str) -> list[str]:
        """``text`` cut, translated and sifted."""
        pieces: list[str] = []
        for words, values in self._cut(text):
            if values is not None:
                pieces += values
            elif not self._is_excepted(words):
                pieces.append(words)
        return pieces

    def _cut(self, text: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
        """The pieces of ``text``, each with the values of the term that it is, if it is one."""
        cut = [text[:_LONGEST]]
        for separator in self.split or _BETWEEN_TERMS:
            cut = [piece for one in cut for piece in one.split(separator)]
        cut = [piece.strip() for piece in cut if any(map(str.isalnum, piece))]
        while cut:
            for count in range(min(_MOST_WORDS, len(cut)), 0, -1):
                term = self._folded.get("-".join(fold(one) for one in cut[:count]))
                if term is not None:
                    yield term
                    break
            else:
                count = 1
                yield cut[0], None
            cut = cut[count:]

    def _is_excepted(self, text: str) -> bool:
        return any(fnmatchcase(text.casefold(), one.casefold()) for one in self.excepted)

    @cached_property
    def _folded(self) -> Dict[str, tuple[str, tuple[str, ...]]]:
        return {fold(text): (text, values) for text, values in self.terms.items()}

    def to_json(self) -> dict[str, Any]:
        """The take as JSON, without what it does not use."""
        return {
            _KEYS.get(one.name, one.name): _plain(getattr(self, one.name))
            for one in fields(self)
            if getattr(self, one.name) != getattr(_NOTHING, one.name)
        }


_NOTHING = Take()
_KEYS = {"excepted": "except"}  # a word of Python's own


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return {key: list(one) for key, one in value.items()} if isinstance(value, dict) else value


@dataclass(frozen=True)
class Mapping:
    """For each column of the standard that a file has, the ways to it.

    In a column of several values all of them count, in any other the first that gives something.
    """

    fields: Dict[str, tuple[Take, ...]]

    def apply(self, cells: Dict[str, str]) -> dict[str, str]:
        """A row by the standard's names, from one by the file's; empty values are left out."""
        row = {}
        for name, takes in self.fields.items():
            found = (texts for take in takes if (texts := take.of(cells)))
            if name in COLUMN and COLUMN[name].several:
                values = dict.fromkeys(text for texts in found for text in texts)
            else:
                values = dict.fromkeys(next(found, []))
            if text := SEPARATOR.join(values):
                row[name] = text
        return row

    @property
    def columns(self) -> frozenset[str]:
        """The columns of the file that are read at all."""
        takes = (take for several in self.fields.values() for take in several)
        return frozenset(name for take in takes for name in take.columns)

    def to_json(self) -> dict[str, Any]:
        """The mapping as it is kept."""
        named = {name: [take.to_json() for take in takes] for name, takes in self.fields.items()}
        return {"version": VERSION, "fields": named}

    @classmethod
    def from_json(cls, data: Any) -> "Mapping":
        """The mapping that ``to_json`` or a hand wrote. Raises ``Unfit``."""
        if not isinstance(data, dict) or set(data) != {"version", "fields"}:
            raise Unfit("mapping: must be an object with version and fields")
        if data["version"] != VERSION:
            raise Unfit(f"version: must be {VERSION}")
        if not isinstance(data["fields"], dict):
            raise Unfit("fields: must be an object")
        return cls({name: _takes(name, takes) for name, takes in data["fields"].items()})


def _takes(name: str, data: Any) -> tuple[Take, ...]:
    if name not in FIELDS:
        raise Unfit(f"fields.{name}: is no column of the standard")
    if not isinstance(data, list) or not data:
        raise Unfit(f"fields.{name}: must be a list of objects")
    return tuple(_take(f"fields.{name}[{index}]", one) for index, one in enumerate(data))


def _take(where: str, data: Any) -> Take:
    if not isinstance(data, dict):
        raise Unfit(f"{where}: must be an object")
    arguments: dict[str, Any] = {}
    for one in fields(Take):
        key = _KEYS.get(one.name, one.name)
        if key not in data:
            continue
        value = data[key]
        if one.name in ("columns", "split", "excepted"):
            value = _texts(f"{where}.{key}", value)
        elif one.name == "terms":
            if not isinstance(value, dict):
                raise Unfit(f"{where}.terms: must be an object")
            value = {text: _texts(f"{where}.terms.{text}", of) for text, of in value.items()}
        elif not isinstance(value, str):
            raise Unfit(f"{where}.{key}: must be a text")
        arguments[one.name] = value
    if unknown := set(data) - {_KEYS.get(one.name, one.name) for one in fields(Take)}:
        raise Unfit(f"{where}: {', '.join(sorted(unknown))} is not known")
    take = Take(**arguments)
    if take.part and take.part not in PARTS:
        raise Unfit(f"{where}.part: must be one of {', '.join(PARTS)}")
    if not take.columns and not take.constant:
        raise Unfit(f"{where}: needs columns or a constant")
    return take


def _texts(where: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Unfit(f"{where}: must be a list of texts")
    if "" in value and where.endswith("split"):
        raise Unfit(f"{where}: must not be empty")
    return tuple(value)
