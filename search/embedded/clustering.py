"""What a map shows: one group for each cell of about 60 pixels, or the document itself."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import tantivy

from ..geometry import DEEPEST, SIDES, WORLD, bounds_of, cell_of, middle_of, normalized, point_in
from ..grouping import EXTENT, MEAN, OWN_EXTENT_ZOOM, level_for
from ..protocol import Box, Cluster, Point, Query, most_frequent_first
from . import hits, querying, schema
from .storage import Snapshot
from .text import TextQuery

_MOST_SETS = 1_000  # different sets of a facet's values on one screen
# A crowd stands in the middle of its parts, the quarters of a cell (30 pixels): the mean of every
# coordinate would cost more than all the rest. A handful is looked up and put exactly in its place.
_FINER = 1
_HANDFUL = 4

# The middle of each part of a cell, in widths of the cell from its north-western corner.
_MIDDLES = [middle_of(part, _FINER) for part in range(4**_FINER)]

type Bucket = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Grid:
    """How tantivy puts documents into cells: its aggregation, and a bucket's key as a cell."""

    buckets: dict[str, Any]
    cell: Callable[[Any], int]


@dataclass(frozen=True, slots=True)
class _Group:
    """What matches in one cell.

    ``extent`` is there when it was asked for; ``parts`` when ``center`` is that of these cells,
    ``_FINER`` levels below, and not yet that of the points.
    """

    cell: int
    count: int
    center: Point
    extent: Box | None = None
    parts: Sequence[int] = ()


def clusters(
    snapshot: Snapshot,
    query: Query,
    text: TextQuery | None,
    zoom: int,
    uncounted: frozenset[str],
) -> Sequence[Cluster]:
    """The groups within ``query.box``, the largest first."""
    box = WORLD if query.box is None else normalized(query.box)
    level = level_for(box, zoom)
    parts = querying.restrictions(snapshot, query, uncounted)
    if query.box is None:
        parts.append(querying.has_point(snapshot))
    base = querying.must(*([] if text is None else [text.matching]), *parts)
    names = [name for name in query.facets if name not in uncounted]
    groups, numbers = _grouped(snapshot, base, level, names, close=zoom >= OWN_EXTENT_ZOOM)
    members = _members(snapshot, base, level, groups)
    alone = [group.cell for group in groups if group.count == 1]
    addresses = [(members[cell][0][1], 0.0) for cell in alone]
    single = dict(zip(alone, hits.read(snapshot, addresses, query.circle), strict=True))
    found = []
    for group in groups:
        placed = members.get(group.cell)
        center = _mean([(1, point) for point, _ in placed]) if placed else group.center
        if group.count == 1:
            here = Box(center.longitude, center.latitude, center.longitude, center.latitude)
            found.append(Cluster(center, 1, here, single[group.cell]))
            continue
        bounds = group.extent or bounds_of(group.cell, level)
        counts = {
            name: most_frequent_first(numbers[name].get(group.cell, {}).items()) for name in names
        }
        found.append(Cluster(center, group.count, bounds, facets=counts))
    found.sort(key=lambda cluster: -cluster.count)
    return found


def _deep(level: int) -> _Grid:
    """Cells at any level, by the column that holds the deepest."""
    shift = 2 * (DEEPEST - level)
    buckets = {"histogram": {"field": "cell", "interval": 1 << shift, "min_doc_count": 1}}
    return _Grid(buckets, lambda key: int(key) >> shift)


def _coarse(level: int) -> _Grid:
    """Cells up to the coarse level, by the column of its own that is there for a whole country."""
    shift = 2 * (schema.COARSE_LEVEL - level)
    buckets = {"terms": {"field": "coarse", "size": 4**schema.COARSE_LEVEL}}
    return _Grid(buckets, lambda key: int(key, 16) >> shift)


