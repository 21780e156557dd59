"""From the reading of a text to Elasticsearch's query."""

from typing import Any

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
    questionable,
    readings,
)
from .connection import Connection
from .querying import Part, all_of, audience

_ONE_IS_ENOUGH: dict[str, Any] = {"size": 0, "terminate_after": 1, "track_total_hits": 1}


def text_query(connection: Connection, query: Query) -> Part | None:
    """What the words of ``query.text`` find; None when it has none.

    The first reading that finds anything holds. Which one depends on text, kinds and language
    only, so that ticking a filter never changes what a text means.
    """
    if not query.text.strip():
        return None
    known = _known(connection, questionable(query.text))
    understood = readings(query.text, query.language, known.__contains__, query.hint)
    found = [_query(one) for one in understood]
    if not found:
        return {"match_none": {}}
    readers = audience(query.kinds, query.language)
    finds = _finding(connection, [all_of([one, *readers]) for one in found])
    return next((one for one, any_found in zip(found, finds, strict=True) if any_found), found[-1])


def _known(connection: Connection, stems: set[str]) -> set[str]:
    """Those of ``stems`` that any document has."""
    asked = sorted(stems)
    if not asked:
        return set()
    anywhere = [_any([{"term": {field: stem}} for field in WEIGHTS]) for stem in asked]
    finds = _finding(connection, anywhere)
    return {stem for stem, any_found in zip(asked, finds, strict=True) if any_found}


def _finding(connection: Connection, parts: list[Part]) -> list[bool]:
    answers = connection.searches([{"query": one, **_ONE_IS_ENOUGH} for one in parts])
    return [bool(answer["hits"]["total"]["value"]) for answer in answers]


def _query(reading: Reading) -> Part:
    required = [_wanted(one) for one in reading.required]
    optional = [_wanted(one) for one in reading.optional]
    if reading.title:
        phrase = {"query": " ".join(reading.title), "boost": TITLE_PHRASE_WEIGHT}
        optional.append({"match_phrase": {"title": phrase}})
    enough = {"bool": {"should": required, "minimum_should_match": reading.enough}}
    return {"bool": {"must": [enough], "should": optional}}


def _wanted(wanted: Wanted) -> Part:
    return _best([_alternative(one) for one in wanted.alternatives])


def _alternative(alternative: Alternative) -> Part:
    match alternative:
        case Expression():
            return _anywhere(alternative)
        case Misspelt(word, typos, weight):
            near = {"value": word, "fuzziness": typos, "rewrite": "constant_score"}
            return {"fuzzy": {"words": {**near, "max_expansions": 500, "boost": weight}}}
        case _:
            return {"bool": {"must": [_anywhere(one) for one in alternative.expressions]}}


def _anywhere(expression: Expression) -> Part:
    return _best([_in_column(expression, field, weight) for field, weight in WEIGHTS.items()])


def _in_column(expression: Expression, field: str, weight: float) -> Part:
    boost = weight * expression.weight
    if expression.flat:
        boost *= USUAL_RARITY
        found = _in_column(Expression(expression.stems), field, 1.0)
        return {"constant_score": {"filter": found, "boost": boost}}
    if len(expression.stems) == 1:
        return {"term": {field: {"value": expression.stems[0], "boost": boost}}}
    return {"match_phrase": {field: {"query": " ".join(expression.stems), "boost": boost}}}


def _best(parts: list[Part]) -> Part:
    return {"dis_max": {"queries": parts, "tie_breaker": TIE_BREAKER}}


def _any(parts: list[Part]) -> Part:
    return {"bool": {"should": parts}}
