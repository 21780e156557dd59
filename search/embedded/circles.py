"""Documents within a radius: cells inside as a whole, and the points of the cells on the edge."""

import tantivy

from ..geometry import (
    LONGEST,
    box_around,
    cells_needed,
    cover,
    distance,
    reach,
)
from ..protocol import Circle, Point
from . import querying, schema
from .storage import Snapshot

_COARSE_CELLS = 32
# So few points, or so many cells, on the edge: measure the points one by one.
_FEW_POINTS = 1_000
_MANY_CELLS = 300


def within(snapshot: Snapshot, circle: Circle) -> tantivy.Query:
    """Documents whose point is at most ``circle.radius`` km from its centre.

    Exact but for 0.6 m: on the edge, points of one deepest cell share one fate.
    """
    assert circle.radius is not None
    if circle.radius >= LONGEST:
        return querying.has_point(snapshot)
    radius = circle.radius
    if (known := snapshot.recalled(circle, tantivy.Query)) is not None:
        return known
    found = _within(snapshot, circle, radius)
    snapshot.remember(circle, found)
    return found


def _within(snapshot: Snapshot, circle: Circle, radius: float) -> tantivy.Query:
    box = box_around(circle)
    level = next(
        level
        for level in reversed(schema.CELL_LEVELS)
        if level <= 4 or cells_needed(box, level) <= _COARSE_CELLS
    )
    level = max(level, 4)
    edge, parts = list(cover(box, level)), []
    while True:
        inside, crossing = [], []
        for cell in edge:
            nearest, farthest = reach(cell, level, circle.center)
            if farthest <= radius:
                inside.append(cell)
            elif nearest <= radius:
                crossing.append(cell)
        if inside:
            parts.append(querying.cells(snapshot, inside, level))
        if not crossing or len(crossing) > _MANY_CELLS or level == schema.CELL_LEVELS[-1]:
            break
        if snapshot.count(querying.cells(snapshot, crossing, level)) <= _FEW_POINTS:
            break
        level += 2
        edge = [cell << 4 | child for cell in crossing for child in range(16)]
    if crossing:
        near = _near(snapshot, crossing, level, circle.center, radius)
        if near:
            parts.append(tantivy.Query.term_set_query(snapshot.schema, "cell", near))
    return querying.either(parts) if parts else tantivy.Query.empty_query()


def _near(
    snapshot: Snapshot, crossing: list[int], level: int, center: Point, radius: float
) -> list[int]:
    """The deepest cells of the points in ``crossing`` that lie within ``radius``."""
    searcher = snapshot.searcher
    edge = querying.cells(snapshot, crossing, level)
    found = searcher.search(edge, limit=max(1, searcher.num_docs), count=False).hits
    addresses = [address for _, address in found]
    columns = (snapshot.column(name, addresses) for name in ("cell", "latitude", "longitude"))
    points = {cell: Point(north, east) for cell, north, east in zip(*columns, strict=True)}
    return [cell for cell, point in points.items() if distance(center, point) <= radius]
