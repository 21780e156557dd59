"""The plane of web maps as a quadtree of cells, and distances on the sphere. No engine here.

A cell at ``level`` n is one of 4ⁿ squares of the web-Mercator plane, numbered in Morton order: the
number of a cell's parent is its own without the last two bits. Latitudes beyond 85.05° belong to
the outermost rows. Degrees are WGS 84, distances kilometres.
"""

import math
from collections.abc import Iterator
from functools import lru_cache

from .protocol import Box, Circle, Point

EARTH_RADIUS = 6371.0088  # mean radius, IUGG
LONGEST = math.pi * EARTH_RADIUS  # no two points are further apart
DEEPEST = 26  # 0.6 m at the equator; 52 bits, which a float still holds exactly
SIDES = ("west", "south", "east", "north")
WORLD = Box(-180.0, -90.0, 180.0, 90.0)
_EDGE_LATITUDE = math.degrees(math.atan(math.sinh(math.pi)))

type Sides = tuple[str, ...]


def distance(a: Point, b: Point) -> float:
    """Great-circle distance in km (haversine)."""
    phi_a, phi_b = math.radians(a.latitude), math.radians(b.latitude)
    half_phi = (phi_b - phi_a) / 2
    half_lambda = math.radians(b.longitude - a.longitude) / 2
    square = (
        math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    )
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(square)))


def normalized(box: Box) -> Box:
    """``box`` with longitudes within ±180, as web maps that scroll round the world need it."""
    south, north = sorted((box.south, box.north))
    if box.east - box.west >= 360:
        return Box(-180.0, south, 180.0, north)
    west, east = (
        side if -180 <= side <= 180 else (side + 180) % 360 - 180 for side in (box.west, box.east)
    )
    return Box(west, south, east, north)


def halves(box: Box) -> list[Box]:
    """``box`` as one box, or two where it crosses the antimeridian."""
    if box.west <= box.east:
        return [box]
    return [
        Box(box.west, box.south, 180.0, box.north),
        Box(-180.0, box.south, box.east, box.north),
    ]


def contains(box: Box, point: Point) -> bool:
    """Whether ``point`` lies in ``box`` or on its edge."""
    return any(
        half.south <= point.latitude <= half.north and half.west <= point.longitude <= half.east
        for half in halves(box)
    )


def sides_reached(box: Box, other: Box) -> Sides:
    """The sides of ``box`` that ``other`` touches or lies across; neither crosses the antimeridian.

    Within a hair counts as touching, for the bounds of cells are rounded.
    """
    hair = 1e-9
    reached = (
        other.west <= box.west + hair,
        other.south <= box.south + hair,
        other.east >= box.east - hair,
        other.north >= box.north - hair,
    )
    return tuple(side for side, yes in zip(SIDES, reached, strict=True) if yes)


def _spread(number: int) -> int:
    number = (number | number << 16) & 0x0000FFFF0000FFFF
    number = (number | number << 8) & 0x00FF00FF00FF00FF
    number = (number | number << 4) & 0x0F0F0F0F0F0F0F0F
    number = (number | number << 2) & 0x3333333333333333
    return (number | number << 1) & 0x5555555555555555


def _gather(number: int) -> int:
    number &= 0x5555555555555555
    number = (number | number >> 1) & 0x3333333333333333
    number = (number | number >> 2) & 0x0F0F0F0F0F0F0F0F
    number = (number | number >> 4) & 0x00FF00FF00FF00FF
    number = (number | number >> 8) & 0x0000FFFF0000FFFF
    return (number | number >> 16) & 0x00000000FFFFFFFF


def _column(longitude: float, level: int) -> int:
    size = 1 << level
    return min(size - 1, max(0, int((longitude + 180) / 360 * size)))


def _row(latitude: float, level: int) -> int:
    size = 1 << level
    latitude = min(_EDGE_LATITUDE, max(-_EDGE_LATITUDE, latitude))
    sine = math.sin(math.radians(latitude))
    height = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return min(size - 1, max(0, int(height * size)))


