"""Counts of facet values, each name without its own filter."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import tantivy

from ..protocol import FacetCount, Query, most_frequent_first
from . import querying
from .schema import labelled, members
from .storage import Snapshot
from .text import TextQuery

_MOST_VALUES = 10_000
# More different sets of values than that, and counting the values themselves is cheaper.
_MOST_SETS = 5_000


def counts(
    snapshot: Snapshot, query: Query, text: TextQuery | None, uncounted: frozenset[str]
) -> Mapping[str, Sequence[FacetCount]]:
    """The counts of ``query.facets``, most frequent first.

    Names without a filter share one pass; each filtered name costs one more. A name that has no
    column (opening slots) is counted value by value: dear, and hardly ever asked.
    """
    texts = [] if text is None else [text.matching]
    columns = [name for name in query.facets if name not in uncounted]
    together = [name for name in columns if not query.filters.get(name)]
    passes = [(together, "")] if together else []
    passes += [([name], name) for name in columns if query.filters.get(name)]
    found: dict[str, Sequence[FacetCount]] = {}
    for names, without in passes:
        parts = querying.restrictions(snapshot, query, uncounted, without=without)
        found |= _counted(snapshot, querying.must(*texts, *parts), names)
    for name in query.facets:
        if name in uncounted:
            found[name] = _one_by_one(snapshot, query, texts, uncounted, name)
    return found


def _counted(
    snapshot: Snapshot, query: tantivy.Query, names: Sequence[str]
) -> dict[str, Sequence[FacetCount]]:
    """By the sets of values, or, where they are too many, by the values themselves."""
    answer = _terms(snapshot, query, names, "sets", _MOST_SETS)
    if too_many := [name for name, terms in answer.items() if terms["sum_other_doc_count"]]:
        answer |= _terms(snapshot, query, too_many, "facets", _MOST_VALUES)
    found: dict[str, Sequence[FacetCount]] = {}
    for name, terms in answer.items():
        found[name] = most_frequent_first(of_sets(terms).items())
    return found


def of_sets(terms: Mapping[str, Any]) -> Counter[str]:
    """How many documents carry each value, from a count of their sets of values."""
    numbers: Counter[str] = Counter()
    for bucket in terms["buckets"]:
        for value in members(bucket["key"]):
            numbers[value] += bucket["doc_count"]
    return numbers


def _terms(
    snapshot: Snapshot, query: tantivy.Query, names: Sequence[str], column: str, most: int
) -> dict[str, dict[str, Any]]:
    """How many documents there are of each term of ``column``, for each of ``names``."""
    return snapshot.searcher.aggregate(
        query,
        {
            name: {"terms": {"field": f"{column}.{name}", "size": most, "segment_size": most}}
            for name in names
        },
    )


def _one_by_one(
    snapshot: Snapshot,
    query: Query,
    texts: list[tantivy.Query],
    uncounted: frozenset[str],
    name: str,
) -> Sequence[FacetCount]:
    base = [*texts, *querying.restrictions(snapshot, query, uncounted, without=name)]
    label = labelled(name, "")
    found = snapshot.searcher.terms_with_prefix("filters", label)
    return most_frequent_first(
        (
            value,
            snapshot.count(
                querying.must(*base, querying.carrying(snapshot, name, [value], uncounted))
            ),
        )
        for value in (term.removeprefix(label) for term, _ in found)
    )
