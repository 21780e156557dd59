"""Counts of facet values, each name without its own filter."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..protocol import FacetCount, Query, most_frequent_first
from . import querying

_MOST_VALUES = 10_000


def counted_filters(query: Query) -> list[str]:
    """The names that are filtered by and counted: their filters must come after the counts."""
    return [name for name in query.facets if query.filters.get(name)]


def aggregations(query: Query) -> dict[str, Any]:
    """What to ask beside a search whose ``counted_filters`` come after it (``post_filter``)."""
    late = counted_filters(query)
    return {
        name: {
            "filter": querying.all_of(
                querying.filters(query, [other for other in late if other != name])
            ),
            "aggs": {"values": {"terms": {"field": f"facets.{name}", "size": _MOST_VALUES}}},
        }
        for name in query.facets
    }


def counts(query: Query, answer: Mapping[str, Any]) -> Mapping[str, Sequence[FacetCount]]:
    """The counts in what Elasticsearch answered, most frequent first."""
    return {name: of_terms(answer["aggregations"][name]["values"]) for name in query.facets}


def of_terms(values: Mapping[str, Any]) -> list[FacetCount]:
    """The counts in a terms aggregation."""
    return most_frequent_first((str(one["key"]), one["doc_count"]) for one in values["buckets"])
