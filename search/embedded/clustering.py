"""What a map shows: one group for each cell of about 60 pixels, or the document itself."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tantivy

from ..geometry import DEEPEST, WORLD, bounds_of, cell_of, normalized
from ..grouping import EXTENT, MEAN, OWN_EXTENT_ZOOM, SIDES, level_for
from ..protocol import Box, Circle, Cluster, Hit, Point, Query, most_frequent_first
from . import facets, hits, querying, schema
from .storage import Snapshot
from .text import TextQuery

_MOST_SETS = 1_000  # different sets of a facet's values in one cell


@dataclass(frozen=True, slots=True)
class _Group:
    """What matches in one cell; ``extent`` only when it was asked for."""

    cell: int
    count: int
    center: Point
    facets: Mapping[str, Counter[str]]
    extent: Box | None = None


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
    groups = (
        _coarse_groups(snapshot, base, level, names)
        if level <= schema.COARSE_LEVEL
        else _groups(snapshot, base, level, names, close=zoom >= OWN_EXTENT_ZOOM)
    )
    alone = [group.center for group in groups if group.count == 1]
    single = _hits_at(snapshot, base, alone, query.circle)
    found = []
    for group in groups:
        if group.count == 1:
            north, east = group.center.latitude, group.center.longitude
            here = Box(east, north, east, north)
            found.append(Cluster(group.center, 1, here, single.get(group.center)))
            continue
        bounds = group.extent or bounds_of(group.cell, level)
        counts = {
            name: most_frequent_first(numbers.items()) for name, numbers in group.facets.items()
        }
        found.append(Cluster(group.center, group.count, bounds, facets=counts))
    found.sort(key=lambda cluster: -cluster.count)
    return found


def _groups(
    snapshot: Snapshot, base: tantivy.Query, level: int, names: Sequence[str], *, close: bool
) -> list[_Group]:
    """Cells at any level, by the column that holds the deepest."""
    shift = 2 * (DEEPEST - level)
    cells = {"histogram": {"field": "cell", "interval": 1 << shift, "min_doc_count": 1}}
    return [
        _Group(
            int(bucket["key"]) >> shift,
            bucket["doc_count"],
            _center(bucket),
            _numbers(bucket, names),
            Box(*(bucket[side]["value"] for side in SIDES)) if close else None,
        )
        for bucket in _buckets(snapshot, base, cells, {**MEAN, **EXTENT} if close else MEAN, names)
    ]


def _coarse_groups(
    snapshot: Snapshot, base: tantivy.Query, level: int, names: Sequence[str]
) -> list[_Group]:
    """Cells up to the coarse level, by the column of its own that is there for a whole country."""
    cells = {"terms": {"field": "coarse", "size": 4**schema.COARSE_LEVEL}}
    parts: dict[int, list[tuple[int, Point]]] = {}
    numbers: dict[int, dict[str, Counter[str]]] = {}
    for bucket in _buckets(snapshot, base, cells, MEAN, names):
        cell = int(bucket["key"], 16) >> 2 * (schema.COARSE_LEVEL - level)
        parts.setdefault(cell, []).append((bucket["doc_count"], _center(bucket)))
        of_cell = numbers.setdefault(cell, {name: Counter() for name in names})
        for name, counted in _numbers(bucket, names).items():
            of_cell[name] += counted
    return [
        _Group(cell, sum(count for count, _ in counted), _mean(counted), numbers[cell])
        for cell, counted in parts.items()
    ]


def _buckets(
    snapshot: Snapshot,
    base: tantivy.Query,
    cells: dict[str, Any],
    measures: dict[str, Any],
    names: Sequence[str],
) -> list[dict[str, Any]]:
    sets = {name: {"terms": {"field": f"sets.{name}", "size": _MOST_SETS}} for name in names}
    answer = snapshot.searcher.aggregate(base, {"cells": {**cells, "aggs": {**measures, **sets}}})
    buckets: list[dict[str, Any]] = answer["cells"]["buckets"]
    return buckets


def _numbers(bucket: dict[str, Any], names: Sequence[str]) -> dict[str, Counter[str]]:
    return {name: facets.of_sets(bucket[name]) for name in names}


def _center(bucket: dict[str, Any]) -> Point:
    return Point(bucket["latitude"]["value"], bucket["longitude"]["value"])


def _mean(counted: Sequence[tuple[int, Point]]) -> Point:
    """The mean of means, each with the number of points it stands for."""
    if len(counted) == 1:
        return counted[0][1]
    total = sum(count for count, _ in counted)
    return Point(
        sum(count * point.latitude for count, point in counted) / total,
        sum(count * point.longitude for count, point in counted) / total,
    )


def _hits_at(
    snapshot: Snapshot, base: tantivy.Query, points: list[Point], circle: Circle | None
) -> dict[Point, Hit]:
    """The documents of ``base`` at these points, of which each has one."""
    if not points:
        return {}
    deepest = [cell_of(point) for point in points]
    at_points = tantivy.Query.term_set_query(snapshot.schema, "cell", deepest)
    found = snapshot.searcher.search(
        querying.must(tantivy.Query.const_score_query(base, 0.0), at_points),
        limit=len(points),
        count=False,
    )
    addresses = [address for _, address in found.hits]
    latitudes, longitudes = (snapshot.column(name, addresses) for name in ("latitude", "longitude"))
    return {
        Point(latitude, longitude): hit
        for latitude, longitude, hit in zip(
            latitudes,
            longitudes,
            hits.read(snapshot, [(address, 0.0) for address in addresses], circle),
            strict=True,
        )
    }
