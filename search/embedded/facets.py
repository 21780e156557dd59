"""Counts of facet values, each name without its own filter."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

import tantivy

from ..protocol import FacetCount, Query
from . import querying
from .schema import labelled
from .storage import Snapshot

_MOST_VALUES = 10_000


def counts(
    snapshot: Snapshot, query: Query, text: tantivy.Query | None, uncounted: frozenset[str]
) -> Mapping[str, Sequence[FacetCount]]:
    """The counts of ``query.facets``, most frequent first.

    Names without a filter share one pass; each filtered name costs one more. A name that has no
    column (opening slots) is counted value by value: dear, and hardly ever asked. Remembered
    while the index stays as it is, for the next pages of the same question.
    """
    key = ("facets", repr(dataclasses.replace(query, sort="relevance", offset=0, limit=0)))
    return snapshot.once(key, lambda: _counted(snapshot, query, text, uncounted))


def _counted(
    snapshot: Snapshot, query: Query, text: tantivy.Query | None, uncounted: frozenset[str]
) -> Mapping[str, Sequence[FacetCount]]:
    texts = [] if text is None else [text]
    found: dict[str, Sequence[FacetCount]] = {}
    columns = [name for name in query.facets if name not in uncounted]
    together = [name for name in columns if not query.filters.get(name)]
    passes = [(together, "")] if together else []
    passes += [([name], name) for name in columns if query.filters.get(name)]
    for names, without in passes:
        everything = [*texts, *querying.restrictions(snapshot, query, uncounted, without=without)]
        answer = snapshot.searcher.aggregate(
            querying.must(*everything),
            {name: {"terms": {"field": f"facets.{name}", "size": _MOST_VALUES}} for name in names},
        )
        for name in names:
            found[name] = _sorted(
                (str(bucket["key"]), bucket["doc_count"]) for bucket in answer[name]["buckets"]
            )
    for name in query.facets:
        if name in uncounted:
            found[name] = _one_by_one(snapshot, query, texts, uncounted, name)
    return found


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
    return _sorted(
        (
            value,
            snapshot.count(
                querying.must(*base, querying.carrying(snapshot, name, [value], uncounted))
            ),
        )
        for value in (term.removeprefix(label) for term, _ in found)
    )


def _sorted(pairs: Iterable[tuple[str, int]]) -> list[FacetCount]:
    return [
        FacetCount(value, count)
        for value, count in sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
        if count
    ]
