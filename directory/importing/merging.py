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
    """Bring ``place`` up to what its source says ``on`` a day.

    The fields changed, each with its old and new value, and those where another value was kept:
    what a person's hand wrote stays, and what came from a source that is believed rather (of a
    place that was merged), unless the source says the same by now. The place then remembers
    ``values`` as the last ones imported.
    """
    source = Origin(place.imported_from, on)
    before = place.imported_values
    changed: dict[str, tuple[Any, Any]] = {}
    kept: list[str] = []
    for group in GROUPS:
        old = [before.get(name, EMPTY[name]) for name in group]
        new = [values.get(name, EMPTY[name]) for name in group]
        if new == old:
            continue
        now = [value_of(place, name) for name in group]
        if now != new:
            if any(ranks.beats(origin(place, name), source, group[0]) for name in group):
                kept += group
                continue
            for name, value in zip(group, new, strict=True):
                changed[name] = (value_of(place, name), value)
                put(place, name, value)
        record(place, group, place.imported_from, on)
    place.family = family_of(place.typologies)
    place.imported_values = dict(values)
    return changed, kept


def column(name: str) -> str:
    """How the report calls a field: by its column in the standard, if it has one."""
    return COLUMN_OF[name].name if name in COLUMN_OF else name
