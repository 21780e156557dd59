"""What an import changes in a place that is there already, and what an editor's hand has kept."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from directory.families import family_of
from directory.models import Place
from directory.standard import COLUMN_OF, COLUMNS

OURS = ("department", "approximate")
FIELDS = tuple(c.attribute for c in COLUMNS if c.attribute != "external_id") + OURS
EMPTY: Mapping[str, Any] = {
    field.name: field.get_default() for field in Place._meta.fields if field.name in FIELDS
}

# The fields of a group mean something only together: one edited, all are kept.
_GROUPS = (("latitude", "longitude", "approximate"),)
GROUPS = _GROUPS + tuple((name,) for name in FIELDS if not any(name in one for one in _GROUPS))


def put(place: Place, name: str, value: Any) -> None:
    """Set a field from a value as JSON has it."""
    if name == "updated_on" and value:
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


def merged(place: Place, values: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Bring ``place`` up to ``values``; the fields changed, and those that an edit has kept.

    A field whose value is not the one imported last was edited by hand, and stays. The place then
    remembers the new values as the last ones imported.
    """
    before = place.imported_values
    changed: list[str] = []
    kept: list[str] = []
    for group in GROUPS:
        old = [before.get(name, EMPTY[name]) for name in group]
        new = [values.get(name, EMPTY[name]) for name in group]
        if new == old:
            continue
        now = [value_of(place, name) for name in group]
        if now == new:
            continue
        if now != old:
            kept += group
            continue
        changed += group
        for name, value in zip(group, new, strict=True):
            put(place, name, value)
    place.family = family_of(place.typologies)
    place.imported_values = dict(values)
    return changed, kept


def column(name: str) -> str:
    """How the report calls a field: by its column in the standard, if it has one."""
    return COLUMN_OF[name].name if name in COLUMN_OF else name
