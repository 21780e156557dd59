"""Order by several columns, where tantivy orders by one."""

from collections.abc import Sequence
from itertools import groupby

import tantivy
from tantivy import FieldType

from . import querying
from .storage import Snapshot


def page(
    snapshot: Snapshot,
    query: tantivy.Query,
    columns: Sequence[str],
    offset: int,
    limit: int,
) -> list[tantivy.DocAddress]:
    """The documents from ``offset`` on by the first column, equal ones by the next, and so on.

    Only the first and the last value on the page can have documents beyond it; such a group is
    asked for again by the columns that are left, the others are whole and sorted here.
    """
    column, *rest = columns
    hits = snapshot.searcher.search(
        query,
        limit=limit + 1,
        offset=offset,
        count=False,
        order_by_field=column,
        order=tantivy.Order.Asc,
    ).hits
    found, beyond = hits[:limit], hits[limit:]
    if not rest:
        return [address for _, address in found]
    groups = [
        (value, [address for _, address in group])
        for value, group in groupby(found, key=lambda hit: hit[0])
    ]
    ordered: list[tantivy.DocAddress] = []
    for number, (value, addresses) in enumerate(groups):
        begins = number > 0 or offset == 0
        ends = number < len(groups) - 1 or not beyond or beyond[0][0] != value
        if begins and ends:
            ordered += _sorted(snapshot, addresses, rest)
            continue
        skipped = 0
        if not begins:
            skipped = offset - snapshot.count(_and_range(snapshot, query, column, high=value))
        same = _and_range(snapshot, query, column, low=value, high=value + 1)
        ordered += page(snapshot, same, rest, skipped, len(addresses))
    return ordered


def _sorted(
    snapshot: Snapshot, addresses: list[tantivy.DocAddress], columns: Sequence[str]
) -> list[tantivy.DocAddress]:
    if len(addresses) == 1:
        return addresses
    keys = zip(*(snapshot.column(name, addresses) for name in columns), strict=True)
    pairs = sorted(zip(keys, addresses, strict=True), key=lambda pair: pair[0])
    return [address for _, address in pairs]


def _and_range(
    snapshot: Snapshot, query: tantivy.Query, column: str, *, low: int | None = None, high: int
) -> tantivy.Query:
    """What ``query`` finds with ``low`` ≤ column < ``high``."""
    within = tantivy.Query.range_query(
        snapshot.schema, column, FieldType.Unsigned, low, high, include_upper=False
    )
    return querying.must(query, within)
