"""The sites of an event on a small map without anybody's tiles: numbered marks among towns."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from directory.towns import towns_in
from events.models import Site
from search.protocol import Box

WIDTH, HEIGHT = 640, 400
LEAST = 0.25  # degrees of latitude from top to bottom
ROOM = 1.5  # so much higher and wider than what is shown
_NEAR = 30  # a town so close to a mark has no name of its own


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the drawing, from its top left corner, and its words."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks of sites, numbered from 1, and dots of towns."""

    sites: tuple[Mark, ...]
    towns: tuple[Mark, ...]
    width: int = WIDTH
    height: int = HEIGHT


def draw(sites: Iterable[Site]) -> Drawing | None:
    """Each place once, in their order; None when fewer than two are known, or an ocean apart.

    For a drawing of this size the town of a place is enough; those of one point share their mark.
    """
    points: dict[tuple[float, float], list[str]] = {}
    for site in sites:
        place = site.public_place
        if place and place.point and not site.is_off:
            labels = points.setdefault((place.point.latitude, place.point.longitude), [])
            if site.label not in labels:
                labels.append(site.label)
    if len(points) < 2:
        return None
    latitudes, longitudes = zip(*points, strict=True)
    middle = (max(latitudes) + min(latitudes)) / 2
    shrink = math.cos(math.radians(middle))
    across = (max(longitudes) - min(longitudes)) * shrink * HEIGHT / WIDTH
    tall = max(max(latitudes) - min(latitudes), across, LEAST) * ROOM
    if tall > 25:
        return None
    wide = tall * WIDTH / HEIGHT / shrink
    centre = (max(longitudes) + min(longitudes)) / 2
    box = Box(centre - wide / 2, middle - tall / 2, centre + wide / 2, middle + tall / 2)

    def mark(latitude: float, longitude: float, label: str) -> Mark:
        return Mark(
            round((longitude - box.west) / wide * WIDTH, 1),
            round((box.north - latitude) / tall * HEIGHT, 1),
            label,
        )

    placed = tuple(mark(*point, ", ".join(labels)) for point, labels in points.items())
    towns = (mark(town.latitude, town.longitude, town.name) for town in towns_in(box))
    return Drawing(placed, tuple(town for town in towns if _stands_apart(town, placed)))


def _stands_apart(town: Mark, placed: Iterable[Mark]) -> bool:
    # On a telephone the drawing shrinks more than its letters do.
    inside = 20 < town.y < HEIGHT - 10 and town.x + 12 + 13 * len(town.label) < WIDTH
    return inside and all(math.hypot(town.x - one.x, town.y - one.y) > _NEAR for one in placed)