def _grouped(
    snapshot: Snapshot, base: tantivy.Query, level: int, names: Sequence[str], *, close: bool
) -> tuple[list[_Group], dict[str, dict[int, dict[str, int]]]]:
    """The groups, and for each of ``names`` how often its values are in each cell.

    A facet's sets come first and cells within them: there are fewer of them than of cells.
    """
    if level <= schema.COARSE_LEVEL:
        grid = measured = _coarse(level)
        measures = MEAN
    elif close:
        grid = measured = _deep(level)
        measures = {**MEAN, **EXTENT}
    else:
        grid, measured = _deep(level), _deep(level + _FINER)
        measures = {}
    sets = {
        f"sets.{name}": {
            "terms": {"field": f"sets.{name}", "size": _MOST_SETS},
            "aggs": {"cells": grid.buckets},
        }
        for name in names
    }
    answer = snapshot.searcher.aggregate(
        base, {"cells": {**measured.buckets, "aggs": measures}, **sets}
    )
    buckets: list[Bucket] = answer["cells"]["buckets"]
    groups = _by_means(buckets, grid) if measures else _by_parts(buckets, measured, level)
    return groups, {name: _numbers(answer[f"sets.{name}"]["buckets"], grid) for name in names}


def _by_means(buckets: Sequence[Bucket], grid: _Grid) -> list[_Group]:
    """Groups from buckets that know the mean of their points; several may stand in one cell."""
    together: dict[int, list[Bucket]] = {}
    for bucket in buckets:
        together.setdefault(grid.cell(bucket["key"]), []).append(bucket)
    return [
        _Group(
            cell,
            sum(bucket["doc_count"] for bucket in of_cell),
            _mean([(bucket["doc_count"], _center(bucket)) for bucket in of_cell]),
            Box(*(of_cell[0][side]["value"] for side in SIDES)) if "west" in of_cell[0] else None,
        )
        for cell, of_cell in together.items()
    ]


def _by_parts(buckets: Sequence[Bucket], parts: _Grid, level: int) -> list[_Group]:
    """Groups from the numbers in the parts of their cells."""
    groups = []
    keyed = ((parts.cell(bucket["key"]), bucket["doc_count"]) for bucket in buckets)
    # A histogram's buckets come in the order of cells, so that those of one cell follow each other.
    for cell, of_cell in groupby(keyed, lambda counted: counted[0] >> 2 * _FINER):
        total, across, down, filled = 0, 0.0, 0.0, []
        for part, count in of_cell:
            middle = _MIDDLES[part % len(_MIDDLES)]
            total += count
            across += count * middle[0]
            down += count * middle[1]
            filled.append(part)
        center = point_in(cell, level, across / total, down / total)
        groups.append(_Group(cell, total, center, parts=filled))
    return groups


def _numbers(buckets: Sequence[Bucket], grid: _Grid) -> dict[int, dict[str, int]]:
    """How often each value is in each cell, from a count of its facet's sets in them."""
    numbers: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for bucket in buckets:
        values = schema.members(bucket["key"])
        for inner in bucket["cells"]["buckets"]:
            of_cell = numbers[grid.cell(inner["key"])]
            for value in values:
                of_cell[value] = of_cell.get(value, 0) + inner["doc_count"]
    return numbers


def _members(
    snapshot: Snapshot, base: tantivy.Query, level: int, groups: Sequence[_Group]
) -> dict[int, list[tuple[Point, tantivy.DocAddress]]]:
    """Where those of ``base`` stand that are alone in their cell, or a handful in parts of one."""
    few = [group for group in groups if group.count <= (_HANDFUL if group.parts else 1)]
    if not few:
        return {}
    if parts := [part for group in few for part in group.parts]:
        there = querying.cells(snapshot, *schema.findable(parts, level + _FINER))
    else:
        points = [cell_of(group.center) for group in few]
        there = tantivy.Query.term_set_query(snapshot.schema, "cell", points)
    found = snapshot.searcher.search(
        querying.must(tantivy.Query.const_score_query(base, 0.0), there),
        limit=sum(group.count for group in few),
        count=False,
    )
    addresses = [address for _, address in found.hits]
    columns = [snapshot.column(name, addresses) for name in ("cell", "latitude", "longitude")]
    members: dict[int, list[tuple[Point, tantivy.DocAddress]]] = {}
    for deepest, latitude, longitude, address in zip(*columns, addresses, strict=True):
        cell = deepest >> 2 * (DEEPEST - level)
        members.setdefault(cell, []).append((Point(latitude, longitude), address))
    return members


def _center(bucket: Bucket) -> Point:
    return Point(bucket["latitude"]["value"], bucket["longitude"]["value"])


def _mean(counted: Sequence[tuple[int, Point]]) -> Point:
    """The mean of points, each with the number that it stands for."""
    if len(counted) == 1:
        return counted[0][1]
    total = sum(count for count, _ in counted)
    return Point(
        sum(count * point.latitude for count, point in counted) / total,
        sum(count * point.longitude for count, point in counted) / total,
    )
