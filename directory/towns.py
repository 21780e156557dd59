"""Names of towns from the gazetteer, which keep a map readable without its background."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from directory.models import Commune
from search.protocol import Box

MOST = 20
# So many are looked at, the biggest first, to find those whose names do not touch.
_CANDIDATES = 200
# A name takes about this part of a screen, across and down.
_ACROSS, _DOWN = 1 / 6, 1 / 12


class Town(NamedTuple):
    """A name at a point (WGS 84 degrees), with the population that decides its size."""

    name: str
    latitude: float
    longitude: float
    population: int


def read_box(text: str) -> Box | None:
    """``west,south,east,north`` in degrees; None when it is no such thing."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    if not all(map(math.isfinite, (west, south, east, north))) or south > north or west > east:
        return None
    return Box(west, south, east, north)


def towns_in(box: Box) -> list[Town]:
    """The most populous communes within ``box`` that stand apart, the biggest first; one query."""
    found = Commune.objects.filter(
        latitude__range=(box.south, box.north), longitude__range=(box.west, box.east)
    ).order_by("-population")
    towns = (
        Town(commune.name, commune.latitude or 0.0, commune.longitude or 0.0, commune.population)
        for commune in found.only("name", "latitude", "longitude", "population")[:_CANDIDATES]
    )
    return spread(towns, box)


def spread(towns: Iterable[Town], box: Box) -> list[Town]:
    """At most ``MOST`` of ``towns``, in their order, whose names do not cover each other."""
    across, down = (box.east - box.west) * _ACROSS, (box.north - box.south) * _DOWN
    kept: list[Town] = []
    for town in towns:
        if all(
            abs(town.longitude - other.longitude) > across
            or abs(town.latitude - other.latitude) > down
            for other in kept
        ):
            kept.append(town)
            if len(kept) == MOST:
                break
    return kept
