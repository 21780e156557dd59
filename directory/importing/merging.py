"""What an import changes in a place that is there already, and what an editor's hand has kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from directory.families import family_of
from directory.models import Place
from directory.provenance import FIELDS, GROUPS, Origin, origin, record
from directory.ranks import Ranks
from directory.standard import COLUMN_OF

EMPTY: Mapping[str, Any] = {
    field.name: field.get_default() for field in Place._meta.fields if field.name in FIELDS
}
_DATES = ("updated_on", "missing_since")


def put(place: Place, name: str, value: Any) -> None:
    """Set a field from a value as JSON has it."""
    if name in _DATES and value:
        value = date.fromisoformat(value)
    setattr(place, name, list(value) if isinstance(value, list) else value)


def value_of(place: Place, name: str) -> Any:
    """A field's value as JSON has it."""
    value = getattr(place, name)
    return value.isoformat() if isinstance(value, date) else value


def filled(place: Place, values: Mapping[str, Any]) -> Place:
    """``place`` with ``values`` and what follows from them."""
    for name, value in values.items():
        put(place, name, value)
    place.family = family_of(place.typologies)
    return place


def merged(
    place: Place, values: Mapping[str, Any], on: date, ranks: Ranks
) -> tuple[dict[str, tuple[Any, Any]], list[str]]:
    """Bring ``place`` up to what its own source says ``on`` a day.

    The fields changed, each with its old and new value, and those where another value was kept.
    The place then remembers ``values`` as the last ones imported.
    """
    result = brought(place, place.imported_values, values, (place.imported_from, on), ranks)
    place.imported_values = dict(values)
    return result


def brought(
    place: Place,
    before: Mapping[str, Any],
    values: Mapping[str, Any],
    said: tuple[str, date],
    ranks: Ranks,
) -> tuple[dict[str, tuple[Any, Any]], list[str]]:
    """Bring into ``place`` what a source (its name, the day) says otherwise than ``before``.

    What a person's hand wrote stays, and what came from a source that is believed rather, unless
    the place's own source says the same by now. The fields changed and those kept, as ``merged``.
    """
    source = Origin(*said)
    changed: dict[str, tuple[Any, Any]] = {}
    kept: list[str] = []
    for group in GROUPS:
        old = [before.get(name, EMPTY[name]) for name in group]
        new = [values.get(name, EMPTY[name]) for name in group]
        now = [value_of(place, name) for name in group]
        if new == old or (new == now and place.imported_from != source.source):
            continue
        if now != new:
            if any(ranks.beats(origin(place, name), source, group[0]) for name in group):
                kept += group
                continue
            if now != old and isinstance(new[0], list):
                new = [_followed(now[0], old[0], new[0])]
            if now != new:
                changed |= dict(zip(group, zip(now, new, strict=True), strict=True))
            for name, value in zip(group, new, strict=True):
                put(place, name, value)
        record(place, group, *said)
    place.family = family_of(place.typologies)
    return changed, kept


def _followed(now: list[Any], old: list[Any], new: list[Any]) -> list[Any]:
    """A list that holds more than one source's values, with what one of them took and added."""
    stay = [one for one in now if one in new or one not in old]
    return stay + [one for one in new if one not in stay]


def column(name: str) -> str:
    """How the report calls a field: by its column in the standard, if it has one."""
    return COLUMN_OF[name].name if name in COLUMN_OF else name
