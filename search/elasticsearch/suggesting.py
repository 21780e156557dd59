"""Suggestions while someone types."""

from collections.abc import Sequence

from ..protocol import Hit
from ..reading import Beginning, beginnings
from . import hits, querying
from .connection import Connection
from .querying import Part


def suggest(
    connection: Connection, text: str, kinds: Sequence[str], language: str, limit: int
) -> Sequence[Hit]:
    """Documents whose title has a word for each required beginning of ``text``; short ones first.

    See ``search.reading.beginnings``.
    """
    typed = beginnings(text, language)
    if not typed or limit < 1:
        return []
    readers = querying.audience(kinds, language)
    for typos in (False, True):
        answer = connection.search(
            {
                "query": _query(typed, typos, readers),
                "size": limit,
                "sort": [{"_score": "desc"}, {"tie": "asc"}],
                "track_total_hits": False,
            }
        )
        if rows := answer["hits"]["hits"]:
            return [hits.hit_of(row, None) for row in rows]
    return []


def _query(typed: list[Beginning], typos: bool, readers: list[Part]) -> Part:
    required = [_beginning(one, typos) for one in typed if one.required]
    optional = [_beginning(one, typos) for one in typed if not one.required]
    return {"bool": {"must": required, "should": optional, "filter": readers}}


def _beginning(one: Beginning, typos: bool) -> Part:
    if typos and one.guessable:
        near = {"value": one.letters, "fuzziness": 1, "rewrite": "constant_score"}
        return {"fuzzy": {"beginnings": {**near, "max_expansions": 500}}}
    return {"term": {"beginnings": one.letters}}
