"""Suggestions while someone types."""

from collections.abc import Sequence

from ..analysis import is_stop_word, words
from ..columns import LONGEST_BEGINNING
from ..protocol import Hit
from . import hits, querying
from .connection import Connection
from .querying import Part

_SHORTEST_WITH_TYPO = 4


def suggest(
    connection: Connection, text: str, kinds: Sequence[str], language: str, limit: int
) -> Sequence[Hit]:
    """Documents whose title has, for each word of ``text``, a word that begins with it.

    Short titles come first. Words that say little are not required once another word follows;
    when nothing is found, one wrong letter is forgiven in beginnings of four letters or more.
    """
    typed = words(text)
    if not typed or limit < 1:
        return []
    readers = querying.audience(kinds, language)
    for typos in (False, True):
        beginnings = _beginnings(typed, language, typos)
        beginnings["bool"]["filter"] = readers
        answer = connection.search(
            {
                "query": beginnings,
                "size": limit,
                "sort": [{"_score": "desc"}, {"tie": "asc"}],
                "track_total_hits": False,
            }
        )
        if rows := answer["hits"]["hits"]:
            return [hits.hit_of(row, None) for row in rows]
    return []


def _beginnings(typed: list[str], language: str, typos: bool) -> Part:
    required: list[Part] = []
    optional: list[Part] = []
    for position, word in enumerate(typed):
        beginning = word[:LONGEST_BEGINNING]
        found: Part = {"term": {"beginnings": beginning}}
        if typos and len(beginning) >= _SHORTEST_WITH_TYPO and beginning.isalpha():
            near = {"value": beginning, "fuzziness": 1, "rewrite": "constant_score"}
            found = {"fuzzy": {"beginnings": {**near, "max_expansions": 500}}}
        last = position == len(typed) - 1
        (required if last or not is_stop_word(word, language) else optional).append(found)
    return {"bool": {"must": required, "should": optional}}
