"""From the reading of a text to tantivy's query."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

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
    Together,
    Wanted,
    readings,
)
from ..synonyms import synonyms
from . import schema
from .querying import audience, either, must
from .storage import Snapshot


@dataclass(frozen=True, slots=True)
class TextQuery:
    """What a text finds. ``matching`` finds the same as ``ranking`` without telling how well.

    Counting needs no more, and takes a tenth of the time where many documents match.
    """

    ranking: tantivy.Query
    matching: tantivy.Query


def answered[Answer](
    snapshot: Snapshot,
    query: Query,
    ask: Callable[[TextQuery | None], Answer],
    found: Callable[[Answer], bool],
) -> Answer:
    """What ``ask`` answers to the words of ``query.text``, or to None when it has none.

    The first reading that finds anything holds. Which one depends on text, kinds and language
    only, so that ticking a filter never changes what a text means: an answer that has ``found``
    something proves its reading, and only for an empty one it is asked without the filters.
    """
    if not query.text.strip():
        return ask(None)
    key = ("text", synonyms().version, query.text, query.hint, tuple(query.kinds), query.language)
    if (known := snapshot.recalled(key, TextQuery)) is not None:
        return ask(known)
    readers = audience(snapshot, query.kinds, query.language)
    words = TextQuery(tantivy.Query.empty_query(), tantivy.Query.empty_query())
    answer: Answer | None = None
    for reading in readings(query.text, query.language, partial(_known, snapshot), query.hint):
        words = TextQuery(_ranking(snapshot, reading), _matching(snapshot, reading))
        answer = ask(words)
        if found(answer) or snapshot.any(must(words.matching, *readers)):
            break
    snapshot.remember(key, words)
    return ask(words) if answer is None else answer


def _known(snapshot: Snapshot, stem: str) -> bool:
    return snapshot.searcher.doc_freq("stems", stem) > 0


def _ranking(snapshot: Snapshot, reading: Reading) -> tantivy.Query:
    required = [_wanted(snapshot, one) for one in reading.required]
    clauses = [
        (Occur.Must, _at_least(required, reading.enough)),
        *((Occur.Should, _wanted(snapshot, one)) for one in reading.optional),
    ]
    if reading.title:
        phrase = tantivy.Query.phrase_query(snapshot.schema, "title", [*reading.title])
        clauses.append((Occur.Should, tantivy.Query.boost_query(phrase, TITLE_PHRASE_WEIGHT)))
    return tantivy.Query.boolean_query(clauses)


def _matching(snapshot: Snapshot, reading: Reading) -> tantivy.Query:
    required = [_any_of(snapshot, one) for one in reading.required]
    return _at_least(required, reading.enough)


def _any_of(snapshot: Snapshot, wanted: Wanted) -> tantivy.Query:
    """Without the expressions whose words are also enough when they stand apart."""
    apart = [
        {stem for one in alternative.expressions for stem in one.stems}
        for alternative in wanted.alternatives
        if isinstance(alternative, Together)
    ]
    return either(
        [
            _found_by(snapshot, alternative)
            for alternative in wanted.alternatives
            if not isinstance(alternative, Expression)
            or not any(words.issubset(alternative.stems) for words in apart)
        ]
    )


def _found_by(snapshot: Snapshot, alternative: Alternative) -> tantivy.Query:
    match alternative:
        case Expression((stem,)):
            return tantivy.Query.term_query(snapshot.schema, "stems", stem, "basic")
        case Expression(several):
            return either([_in_a_row(snapshot, field, several) for field in WEIGHTS])
        case Misspelt(word, typos):
            return tantivy.Query.fuzzy_term_query(snapshot.schema, "words", word, distance=typos)
        case Together(expressions):
            return must(*(_found_by(snapshot, one) for one in expressions))


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
        [_weighed(snapshot, field, weight, expression) for field, weight in WEIGHTS.items()],
        TIE_BREAKER,
    )


def _in_a_row(snapshot: Snapshot, field: str, stems: tuple[str, ...]) -> tantivy.Query:
    """Documents with several ``stems`` in a row in ``field``, found without telling how well.

    Of three and more only every two neighbours are asked for: who has them all has them in a row,
    save for texts that nobody writes, and positions would take ten times as long.
    """
    pairs = [schema.pair(field, *two) for two in pairwise(stems)]
    return must(
        *[tantivy.Query.term_query(snapshot.schema, "stems", two, "basic") for two in pairs]
    )


def _weighed(
    snapshot: Snapshot, field: str, weight: float, expression: Expression
) -> tantivy.Query:
    weight *= expression.weight
    if len(expression.stems) == 1:
        query = tantivy.Query.term_query(snapshot.schema, field, expression.stems[0])
    elif expression.flat:
        query = _in_a_row(snapshot, field, expression.stems)
    else:
        query = tantivy.Query.phrase_query(snapshot.schema, field, list(expression.stems))
    if expression.flat:
        return tantivy.Query.const_score_query(query, weight * USUAL_RARITY)
    return tantivy.Query.boost_query(query, weight)
