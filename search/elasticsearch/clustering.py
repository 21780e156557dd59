"""What a map shows: one group for each cell of about 60 pixels, or the document itself."""

from collections.abc import Sequence
from typing import Any

from ..geometry import DEEPEST, SIDES, WORLD, bounds_of, cell_of, normalized
from ..grouping import EXTENT, MEAN, OWN_EXTENT_ZOOM, level_for
from ..protocol import Box, Cluster, Hit, Point, Query
from . import facets, hits, querying
from .connection import Connection
from .querying import Part

_MOST_VALUES = 1_000  # of a facet in one cell


def clusters(
    connection: Connection, query: Query, words: Part | None, zoom: int
) -> Sequence[Cluster]:
    """The groups within ``query.box``, the largest first."""
    box = WORLD if query.box is None else normalized(query.box)
    level = level_for(box, zoom)
    parts = [
        *querying.restrictions(query),
        *querying.filters(query, query.filters),
        querying.HAS_POINT,
    ]
    shown = querying.all_of([*([] if words is None else [words]), *parts])
    close = zoom >= OWN_EXTENT_ZOOM
    shift = 2 * (DEEPEST - level)
    inside = {**MEAN, **(EXTENT if close else {}), **_values(query)}
    buckets = _buckets(connection, shown, 1 << shift, inside)
    alone = [_center(bucket) for bucket in buckets if bucket["doc_count"] == 1]
    single = _hits_at(connection, shown, alone, query)
    found = []
    for bucket in buckets:
        count, center = bucket["doc_count"], _center(bucket)
        if count == 1:
            here = Box(center.longitude, center.latitude, center.longitude, center.latitude)
            found.append(Cluster(center, 1, here, single.get(center)))
            continue
        bounds = bounds_of(int(bucket["key"]) >> shift, level)
        if close:
            bounds = Box(*(bucket[side]["value"] for side in SIDES))
        counts = {name: facets.of_terms(bucket[name]) for name in query.facets}
        found.append(Cluster(center, count, bounds, facets=counts))
    found.sort(key=lambda cluster: -cluster.count)
    return found


def _values(query: Query) -> dict[str, Any]:
    return {
        name: {"terms": {"field": f"facets.{name}", "size": _MOST_VALUES}} for name in query.facets
    }


def _buckets(
    connection: Connection, shown: Part, interval: int, inside: dict[str, Any]
) -> list[dict[str, Any]]:
    cells = {"field": "cell", "interval": interval, "min_doc_count": 1}
    answer = connection.search(
        {"query": shown, "size": 0, "aggs": {"cells": {"histogram": cells, "aggs": inside}}}
    )
    found: list[dict[str, Any]] = answer["aggregations"]["cells"]["buckets"]
    return found


def _center(bucket: dict[str, Any]) -> Point:
    return Point(bucket["latitude"]["value"], bucket["longitude"]["value"])


def _hits_at(
    connection: Connection, shown: Part, points: list[Point], query: Query
) -> dict[Point, Hit]:
    """The documents of ``shown`` at these points, of which each has one."""
    if not points:
        return {}
    at_points = {"terms": {"cell": [cell_of(point) for point in points]}}
    body = {"query": querying.all_of([shown, at_points]), "size": len(points)}
    rows = connection.search(body)["hits"]["hits"]
    return {hits.point_of(row): hits.hit_of(row, query.circle) for row in rows}
