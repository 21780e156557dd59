"""From a ``Query`` to tantivy's: kinds, language, filters and places."""

from collections.abc import Collection, Sequence

import tantivy
from tantivy import FieldType, Occur

from ..columns import ANY_LANGUAGE
from ..geometry import (
    SIDES,
    WORLD,
    Sides,
    bounds_of,
    cells_needed,
    cover,
    halves,
    normalized,
    sides_reached,
)
from ..protocol import Box, Query
from . import circles, schema
from .storage import Snapshot

COVER_CELLS = 160  # France in cells of level 8, so that hardly any place is near the edge
# A box with more of all documents than this is not gone through: of what else is asked, each
# document is asked whether it lies in it.
_LARGE = 0.25


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


def in_box(snapshot: Snapshot, box: Box, *, alone: bool) -> tantivy.Query:
    """Documents whose point lies in ``box``: whole cells, and the exact edges in those it cuts.

    ``alone``: nothing else is asked that would leave few documents to look at.
    """
    if box == WORLD:
        return has_point(snapshot)
    level = next(
        level
        for level in reversed((0, *schema.CELL_LEVELS))
        if level == 0 or cells_needed(box, level) <= COVER_CELLS
    )
    if level == 0 or not (alone or _small(snapshot, box, level)):
        return either([_inside(snapshot, half, SIDES) for half in halves(box)])
    parts = []
    for half in halves(box):
        together: dict[Sides, list[int]] = {}
        for cell in cover(half, level):
            together.setdefault(sides_reached(half, bounds_of(cell, level)), []).append(cell)
        for sides, numbers in together.items():
            whole = cells(snapshot, numbers, level)
            parts.append(must(whole, _inside(snapshot, half, sides)) if sides else whole)
    return either(parts)


def _small(snapshot: Snapshot, box: Box, level: int) -> bool:
    tags = [schema.tagged(cell, level) for cell in cover(box, level)]
    held = sum(snapshot.searcher.doc_freq("cells", tag) for tag in tags)
    return held <= _LARGE * snapshot.searcher.num_docs


def _inside(snapshot: Snapshot, box: Box, sides: Sides) -> tantivy.Query:
    """Documents on the inner side of these ``sides`` of ``box``: each is a column to look up."""
    west, south, east, north = (getattr(box, side) if side in sides else None for side in SIDES)
    parts = []
    if (west, east) != (None, None):
        parts.append(_range(snapshot, "longitude", west, east))
    if (south, north) != (None, None):
        parts.append(_range(snapshot, "latitude", south, north))
    return must(*parts)


def has_point(snapshot: Snapshot) -> tantivy.Query:
    """Documents with a point."""
    return tantivy.Query.boolean_query(
        [(Occur.Must, tantivy.Query.all_query()), (Occur.MustNot, nowhere(snapshot))]
    )


def nowhere(snapshot: Snapshot) -> tantivy.Query:
    """Documents without a point."""
    return terms(snapshot, "cell", [schema.NOWHERE])


def _range(snapshot: Snapshot, field: str, low: float | None, high: float | None) -> tantivy.Query:
    lower, upper = (None if limit is None else float(limit) for limit in (low, high))
    return tantivy.Query.range_query(snapshot.schema, field, FieldType.Float, lower, upper)


def restrictions(
    snapshot: Snapshot, query: Query, uncounted: frozenset[str], *, without: Collection[str] = ()
) -> list[tantivy.Query]:
    """Everything in ``query`` but its text; ``without`` names the filters to leave out."""
    parts = [*audience(snapshot, query.kinds, query.language)]
    for name, values in query.filters.items():
        if values and name not in without:
            parts.append(carrying(snapshot, name, values, uncounted))
    if query.box is not None:
        filtered = any(values and name not in without for name, values in query.filters.items())
        alone = not (query.text.strip() or filtered)
        parts.append(in_box(snapshot, normalized(query.box), alone=alone))
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
