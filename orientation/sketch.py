"""A small map without anybody's tiles: a place, the towns around it, a ring at a round distance.

Plain geometry from the gazetteer, for the SVG on the screen and for paper alike. Lengths are in
units of the drawing, from its top left corner.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

from directory.towns import Town, towns_in
from search.protocol import Box, Point

WIDTH, HEIGHT = 320, 200
KM_PER_DEGREE = 111.32
# How far the drawing reaches to each side (km), and the ring upon it.
REACHES = ((8.0, 2), (20.0, 5), (50.0, 10))
ENOUGH = 4  # towns that make a sketch readable
MOST = 9
_CLOSE = 16  # a town as near to the place as that has its name below the mark
_LETTER = 6.2  # about the width of one
_DOT = 4  # half the width of a dot with some room


class Mark(NamedTuple):
    """A town: where its dot is, where its name stands, and from which end it is written."""

    name: str
    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Sketch:
    """The place is in the middle; ``ring`` is the radius of ``ring_km`` kilometres."""

    towns: tuple[Mark, ...]
    ring: float
    ring_km: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def x(self) -> float:
        """The middle, across."""
        return self.width / 2

    @property
    def y(self) -> float:
        """The middle, down."""
        return self.height / 2


def sketch(point: Point) -> Sketch:
    """The surroundings of ``point``, as near as some towns are to be seen; up to three queries."""
    for reach, ring_km in REACHES:
        towns = towns_in(_box(point, reach))
        scale = WIDTH / 2 / reach
        drawn = Sketch(tuple(_marks(towns, point, scale)), ring_km * scale, ring_km)
        if len(towns) >= ENOUGH:
            break
    return drawn


def _box(point: Point, reach: float) -> Box:
    down = reach * HEIGHT / WIDTH / KM_PER_DEGREE
    across = reach / (KM_PER_DEGREE * math.cos(math.radians(point.latitude)))
    return Box(
        point.longitude - across,
        point.latitude - down,
        point.longitude + across,
        point.latitude + down,
    )


def _marks(towns: list[Town], point: Point, scale: float) -> list[Mark]:
    """The towns whose names find room, the biggest first."""
    marks: list[Mark] = []
    for town in towns:
        mark = _mark(town, point, scale)
        if all(_apart(mark, other) for other in marks):
            marks.append(mark)
    return marks[:MOST]


def _mark(town: Town, point: Point, scale: float) -> Mark:
    across = KM_PER_DEGREE * math.cos(math.radians(point.latitude)) * scale
    x = round(WIDTH / 2 + (town.longitude - point.longitude) * across, 1)
    y = round(HEIGHT / 2 - (town.latitude - point.latitude) * KM_PER_DEGREE * scale, 1)
    y = min(max(y, 10), HEIGHT - 10)
    if math.hypot(x - WIDTH / 2, y - HEIGHT / 2) < _CLOSE:
        return Mark(town.name, x, y, WIDTH / 2, HEIGHT / 2 + 26, "middle")
    if x + 6 + len(town.name) * _LETTER > WIDTH:
        return Mark(town.name, x, y, x - 6, y + 4, "end")
    return Mark(town.name, x, y, x + 6, y + 4, "start")


def _apart(one: Mark, other: Mark) -> bool:
    left, right = _extent(one)
    other_left, other_right = _extent(other)
    is_beside = right < other_left or other_right < left
    return is_beside or abs(one.label_y - other.label_y) > 14


def _extent(mark: Mark) -> tuple[float, float]:
    """From where to where dot and name reach, across."""
    length = len(mark.name) * _LETTER
    if mark.anchor == "middle":
        return mark.label_x - length / 2, mark.label_x + length / 2
    if mark.anchor == "end":
        return mark.label_x - length, mark.x + _DOT
    return mark.x - _DOT, mark.label_x + length
