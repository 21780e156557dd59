"""The directory from the database alone, for when the search engine cannot answer.

Filters and names, without counts of values; distances are those of a flat map, which is right to
half a percent within a few hundred kilometres.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import ExpressionWrapper, F, FloatField, Q, QuerySet
from django.db.models.functions import Least

from search.geometry import halves, normalized
from search.protocol import Box, Point

from .asking import Asked
from .filters import FILTER
from .models import Place

_KM_PER_DEGREE = 111.195
_MOST_ON_MAP = 300


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of places, how many there are of all, and the filters that could not be applied."""

    count: int
    places: Sequence[Place]
    ignored: tuple[str, ...]


def rows(asked: Asked, radius: float | None, offset: int, limit: int) -> Rows:
    """The places that ``asked`` means, within ``radius`` km of its origin if there is one."""
    places, ignored = _matching(asked, radius)
    order = {"updated": ["-updated_on", "pk"]}.get(asked.effective_sort, ["name", "pk"])
    if asked.origin and asked.effective_sort == "distance":
        order = [F("away").asc(nulls_last=True), "pk"]  # type: ignore[list-item]
    found = places.defer("imported_values").order_by(*order)
    return Rows(places.count(), list(found[offset : offset + limit]), ignored)


def on_map(asked: Asked, radius: float | None) -> Sequence[Place]:
    """Places of a screenful of map, 300 at most."""
    places, _ignored = _matching(asked, radius)
    return list(places.filter(latitude__isnull=False).order_by("pk")[:_MOST_ON_MAP])


def _matching(asked: Asked, radius: float | None) -> tuple[QuerySet[Place], tuple[str, ...]]:
    places = Place.objects.listed()
    ignored = []
    for name, values in asked.filters.items():
        condition = FILTER[name].condition(values)
        if condition is None:
            ignored.append(name)
        else:
            places = places.filter(condition)
    for word in asked.text.split():
        places = places.filter(Q(name__icontains=word) | Q(commune__icontains=word))
    if asked.departments:
        places = places.filter(department__in=asked.departments)
    if asked.box:
        places = places.filter(_inside(asked.box))
    if asked.origin:
        places = places.annotate(away=_away(asked.origin))
        if radius is not None:
            places = places.filter(away__lte=(radius / _KM_PER_DEGREE) ** 2)
    return places, tuple(ignored)


def _inside(box: Box) -> Q:
    box = normalized(box)
    columns = Q()
    for half in halves(box):
        columns |= Q(longitude__range=(half.west, half.east))
    return Q(latitude__range=(box.south, box.north)) & columns


def _away(origin: Point) -> ExpressionWrapper:
    """The square of the distance, in degrees of latitude; the shorter way round the globe."""
    width = math.cos(math.radians(origin.latitude))
    north = F("latitude") - origin.latitude
    turn = 360 if origin.longitude < 0 else -360
    ways = [F("longitude") - origin.longitude, F("longitude") - (origin.longitude + turn)]
    east = Least(*(way * way for way in ways), output_field=FloatField()) * width**2
    return ExpressionWrapper(north * north + east, output_field=FloatField())
