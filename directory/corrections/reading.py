"""What was typed about a place, read as an import would read it: mended where it can be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from directory.corrections.subjects import ADDRESS
from directory.importing.findings import Kind
from directory.importing.gazetteer import Gazetteer, Town, department_of
from directory.importing.merging import EMPTY
from directory.importing.repair import RawRow, repair
from directory.models import Commune, Place
from directory.standard import COLUMN, COLUMN_OF, SEPARATOR

WHERE = (*ADDRESS, "insee_code", "department", "latitude", "longitude", "approximate")


@dataclass(slots=True)
class Read:
    """``values`` by field, as JSON has them; the fields that are ``unreadable`` are not in it.

    ``towns`` are the communes of the postcode when the one that was typed is not known.
    """

    values: dict[str, Any]
    unreadable: set[str] = field(default_factory=set)
    towns: Sequence[str] = ()


def read(typed: Mapping[str, Any], place: Place | None, *, moved: bool = False) -> Read:
    """Read the fields ``typed`` about ``place``, or about a missing one.

    An address in another commune, or of a place that has ``moved``, takes the point along: to the
    centre of the commune, marked as approximate.
    """
    said = dict(typed)
    if place:
        said = {name: getattr(place, name) for name in ("name", *ADDRESS)} | said
    postcode = str(said["postcode"]).strip()
    communes = list(Commune.objects.filter(department=department_of("", postcode)))
    towns = Gazetteer(_town(commune) for commune in communes)
    cells = {COLUMN_OF[name].name: _text(value) for name, value in said.items()}
    repaired = repair(RawRow(0, cells), towns)
    values = repaired.values or {}
    lost = {COLUMN[one.field].attribute for one in repaired.findings if one.kind == Kind.LOSS}
    fields = set(typed)
    if "commune" in typed:
        code = values.get("insee_code", "")
        elsewhere = place is None or moved or code not in ("", place.insee_code)
        fields |= set(WHERE if elsewhere else ADDRESS)
    found = Read({name: values.get(name, EMPTY[name]) for name in fields - lost}, lost & fields)
    has_real_list = any(not commune.derived for commune in communes)
    if "commune" in typed and has_real_list and not values.get("insee_code"):
        found.towns = [town.name for town in towns.by_postcode(postcode)]
        found.unreadable.add("commune")
    return found


def _text(value: Any) -> str:
    return SEPARATOR.join(value) if isinstance(value, list | tuple) else str(value).strip()


def _town(commune: Commune) -> Town:
    return Town(
        commune.code,
        commune.name,
        tuple(commune.postcodes),
        commune.department,
        commune.latitude,
        commune.longitude,
        commune.population,
    )
