"""Nothing is found that is not public any more, however late the index is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from . import pending
from .protocol import Cluster, Document, Engine, Hit, Query, Results
from .registry import document_id, sources


class GuardedEngine:
    """``engine``, without the documents that were withdrawn while it could not be told.

    Those that wait to be indexed are looked up at their source; the others cost nothing. Counts
    may be wrong by as many, until ``search.indexing`` has caught up.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def search(self, query: Query) -> Results:
        """See ``Engine.search``."""
        found = self._engine.search(query)
        withdrawn = _withdrawn(found.hits)
        if not withdrawn:
            return found
        return replace(found, hits=[hit for hit in found.hits if hit.id not in withdrawn])

    def keys(self, query: Query) -> Iterator[int]:
        """See ``Engine.keys``; whoever reads the objects from the database sees which are gone."""
        return self._engine.keys(query)

    def clusters(self, query: Query, zoom: int) -> Sequence[Cluster]:
        """See ``Engine.clusters``."""
        found = self._engine.clusters(query, zoom)
        withdrawn = _withdrawn([one.hit for one in found if one.hit])
        return [one for one in found if one.hit is None or one.hit.id not in withdrawn]

    def suggest(
        self, text: str, *, kinds: Sequence[str] = (), language: str = "", limit: int = 8
    ) -> Sequence[Hit]:
        """See ``Engine.suggest``."""
        found = self._engine.suggest(text, kinds=kinds, language=language, limit=limit)
        withdrawn = _withdrawn(found)
        return [hit for hit in found if hit.id not in withdrawn]

    def update(self, documents: Iterable[Document]) -> int:
        """See ``Engine.update``."""
        return self._engine.update(documents)

    def delete(self, ids: Iterable[str]) -> None:
        """See ``Engine.delete``."""
        self._engine.delete(ids)

    def rebuild(self, documents: Iterable[Document]) -> int:
        """See ``Engine.rebuild``."""
        return self._engine.rebuild(documents)

    def check(self) -> None:
        """See ``Engine.check``."""
        self._engine.check()


def _withdrawn(hits: Sequence[Hit]) -> set[str]:
    """The ids of those ``hits`` that wait to be indexed and that their source gives no more."""
    if not hits or not pending.any_wait():
        return set()
    found = {hit.id for hit in hits}
    waiting: dict[str, list[int]] = defaultdict(list)
    for kind, pk in pending.read():
        if document_id(kind, pk) in found and kind in sources():
            waiting[kind].append(pk)
    return {
        document_id(kind, pk)
        for kind, pks in waiting.items()
        for pk in set(pks) - _public(kind, pks)
    }


def _public(kind: str, pks: Sequence[int]) -> set[int]:
    given = {document.id for document in sources()[kind].documents(pks)}
    return {pk for pk in pks if document_id(kind, pk) in given}
