"""Which source each value of a place came from, and on which day.

``Place.provenance`` is ``{field: {"source": name, "on": "YYYY-MM-DD"}}``. The key ``ALL`` stands
for every field that is not named, as nearly all values of a place come from one import. A source
is the name of an import's source, or one of ``Hand``: a person's work, which no import replaces.
Plain Python without Django; a place is whatever has the attributes of ``Recorded``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from directory.standard import COLUMNS

ALL = "*"
OURS = ("department", "approximate")
FIELDS = tuple(c.attribute for c in COLUMNS if c.attribute != "external_id") + OURS

# The fields of a group mean something only together: one changed by hand, all are.
_GROUPS = (("latitude", "longitude", "approximate"),)
GROUPS = _GROUPS + tuple((name,) for name in FIELDS if not any(name in one for one in _GROUPS))
_GROUP_OF = {name: group for group in GROUPS for name in group}


class Hand(StrEnum):
    """Whose hand wrote a value; no import's source has such a name."""

    EDITOR = "@editor"
    MANAGER = "@manager"
    READER = "@reader"  # somebody's correction that an editor accepted


class Recorded(Protocol):
    """What of a place is read and written here; ``recorded`` are fields noted since it was read."""

    provenance: dict[str, dict[str, str]]
    recorded: frozenset[str]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from; ``on`` is None when that is not known."""

    source: str
    on: date | None

    @property
    def by_hand(self) -> bool:
        """Whether a person wrote it, here."""
        return self.source in set(Hand)


def record(place: Recorded, fields: Iterable[str], source: str, on: date) -> None:
    """Note, without saving, that the values of ``fields`` came from ``source``.

    The other fields of their groups come along.
    """
    entry = {"source": source, "on": on.isoformat()}
    named = {each for name in fields for each in _GROUP_OF.get(name, (name,))}
    place.recorded |= named
    changed = {**place.provenance, **dict.fromkeys(named, entry)}
    rest = changed.get(ALL)
    place.provenance = {
        name: entry for name, entry in changed.items() if name == ALL or entry != rest
    }


def record_all(place: Recorded, source: str, on: date) -> None:
    """Note, without saving, that every value came from ``source``."""
    place.provenance = {ALL: {"source": source, "on": on.isoformat()}}


def origin(place: Recorded, field: str) -> Origin:
    """Where the value of ``field`` came from; a source of "" when nothing is known."""
    entry = place.provenance.get(field) or place.provenance.get(ALL) or {}
    on = entry.get("on")
    return Origin(entry.get("source", ""), date.fromisoformat(on) if on else None)


def by_nobody(
    place: Recorded, before: Mapping[str, Any], among: Iterable[str] = FIELDS
) -> list[tuple[str, ...]]:
    """The groups with a value of ``among`` other than ``before``, whose origin nobody recorded."""
    given = set(among) - place.recorded
    return [
        group
        for group in GROUPS
        if any(name in given and getattr(place, name) != before[name] for name in group)
    ]
