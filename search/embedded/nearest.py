"""Order by distance, which tantivy has no sort for: narrow down to the cells that can hold the
page asked for, by counting cells level by level, then measure only the points in those."""

from dataclasses import dataclass

import tantivy

from ..geometry import DEEPEST, LONGEST, box_around, cells_needed, cover, distance, reach
from ..protocol import Circle, Point
from . import querying, schema
from .storage import Snapshot

_FIRST_RADIUS = 2.0  # km; four times wider until enough is found
_FEW = 1_000  # points to measure one by one
_MANY_CELLS = 500
_START_CELLS = 64
_FINER = 4


@dataclass(slots=True)
class _Cell:
    number: int
    count: int
    nearest: float
    farthest: float


def page(
    snapshot: Snapshot, query: tantivy.Query, center: Point, offset: int, limit: int
) -> list[tuple[tantivy.DocAddress, float | None]]:
    """The hits from ``offset`` on by distance from ``center`` in km, then those without a point.

    Equal distances go by id. ``query`` filters; its scores do not matter.
    """
    query = tantivy.Query.const_score_query(query, 0.0)
    hits: list[tuple[tantivy.DocAddress, float | None]] = []
    hits += _placed(snapshot, query, center, offset, limit)
    if len(hits) < limit:
        placed = snapshot.count(querying.must(query, querying.has_point(snapshot)))
        rest = snapshot.searcher.search(
            querying.must(query, querying.nowhere(snapshot)),
            limit=limit - len(hits),
            offset=max(0, offset - placed),
            count=False,
            order_by_field="tie",
            order=tantivy.Order.Asc,
        )
        hits += [(address, None) for _, address in rest.hits]
    return hits


def _placed(
    snapshot: Snapshot, query: tantivy.Query, center: Point, offset: int, limit: int
) -> list[tuple[tantivy.DocAddress, float | None]]:
    level, counted = _start(snapshot, query, center, offset + limit)
    skipped = 0
    while True:
        before, counted = _narrowed(counted, offset - skipped, offset - skipped + limit)
        skipped += before
        numbers = [cell.number for cell in counted]
        total = sum(cell.count for cell in counted)
        area = querying.must(query, querying.cells(snapshot, numbers, level))
        if total <= _FEW or len(counted) > _MANY_CELLS or level == schema.CELL_LEVELS[-1]:
            break
        finer = min(level + _FINER, schema.CELL_LEVELS[-1])
        level, counted = finer, _counted(snapshot, area, finer, center)
    measured = _measured(snapshot, area, total, center)
    return [(address, away) for away, _, address in measured[offset - skipped :][:limit]]


def _start(
    snapshot: Snapshot, query: tantivy.Query, center: Point, enough: int
) -> tuple[int, list[_Cell]]:
    """Cells with their counts that surely hold the nearest ``enough`` points, and their level."""
    radius = _FIRST_RADIUS
    while radius < LONGEST / 2:
        box = box_around(Circle(center, radius))
        level = next(
            level
            for level in reversed(schema.CELL_LEVELS)
            if level == 2 or cells_needed(box, level) <= _START_CELLS
        )
        area = querying.must(query, querying.cells(snapshot, list(cover(box, level)), level))
        finer = min(max(level, 4) + 2, schema.CELL_LEVELS[-1])
        counted = _counted(snapshot, area, finer, center)
        if sum(cell.count for cell in counted if cell.farthest <= radius) >= enough:
            return finer, counted
        radius *= 4
    everywhere = querying.must(query, querying.has_point(snapshot))
    return 8, _counted(snapshot, everywhere, 8, center)


def _counted(snapshot: Snapshot, query: tantivy.Query, level: int, center: Point) -> list[_Cell]:
    shift = 2 * (DEEPEST - level)
    answer = snapshot.searcher.aggregate(
        query,
        {"cells": {"histogram": {"field": "cell", "interval": 1 << shift, "min_doc_count": 1}}},
    )
    return [
        _Cell(number, bucket["doc_count"], *reach(number, level, center))
        for bucket in answer["cells"]["buckets"]
        for number in (int(bucket["key"]) >> shift,)
    ]


def _narrowed(counted: list[_Cell], first: int, end: int) -> tuple[int, list[_Cell]]:
    """Leave out cells wholly before rank ``first`` or wholly from ``end`` on.

    Answers how many points lie in those before, and the cells left.
    """
    farthest_needed, reached = 0.0, 0
    for cell in sorted(counted, key=lambda cell: cell.farthest):
        farthest_needed = cell.farthest
        reached += cell.count
        if reached >= end:
            break
    nearest_needed, reached = 0.0, 0
    for cell in sorted(counted, key=lambda cell: cell.nearest):
        reached += cell.count
        if reached > first:
            nearest_needed = cell.nearest
            break
    before = sum(cell.count for cell in counted if cell.farthest < nearest_needed)
    return before, [
        cell
        for cell in counted
        if cell.farthest >= nearest_needed and cell.nearest <= farthest_needed
    ]


def _measured(
    snapshot: Snapshot, query: tantivy.Query, count: int, center: Point
) -> list[tuple[float, int, tantivy.DocAddress]]:
    found = snapshot.searcher.search(query, limit=max(1, count), count=False).hits
    addresses = [address for _, address in found]
    latitudes, longitudes, ties = (
        snapshot.column(name, addresses) for name in ("latitude", "longitude", "tie")
    )
    measured = [
        (distance(center, Point(latitude, longitude)), tie, address)
        for latitude, longitude, tie, address in zip(
            latitudes, longitudes, ties, addresses, strict=True
        )
    ]
    measured.sort(key=lambda one: one[:2])
    return measured
