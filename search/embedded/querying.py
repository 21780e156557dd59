"""From a ``Query`` to tantivy's: kinds, language, filters and places, and the words of the text."""

import math
from collections.abc import Sequence

import tantivy
from tantivy import FieldType, Occur

from ..analysis import is_stop_word, stems, words
from ..geometry import WORLD, bounds_of, cells_needed, cover, halves, holds, normalized
from ..protocol import Box, Query
from ..synonyms import synonyms
from . import circles, schema
from .storage import Snapshot

# A title says what a thing is; keywords are its town and services.
WEIGHTS = {"title": 4.0, "keywords": 2.0, "summary": 1.5, "body": 1.0}
SYNONYM_WEIGHT = 0.7
TYPO_WEIGHT = 0.15
TITLE_PHRASE_WEIGHT = 2.0
COVER_CELLS = 64


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
        return has_point()
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


def has_point() -> tantivy.Query:
    """Documents with a point."""
    return tantivy.Query.exists_query("cell")


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
        parts.append(terms(snapshot, "language", [language, schema.ANY_LANGUAGE]))
    return parts


def unscored(parts: Sequence[tantivy.Query]) -> list[tantivy.Query]:
    """``parts`` as one that filters without changing the scores; an empty list stays empty."""
    return [tantivy.Query.const_score_query(must(*parts), 0.0)] if parts else []


def text_query(snapshot: Snapshot, query: Query) -> tantivy.Query | None:
    """What the words of ``query.text`` find; None when it has none.

    Words that say little (de, la, pour…) are not required. The others must all be found, as they
    are or through a synonym; a word that the index does not know may be one with a typo. When
    nothing has them all, typos are allowed in every word; when that finds nothing either, one
    word of two may be missing, and of more words, fewer than half. Which of these holds depends
    on text, kinds and language only, so that ticking a filter never changes what a text means.
    """
    key = ("text", query.text, tuple(query.kinds), query.language)
    return snapshot.once(key, lambda: _best_reading(snapshot, query))


def _best_reading(snapshot: Snapshot, query: Query) -> tantivy.Query | None:
    typed = words(query.text)
    if not typed:
        return None if not query.text.strip() else tantivy.Query.empty_query()
    readers = unscored(audience(snapshot, query.kinds, query.language))
    reading = tantivy.Query.empty_query()
    for typos, relaxed in ((False, False), (True, False), (True, True)):
        reading = _reading(snapshot, typed, query, typos=typos, relaxed=relaxed)
        if snapshot.searcher.search(must(reading, *readers), limit=1, count=False).hits:
            break
    return reading


def _reading(
    snapshot: Snapshot, typed: list[str], query: Query, *, typos: bool, relaxed: bool
) -> tantivy.Query:
    stemmed = stems(query.text)
    required: list[tantivy.Query] = []
    optional: list[tantivy.Query] = []
    at = 0
    while at < len(typed):
        length, others = synonyms().at(stemmed, at)
        expression = stemmed[at : at + length]
        alternatives = [
            tantivy.Query.boost_query(_anywhere(snapshot, list(other)), SYNONYM_WEIGHT)
            for other in others
        ]
        if length > 1:
            # The words of an expression may also stand apart, as without the synonym.
            apart = [
                word
                for word, raw in zip(expression, typed[at:], strict=False)
                if not is_stop_word(raw, query.language)
            ] or expression
            alternatives.append(must(*(_anywhere(snapshot, [word]) for word in apart)))
        else:
            alternatives.append(_anywhere(snapshot, expression))
            if typos or not _known(snapshot, expression[0]):
                alternatives += _misspelt(snapshot, typed[at])
        found = tantivy.Query.disjunction_max_query(alternatives, 0.1)
        little = length == 1 and is_stop_word(typed[at], query.language)
        (optional if little else required).append(found)
        at += length
    if not required:
        required, optional = optional, []
    clauses = [
        (Occur.Must, _required(required, relaxed)),
        *((Occur.Should, one) for one in optional),
    ]
    if len(stemmed) > 1:
        phrase = tantivy.Query.phrase_query(snapshot.schema, "title", list(stemmed))
        clauses.append((Occur.Should, tantivy.Query.boost_query(phrase, TITLE_PHRASE_WEIGHT)))
    return tantivy.Query.boolean_query(clauses)


def _required(parts: list[tantivy.Query], relaxed: bool) -> tantivy.Query:
    if not relaxed or len(parts) == 1:
        return must(*parts)
    enough = 1 if len(parts) == 2 else math.floor(len(parts) / 2) + 1
    return tantivy.Query.boolean_query(
        [(Occur.Should, part) for part in parts], minimum_number_should_match=enough
    )


def _anywhere(snapshot: Snapshot, expression: Sequence[str]) -> tantivy.Query:
    """A word, or words in a row, in any text column; the best column counts."""
    return tantivy.Query.disjunction_max_query(
        [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(snapshot.schema, field, expression[0])
                if len(expression) == 1
                else tantivy.Query.phrase_query(snapshot.schema, field, list(expression)),
                weight,
            )
            for field, weight in WEIGHTS.items()
        ],
        0.1,
    )


def _known(snapshot: Snapshot, stem: str) -> bool:
    return any(snapshot.searcher.doc_freq(field, stem) for field in WEIGHTS)


def _misspelt(snapshot: Snapshot, word: str) -> list[tantivy.Query]:
    """Words one letter away from five letters on, two from nine; numbers are never guessed."""
    if len(word) < 5 or not word.isalpha():
        return []
    near = tantivy.Query.fuzzy_term_query(
        snapshot.schema, "words", word, distance=2 if len(word) >= 9 else 1
    )
    return [tantivy.Query.boost_query(near, TYPO_WEIGHT)]
