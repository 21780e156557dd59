"""Suggestions while someone types."""

from collections.abc import Sequence

import tantivy
from tantivy import Occur

from ..protocol import Hit
from ..reading import Beginning, beginnings
from . import hits, querying
from .storage import Snapshot


def suggest(
    snapshot: Snapshot, text: str, kinds: Sequence[str], language: str, limit: int
) -> Sequence[Hit]:
    """Documents whose title has a word for each required beginning of ``text``; short ones first.

    See ``search.reading.beginnings``.
    """
    typed = beginnings(text, language)
    if not typed or limit < 1:
        return []
    readers = querying.unscored(querying.audience(snapshot, kinds, language))
    for typos in (False, True):
        found = snapshot.searcher.search(
            querying.must(_query(snapshot, typed, typos), *readers),
            limit=limit,
            count=False,
        )
        if found.hits:
            return hits.read(snapshot, [(address, score) for score, address in found.hits], None)
    return []


def _query(snapshot: Snapshot, typed: list[Beginning], typos: bool) -> tantivy.Query:
    clauses = [
        (Occur.Must if one.required else Occur.Should, _beginning(snapshot, one, typos))
        for one in typed
    ]
    return clauses[0][1] if len(clauses) == 1 else tantivy.Query.boolean_query(clauses)


def _beginning(snapshot: Snapshot, one: Beginning, typos: bool) -> tantivy.Query:
    if typos and one.guessable:
        return tantivy.Query.fuzzy_term_query(snapshot.schema, "beginnings", one.letters)
    return tantivy.Query.term_query(snapshot.schema, "beginnings", one.letters, "freq")
