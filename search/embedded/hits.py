"""The page of hits: its order, its ties, and the documents read for it."""

from collections.abc import Sequence
from dataclasses import replace

import tantivy

from ..columns import key_of, tie_of
from ..geometry import distance
from ..protocol import Circle, Hit, Point, Query
from . import nearest, ordering, querying
from .schema import NOWHERE_LATITUDE, TITLE_COLUMNS, Stored
from .storage import Snapshot
from .text import TextQuery

# Equal scores are put in order of ids as long as no more than this many follow the page.
_MOST_TIES = 1_000
_KEYS_AT_ONCE = 10_000

type Ranked = Sequence[tuple[tantivy.DocAddress, float]]


def page(
    snapshot: Snapshot, query: Query, text: TextQuery | None, uncounted: frozenset[str]
) -> tuple[int, Sequence[Hit]]:
    """How many documents match, and the hits from ``query.offset`` on in the order asked for.

    Distance without a circle, and relevance without a text, fall back on the order of ids.
    """
    texts = [] if text is None else [text.matching]
    parts = querying.restrictions(snapshot, query, uncounted)
    everything = querying.must(*texts, *parts)
    offset, limit = max(0, query.offset), max(0, query.limit)
    searcher = snapshot.searcher
    if limit == 0:
        return snapshot.count(everything), []
    if query.sort == "distance" and query.circle is not None:
        count = snapshot.count(everything)
        # Those within a radius come before all others: the radius need not be looked at again.
        limit = min(limit, max(0, count - offset))
        anywhere = querying.restrictions(snapshot, replace(query, circle=None), uncounted)
        around = querying.must(*texts, *anywhere)
        placed = nearest.page(snapshot, around, query.circle.center, offset, limit)
        return count, read(snapshot, [(address, 0.0) for address, _ in placed], query.circle)
    if query.sort == "relevance" and text is not None:
        scored = querying.must(text.ranking, *querying.unscored(parts))
        count, ranked = _by_score(snapshot, scored, offset, limit)
        return count, read(snapshot, ranked, query.circle)
    if query.sort == "title":
        count = snapshot.count(everything)
        addresses = ordering.page(snapshot, everything, (*TITLE_COLUMNS, "tie"), offset, limit)
        return count, read(snapshot, [(address, 0.0) for address in addresses], query.circle)
    field, order = {
        "date": ("newest", tantivy.Order.Desc),
    }.get(query.sort, ("tie", tantivy.Order.Asc))
    found = searcher.search(
        everything, limit=limit, offset=offset, order_by_field=field, order=order
    )
    return snapshot.total(found), read(
        snapshot, [(address, 0.0) for _, address in found.hits], query.circle
    )


def keys_after(
    snapshot: Snapshot,
    query: Query,
    text: TextQuery | None,
    uncounted: frozenset[str],
    last: int | None = None,
) -> list[int]:
    """The next primary keys of what matches, in their order, after ``last``."""
    (kind,) = query.kinds
    first = tie_of(f"{kind}-{0 if last is None else last + 1}")
    beyond = tantivy.Query.range_query(
        snapshot.schema, "tie", tantivy.FieldType.Unsigned, first, None
    )
    texts = [] if text is None else [text.matching]
    parts = querying.restrictions(snapshot, query, uncounted)
    found = snapshot.searcher.search(
        querying.must(*texts, *parts, beyond),
        limit=_KEYS_AT_ONCE,
        count=False,
        order_by_field="tie",
        order=tantivy.Order.Asc,
    )
    return [key_of(tie) for tie, _address in found.hits]


def _by_score(
    snapshot: Snapshot, query: tantivy.Query, offset: int, limit: int
) -> tuple[int, Ranked]:
    """By falling score, then by id; beyond ``_MOST_TIES`` equal scores in the index's order."""
    end = offset + limit
    found = snapshot.searcher.search(query, limit=end + _MOST_TIES)
    scores = [score for score, _ in found.hits]
    whole = len(scores) < end + _MOST_TIES or scores[-1] < scores[end - 1]
    scored = found.hits
    if not whole or offset >= len(scored):
        return snapshot.total(found), [(address, score) for score, address in scored[offset:end]]
    first = next(at for at, score in enumerate(scores) if score == scores[offset])
    level = scored[first:]
    ties = snapshot.column("tie", [address for _, address in level])
    ordered = sorted(zip(level, ties, strict=True), key=lambda one: (-one[0][0], one[1]))
    ranked = [(address, score) for (score, address), _ in ordered]
    return snapshot.total(found), ranked[offset - first : end - first]


def read(snapshot: Snapshot, ranked: Ranked, circle: Circle | None) -> list[Hit]:
    """The stored documents at these addresses, with their distance where there is a circle."""
    distances: list[float | None] = [None] * len(ranked)
    if circle is not None:
        addresses = [address for address, _ in ranked]
        latitudes, longitudes = (
            snapshot.column(name, addresses) for name in ("latitude", "longitude")
        )
        distances = [
            None if north == NOWHERE_LATITUDE else distance(circle.center, Point(north, east))
            for north, east in zip(latitudes, longitudes, strict=True)
        ]
    found = []
    for (address, score), away in zip(ranked, distances, strict=True):
        stored = Stored.from_bytes(snapshot.searcher.doc(address)["stored"][0])
        found.append(Hit(stored.id, stored.kind, stored.title, stored.payload, score, away))
    return found