def cell_of(point: Point, level: int = DEEPEST) -> int:
    """The number of the cell at ``level`` that holds ``point``."""
    deepest = (
        _spread(_column(point.longitude, DEEPEST)) | _spread(_row(point.latitude, DEEPEST)) << 1
    )
    return deepest >> 2 * (DEEPEST - level)


@lru_cache(maxsize=4_096)  # cells that stand side by side share their edges
def _edge(row: int, level: int) -> float:
    return _latitude(row, level)


def _latitude(row: float, level: int) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / (1 << level)))))


def bounds_of(cell: int, level: int) -> Box:
    """The rectangle of ``cell``; the outermost rows reach the poles."""
    column, row, size = _gather(cell), _gather(cell >> 1), 1 << level
    return Box(
        west=column / size * 360 - 180,
        south=-90.0 if row == size - 1 else _edge(row + 1, level),
        east=(column + 1) / size * 360 - 180,
        north=90.0 if row == 0 else _edge(row, level),
    )


def middle_of(part: int, levels: int) -> tuple[float, float]:
    """Where the middle of ``part`` is in the cell ``levels`` above: parts of its width and height.

    ``part`` counts from the cell's north-western corner, in Morton order.
    """
    return (_gather(part) + 0.5) / 2**levels, (_gather(part >> 1) + 0.5) / 2**levels


def point_in(cell: int, level: int, across: float, down: float) -> Point:
    """The point of ``cell`` at these parts, from 0 to 1, of its width and height."""
    east = (_gather(cell) + across) / (1 << level) * 360 - 180
    return Point(_latitude(_gather(cell >> 1) + down, level), east)


def _spans(box: Box, level: int) -> list[tuple[range, range]]:
    return [
        (
            range(_column(half.west, level), _column(half.east, level) + 1),
            range(_row(half.north, level), _row(half.south, level) + 1),
        )
        for half in halves(box)
    ]


def cells_needed(box: Box, level: int) -> int:
    """How many cells at ``level`` it takes to cover ``box``."""
    return sum(len(columns) * len(rows) for columns, rows in _spans(box, level))


def cover(box: Box, level: int) -> Iterator[int]:
    """The cells at ``level`` that ``box`` touches."""
    for columns, rows in _spans(box, level):
        for column in columns:
            spread_column = _spread(column)
            for row in rows:
                yield spread_column | _spread(row) << 1


def reach(cell: int, level: int, center: Point) -> tuple[float, float]:
    """The least and the greatest distance in km that a point of ``cell`` can have to ``center``.

    Both are safe, not tight: they come from the circle about the cell. Holds from level 4 on.
    """
    box = bounds_of(cell, level)
    middle = Point((box.south + box.north) / 2, (box.west + box.east) / 2)
    radius = max(
        distance(middle, Point(box.south, box.west)), distance(middle, Point(box.north, box.west))
    )
    away = distance(center, middle)
    slack = radius + 0.002  # two metres for rounding at the cell's edge
    return max(0.0, away - slack), away + slack


def box_around(circle: Circle) -> Box:
    """The smallest box that holds ``circle``; the whole world without a radius."""
    if circle.radius is None or circle.radius >= LONGEST / 2:
        return WORLD
    angle = circle.radius / EARTH_RADIUS
    latitude, longitude = circle.center.latitude, circle.center.longitude
    south, north = latitude - math.degrees(angle), latitude + math.degrees(angle)
    if south <= -90 or north >= 90:  # a pole is inside
        return Box(-180.0, max(-90.0, south), 180.0, min(90.0, north))
    width = math.degrees(math.asin(math.sin(angle) / math.cos(math.radians(latitude))))
    # A hair wider than exact, so that rounding loses nobody on the edge.
    width, hair = width + 1e-7, 1e-7
    return normalized(Box(longitude - width, south - hair, longitude + width, north + hair))
