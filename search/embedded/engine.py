"""The engine itself: the protocol's calls, each on the newest state of the index."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..protocol import Cluster, Document, Hit, Query, Results
from . import clustering, facets, hits, suggesting, text, writing
from .storage import Snapshot, Storage, engine_errors


class EmbeddedEngine:
    """Search in the folder ``path``; see ``search.protocol.Engine`` for the calls.

    ``uncounted`` names facets that are filtered by but (nearly) never counted: they take a tenth
    of the room. Writers wait ``patience`` seconds for each other, then raise SearchUnavailable.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        uncounted: Iterable[str] = ("slots", "organisation"),
        patience: float = 20.0,
    ) -> None:
        self._storage = Storage(Path(path), patience)
        self._uncounted = frozenset(uncounted)

    def search(self, query: Query) -> Results:
        """See ``Engine.search``."""
        snapshot = self._storage.snapshot()
        with engine_errors():
            return text.answered(
                snapshot,
                query,
                lambda words: self._results(snapshot, query, words),
                lambda results: results.count > 0,
            )

    def _results(self, snapshot: Snapshot, query: Query, words: text.TextQuery | None) -> Results:
        if not query.facets:
            return Results(*hits.page(snapshot, query, words, self._uncounted))
        # tantivy lets other threads work meanwhile: two cores count and rank at once.
        with ThreadPoolExecutor(1) as beside:
            counted = beside.submit(facets.counts, snapshot, query, words, self._uncounted)
            page = hits.page(snapshot, query, words, self._uncounted)
            return Results(*page, counted.result())

    def keys(self, query: Query) -> Iterator[int]:
        """See ``Engine.keys``."""
        snapshot = self._storage.snapshot()

        def first_page(words: text.TextQuery | None) -> tuple[text.TextQuery | None, list[int]]:
            return words, hits.keys_after(snapshot, query, words, self._uncounted)

        with engine_errors():
            words, keys = text.answered(snapshot, query, first_page, lambda found: bool(found[1]))
        while keys:
            yield from keys
            with engine_errors():
                keys = hits.keys_after(snapshot, query, words, self._uncounted, keys[-1])

    def clusters(self, query: Query, zoom: int) -> Sequence[Cluster]:
        """See ``Engine.clusters``."""
        snapshot = self._storage.snapshot()
        with engine_errors():
            return text.answered(
                snapshot,
                query,
                lambda words: clustering.clusters(snapshot, query, words, zoom, self._uncounted),
                bool,
            )

    def suggest(
        self, text: str, *, kinds: Sequence[str] = (), language: str = "", limit: int = 8
    ) -> Sequence[Hit]:
        """See ``Engine.suggest``."""
        snapshot = self._storage.snapshot()
        with engine_errors():
            return suggesting.suggest(snapshot, text, kinds, language, limit)

    def update(self, documents: Iterable[Document]) -> int:
        """See ``Engine.update``; IndexMissing before the first rebuild."""
        return writing.update(self._storage, documents, self._uncounted)

    def delete(self, ids: Iterable[str]) -> None:
        """See ``Engine.delete``; IndexMissing before the first rebuild."""
        writing.delete(self._storage, ids)

    def rebuild(self, documents: Iterable[Document]) -> int:
        """See ``Engine.rebuild``."""
        return writing.rebuild(self._storage, documents, self._uncounted)

    def check(self) -> None:
        """See ``Engine.check``."""
        self._storage.snapshot()
