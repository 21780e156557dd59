"""Counts of facet values, each name without its own filter."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import batched
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
# As many pairs of sets are counted faster in one pass than their two facets in a pass each.
_MOST_PAIRS = 5_000

type Counts = dict[str, Sequence[FacetCount]]


def counts(
    snapshot: Snapshot, query: Query, text: TextQuery | None, uncounted: frozenset[str]
) -> Mapping[str, Sequence[FacetCount]]:
    """The counts of ``query.facets``, most frequent first.

    Names without a filter share one pass; filtered ones cost another, two by two where they have
    few sets of values. A name that has no column (opening slots) is counted value by value: dear,
    and hardly ever asked.
    """
    texts = [] if text is None else [text.matching]

    def without(*names: str) -> tantivy.Query:
        parts = querying.restrictions(snapshot, query, uncounted, without=names)
        return querying.must(*texts, *parts)

    columns = [name for name in query.facets if name not in uncounted]
    together = [name for name in columns if not query.filters.get(name)]
    found = _counted(snapshot, without(), together) if together else {}
    filtered = [name for name in columns if query.filters.get(name)]
    if len(filtered) > 1:
        filtered.sort(key=snapshot.sets)
    for pair in batched(filtered, 2):
        if len(pair) == 2 and math.prod(map(snapshot.sets, pair)) <= _MOST_PAIRS:
            found |= _paired(snapshot, without(*pair), pair, query.filters)
        else:
            for name in pair:
                found |= _counted(snapshot, without(name), [name])
    for name in query.facets:
        if name in uncounted:
            found[name] = _one_by_one(snapshot, query, texts, uncounted, name)
    return found


def _paired(
    snapshot: Snapshot,
    query: tantivy.Query,
    pair: Sequence[str],
    filters: Mapping[str, Sequence[str]],
) -> Counts:
    """Both names of ``pair``, each with the other's filter, from a count of the pairs of sets.

    The name with fewer sets comes first: every set of the second is counted for each of it.
    """
    outer, inner = pair
    inside = {inner: _by("sets", inner, _MOST_SETS)}
    answer = snapshot.searcher.aggregate(
        query, {outer: {**_by("sets", outer, _MOST_SETS), "aggs": inside}}
    )
    numbers: dict[str, Counter[str]] = {outer: Counter(), inner: Counter()}
    for of_outer in answer[outer]["buckets"]:
        outer_passes = _carries(of_outer["key"], filters[outer])
        for of_inner in of_outer[inner]["buckets"]:
            if outer_passes:
                _add(numbers[inner], of_inner["key"], of_inner["doc_count"])
            if _carries(of_inner["key"], filters[inner]):
                _add(numbers[outer], of_outer["key"], of_inner["doc_count"])
    return {name: most_frequent_first(counted.items()) for name, counted in numbers.items()}


def _carries(values: str, any_of: Sequence[str]) -> bool:
    return not set(any_of).isdisjoint(members(values))


def _add(numbers: Counter[str], values: str, count: int) -> None:
    for value in members(values):
        numbers[value] += count


def _counted(snapshot: Snapshot, query: tantivy.Query, names: Sequence[str]) -> Counts:
    """By the sets of values, or, where they are too many, by the values themselves."""
    answer = _terms(snapshot, query, names, "sets", _MOST_SETS)
    if too_many := [name for name, terms in answer.items() if terms["sum_other_doc_count"]]:
        answer |= _terms(snapshot, query, too_many, "facets", _MOST_VALUES)
    return {name: most_frequent_first(_of_sets(terms).items()) for name, terms in answer.items()}


def _of_sets(terms: Mapping[str, Any]) -> Counter[str]:
    """How many documents carry each value, from a count of their sets of values."""
    numbers: Counter[str] = Counter()
    for bucket in terms["buckets"]:
        _add(numbers, bucket["key"], bucket["doc_count"])
    return numbers


def _terms(
    snapshot: Snapshot, query: tantivy.Query, names: Sequence[str], column: str, most: int
) -> dict[str, dict[str, Any]]:
    """How many documents there are of each term of ``column``, for each of ``names``."""
    return snapshot.searcher.aggregate(query, {name: _by(column, name, most) for name in names})


def _by(column: str, name: str, most: int) -> dict[str, Any]:
    return {"terms": {"field": f"{column}.{name}", "size": most, "segment_size": most}}


def _one_by_one(
    snapshot: Snapshot,
    query: Query,
    texts: list[tantivy.Query],
    uncounted: frozenset[str],
    name: str,
) -> Sequence[FacetCount]:
    base = [*texts, *querying.restrictions(snapshot, query, uncounted, without=[name])]
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
