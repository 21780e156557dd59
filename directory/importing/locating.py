"""Points for places that their source gives none, from an address service."""

from collections.abc import Iterable, Sequence
from typing import Any

from directory.models import Place

from .findings import Finding, Kind, Reason
from .geocoding import Geocoder
from .repair import Repaired

_WHERE = ("address", "postcode", "insee_code")
_POINT = ("latitude", "longitude", "approximate")


def locate(rows: Iterable[Repaired], source: str, geocoder: Geocoder) -> None:
    """Give the rows from ``source`` that have no point of their own that of their address.

    The service is not asked again for an address that it has found before, so that a file that
    says what it said changes nothing, even on a day when the service does not answer.
    """
    lost = [row for row in rows if row.values and _has_no_point(row.values)]
    if not lost:
        return
    before = _last_time(lost, source)
    for row in lost:
        values: dict[str, Any] = row.values or {}
        found = _known(values, before.get(row.id, {})) or _asked(values, geocoder)
        if found:
            values.pop("approximate", None)
            values.update(found)
            row.findings.append(
                Finding(row.number, "latitude", "", Kind.REPAIR, Reason.POINT_FROM_ADDRESS)
            )


def _has_no_point(values: dict[str, Any]) -> bool:
    return bool(values.get("address")) and (
        "latitude" not in values or values.get("approximate", False)
    )


def _last_time(rows: Sequence[Repaired], source: str) -> dict[str, dict[str, Any]]:
    """What was imported last, by identifier."""
    known = Place.objects.filter(imported_from=source, external_id__in=[row.id for row in rows])
    return dict(known.values_list("external_id", "imported_values"))


def _known(values: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """The point of last time, if the address is the same and the point not just the commune's."""
    same = all(values.get(name) == before.get(name) for name in _WHERE)
    moved = before.get("latitude") != values.get("latitude")
    if not same or not moved or "latitude" not in before:
        return {}
    return {name: before[name] for name in _POINT if name in before}


def _asked(values: dict[str, Any], geocoder: Geocoder) -> dict[str, Any]:
    point = geocoder.locate(*(values.get(name, "") for name in _WHERE))
    if point is None:
        return {}
    found: dict[str, Any] = {"latitude": point.latitude, "longitude": point.longitude}
    return found | {"approximate": True} if point.approximate else found
