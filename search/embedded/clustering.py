"""What a map shows: one group for each cell of about 60 pixels, or the document itself."""

from collections.abc import Sequence
from typing import Any

import tantivy

from ..geometry import DEEPEST, WORLD, bounds_of, cell_of, cells_needed, normalized
from ..protocol import Box, Circle, Cluster, Hit, Point, Query
from . import hits, querying
from .storage import Snapshot

DEEPEST_ZOOM = 19
# A tile has 256 pixels; two levels below it, cells have 64.
_LEVELS_BELOW_TILE = 2
_MOST_CELLS = 4_000
# From here on groups are so small that their own extent says more than the cell's.
_OWN_EXTENT_ZOOM = 17

_MEAN = {
    "latitude": {"avg": {"field": "latitude"}},
    "longitude": {"avg": {"field": "longitude"}},
}
_EXTENT = {
    "south": {"min": {"field": "latitude"}},
    "north": {"max": {"field": "latitude"}},
    "west": {"min": {"field": "longitude"}},
    "east": {"max": {"field": "longitude"}},
}


def clusters(
    snapshot: Snapshot,
    query: Query,
    text: tantivy.Query | None,
    zoom: int,
    uncounted: frozenset[str],
) -> Sequence[Cluster]:
    """The groups within ``query.box``, the largest first.

    A box far wider than a screen at ``zoom`` gets coarser cells, so that the answer stays small.
    """
    box = WORLD if query.box is None else normalized(query.box)
    level = max(0, min(zoom, DEEPEST_ZOOM)) + _LEVELS_BELOW_TILE
    while cells_needed(box, level) > _MOST_CELLS:
        level -= 1
    parts = querying.restrictions(snapshot, query, uncounted)
    if query.box is None:
        parts.append(querying.has_point())
    base = querying.must(*([] if text is None else [text]), *parts)
    shift = 2 * (DEEPEST - level)
    close = zoom >= _OWN_EXTENT_ZOOM
    buckets = snapshot.searcher.aggregate(
        tantivy.Query.const_score_query(base, 0.0),
        {
            "cells": {
                "histogram": {"field": "cell", "interval": 1 << shift, "min_doc_count": 1},
                "aggs": {**_MEAN, **_EXTENT} if close else _MEAN,
            }
        },
    )["cells"]["buckets"]
    alone = [_center(bucket) for bucket in buckets if bucket["doc_count"] == 1]
    single = _hits_at(snapshot, base, alone, query.circle)
    found = []
    for bucket in buckets:
        count, center = bucket["doc_count"], _center(bucket)
        if count == 1:
            here = Box(center.longitude, center.latitude, center.longitude, center.latitude)
            found.append(Cluster(center, 1, here, single.get(center)))
        elif close:
            extent = Box(*(bucket[side]["value"] for side in ("west", "south", "east", "north")))
            found.append(Cluster(center, count, extent))
        else:
            found.append(Cluster(center, count, bounds_of(int(bucket["key"]) >> shift, level)))
    found.sort(key=lambda cluster: -cluster.count)
    return found


def _center(bucket: dict[str, Any]) -> Point:
    return Point(bucket["latitude"]["value"], bucket["longitude"]["value"])


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
