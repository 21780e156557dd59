"""From the reading of a text to tantivy's query."""

from functools import partial

import tantivy
from tantivy import Occur

from ..protocol import Query
from ..reading import (
    TIE_BREAKER,
    TITLE_PHRASE_WEIGHT,
    USUAL_RARITY,
    WEIGHTS,
    Alternative,
    Expression,
    Misspelt,
    Reading,
    Wanted,
    readings,
)
from ..synonyms import synonyms
from .querying import audience, must, unscored
from .storage import Snapshot


def text_query(snapshot: Snapshot, query: Query) -> tantivy.Query | None:
    """What the words of ``query.text`` find; None when it has none.

    The first reading that finds anything holds. Which one depends on text, kinds and language
    only, so that ticking a filter never changes what a text means.
    """
    if not query.text.strip():
        return None
    key = ("text", synonyms().version, query.text, query.hint, tuple(query.kinds), query.language)
    return snapshot.once(key, lambda: _first_that_finds(snapshot, query))


def _first_that_finds(snapshot: Snapshot, query: Query) -> tantivy.Query:
    readers = unscored(audience(snapshot, query.kinds, query.language))
    found = tantivy.Query.empty_query()
    known = partial(_known, snapshot)
    for reading in readings(query.text, query.language, known, query.hint):
        found = _query(snapshot, reading)
        if snapshot.searcher.search(must(found, *readers), limit=1, count=False).hits:
            break
    return found


def _known(snapshot: Snapshot, stem: str) -> bool:
    return any(snapshot.searcher.doc_freq(field, stem) for field in WEIGHTS)


def _query(snapshot: Snapshot, reading: Reading) -> tantivy.Query:
    required = [_wanted(snapshot, one) for one in reading.required]
    clauses = [
        (Occur.Must, _at_least(required, reading.enough)),
        *((Occur.Should, _wanted(snapshot, one)) for one in reading.optional),
    ]
    if reading.title:
        phrase = tantivy.Query.phrase_query(snapshot.schema, "title", [*reading.title])
        clauses.append((Occur.Should, tantivy.Query.boost_query(phrase, TITLE_PHRASE_WEIGHT)))
    return tantivy.Query.boolean_query(clauses)


def _at_least(parts: list[tantivy.Query], enough: int) -> tantivy.Query:
    if enough == len(parts):
        return must(*parts)
    return tantivy.Query.boolean_query(
        [(Occur.Should, part) for part in parts], minimum_number_should_match=enough
    )


def _wanted(snapshot: Snapshot, wanted: Wanted) -> tantivy.Query:
    return tantivy.Query.disjunction_max_query(
        [_alternative(snapshot, one) for one in wanted.alternatives], TIE_BREAKER
    )


def _alternative(snapshot: Snapshot, alternative: Alternative) -> tantivy.Query:
    match alternative:
        case Expression():
            return _anywhere(snapshot, alternative)
        case Misspelt(word, typos, weight):
            near = tantivy.Query.fuzzy_term_query(snapshot.schema, "words", word, distance=typos)
            return tantivy.Query.boost_query(near, weight)
        case _:
            return must(*(_anywhere(snapshot, one) for one in alternative.expressions))


def _anywhere(snapshot: Snapshot, expression: Expression) -> tantivy.Query:
    return tantivy.Query.disjunction_max_query(
        [
            _weighed(_in_a_row(snapshot, field, expression.stems), weight, expression)
            for field, weight in WEIGHTS.items()
        ],
        TIE_BREAKER,
    )


def _in_a_row(snapshot: Snapshot, field: str, stems: tuple[str, ...]) -> tantivy.Query:
    if len(stems) == 1:
        return tantivy.Query.term_query(snapshot.schema, field, stems[0])
    return tantivy.Query.phrase_query(snapshot.schema, field, list(stems))


def _weighed(query: tantivy.Query, weight: float, expression: Expression) -> tantivy.Query:
    weight *= expression.weight
    if expression.flat:
        return tantivy.Query.const_score_query(query, weight * USUAL_RARITY)
    return tantivy.Query.boost_query(query, weight)
