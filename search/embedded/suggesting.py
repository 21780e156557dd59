"""Suggestions while someone types."""

from collections.abc import Sequence

import tantivy
from tantivy import Occur

from ..analysis import is_stop_word, words
from ..columns import LONGEST_BEGINNING
from ..protocol import Hit
from . import hits, querying
from .storage import Snapshot

_SHORTEST_WITH_TYPO = 4


def suggest(
    snapshot: Snapshot, text: str, kinds: Sequence[str], language: str, limit: int
) -> Sequence[Hit]:
    """Documents whose title has, for each word of ``text``, a word that begins with it.

    Short titles come first. Words that say little are not required once another word follows;
    when nothing is found, one wrong letter is forgiven in beginnings of four letters or more.
    """
    typed = words(text)
    if not typed or limit < 1:
        return []
    readers = querying.unscored(querying.audience(snapshot, kinds, language))
    for typos in (False, True):
        found = snapshot.searcher.search(
            querying.must(_beginnings(snapshot, typed, language, typos), *readers),
            limit=limit,
            count=False,
        )
        if found.hits:
            return hits.read(snapshot, [(address, score) for score, address in found.hits], None)
    return []


def _beginnings(snapshot: Snapshot, typed: list[str], language: str, typos: bool) -> tantivy.Query:
    clauses = []
    for position, word in enumerate(typed):
        beginning = word[:LONGEST_BEGINNING]
        found = tantivy.Query.term_query(snapshot.schema, "beginnings", beginning, "freq")
        if typos and len(beginning) >= _SHORTEST_WITH_TYPO and beginning.isalpha():
            found = tantivy.Query.fuzzy_term_query(snapshot.schema, "beginnings", beginning)
        last = position == len(typed) - 1
        required = last or not is_stop_word(word, language)
        clauses.append((Occur.Must if required else Occur.Should, found))
    if len(clauses) == 1:
        return clauses[0][1]
    return tantivy.Query.boolean_query(clauses)
