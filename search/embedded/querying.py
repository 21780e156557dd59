"""From a ``Query`` to tantivy's: kinds, language, filters and places."""

from collections.abc import Sequence

import tantivy
from tantivy import FieldType, Occur

from ..columns import ANY_LANGUAGE
from ..geometry import WORLD, bounds_of, cells_needed, cover, halves, holds, normalized
from ..protocol import Box, Query
from . import circles, schema
from .storage import Snapshot

COVER_CELLS = 160  # France in cells of level 8, so that hardly any place is near the edge


def must(*queries: tantivy.Query) -> tantivy.Query:
    """All of ``queries``; every document where there are none."""
    if not queries:
        return tantivy.Query.all_query()
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Must, query) for query in queries])


def either(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Any of ``queries``."""
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def terms(snapshot: Snapshot, field: str, values: Sequence[str | int]) -> tantivy.Query:
    """Documents with any of the exact ``values`` in ``field``; none without values."""
    if not values:
        return tantivy.Query.empty_query()
    return either(
        [
            tantivy.Query.term_query(snapshot.schema, field, value, index_option="basic")
            for value in values
        ]
    )


def cells(snapshot: Snapshot, numbers: Sequence[int], level: int) -> tantivy.Query:
    """Documents in any of these cells; ``level`` is one of ``CELL_LEVELS``."""
    tags = [schema.tagged(number, level) for number in numbers]
    if len(tags) > COVER_CELLS:
        return tantivy.Query.term_set_query(snapshot.schema, "cells", tags)
    return terms(snapshot, "cells", tags)


def in_box(snapshot: Snapshot, box: Box) -> tantivy.Query:
    """Documents whose point lies in ``box``: whole cells, and the exact edges in those it cuts."""
    if box == WORLD:
        return has_point(snapshot)
    edges = must(
        _range(snapshot, "latitude", box.south, box.north),
        either([_range(snapshot, "longitude", half.west, half.east) for half in halves(box)]),
    )
    level = next(
        level
        for level in reversed((0, *schema.CELL_LEVELS))
        if level == 0 or cells_needed(box, level) <= COVER_CELLS
    )
    if level == 0:
        return edges
    touched = list(cover(box, level))
    inside = [cell for cell in touched if holds(box, bounds_of(cell, level))]
    cut = list(set(touched).difference(inside))
    parts = [must(cells(snapshot, cut, level), edges)] if cut else []
    if inside:
        parts.append(cells(snapshot, inside, level))
    return either(parts)


def has_point(snapshot: Snapshot) -> tantivy.Query:
    """Documents with a point."""
    return tantivy.Query.boolean_query(
        [(Occur.Must, tantivy.Query.all_query()), (Occur.MustNot, nowhere(snapshot))]
    )


def nowhere(snapshot: Snapshot) -> tantivy.Query:
    """Documents without a point."""
    return terms(snapshot, "cell", [schema.NOWHERE])


def _range(snapshot: Snapshot, field: str, low: float, high: float) -> tantivy.Query:
    return tantivy.Query.range_query(
        snapshot.schema, field, FieldType.Float, float(low), float(high)
    )


def restrictions(
    snapshot: Snapshot, query: Query, uncounted: frozenset[str], *, without: str = ""
) -> list[tantivy.Query]:
    """Everything in ``query`` but its text; ``without`` names a filter to leave out."""
    parts = [*audience(snapshot, query.kinds, query.language)]
    for name, values in query.filters.items():
        if values and name != without:
            parts.append(carrying(snapshot, name, values, uncounted))
    if query.box is not None:
        parts.append(in_box(snapshot, normalized(query.box)))
    if query.circle is not None and query.circle.radius is not None:
        parts.append(circles.within(snapshot, query.circle))
    return parts


def carrying(
    snapshot: Snapshot, name: str, values: Sequence[str], uncounted: frozenset[str]
) -> tantivy.Query:
    """Documents with any of ``values`` in the facet ``name``."""
    if name in uncounted:
        return terms(snapshot, "filters", [schema.labelled(name, value) for value in values])
    return terms(snapshot, f"facets.{name}", list(values))


def audience(snapshot: Snapshot, kinds: Sequence[str], language: str) -> list[tantivy.Query]:
    """The kinds and the reader's language."""
    parts = []
    if kinds:
        parts.append(terms(snapshot, "kind", list(kinds)))
    if language:
        parts.append(terms(snapshot, "language", [language, ANY_LANGUAGE]))
    return parts


def unscored(parts: Sequence[tantivy.Query]) -> list[tantivy.Query]:
    """``parts`` as one that filters without changing the scores; an empty list stays empty."""
    return [tantivy.Query.const_score_query(must(*parts), 0.0)] if parts else []
