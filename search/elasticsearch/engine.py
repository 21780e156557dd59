"""The engine itself: the protocol's calls, each as one or two requests."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from elasticsearch import Elasticsearch

from ..protocol import Cluster, Document, Hit, Query, Results
from . import clustering, facets, hits, querying, suggesting, text, writing
from .connection import Connection


class ElasticsearchEngine:
    """Search on the cluster at ``url``; see ``search.protocol.Engine`` for the calls.

    ``index`` begins the names of the portal's indexes, so that several portals may share a
    cluster. ``user`` with ``password``, or ``api_key``, sign in; ``ca_file`` is the certificate
    of the authority that a private cluster trusts. A search waits ``timeout`` seconds at most:
    then the directory answers from the database.
    """

    def __init__(
        self,
        url: str,
        *,
        index: str = "blason",
        user: str = "",
        password: str = "",
        api_key: str = "",
        ca_file: str = "",
        timeout: float = 2.0,
    ) -> None:
        self._url = url
        self._index = index
        self._timeout = timeout
        self._options: dict[str, Any] = {}
        if api_key:
            self._options["api_key"] = api_key
        elif user:
            self._options["basic_auth"] = (user, password)
        if ca_file:
            self._options["ca_certs"] = ca_file

    @cached_property
    def _connection(self) -> Connection:
        """Made in the process that asks first: sockets do not outlive a fork."""
        return Connection(Elasticsearch(self._url, **self._options), self._index, self._timeout)

    def search(self, query: Query) -> Results:
        """See ``Engine.search``."""
        words = text.text_query(self._connection, query)
        late = facets.counted_filters(query)
        early = [name for name in query.filters if name not in late]
        parts = [*querying.restrictions(query), *querying.filters(query, early)]
        body: dict[str, Any] = {
            "query": querying.scored(words, parts),
            "post_filter": querying.all_of(querying.filters(query, late)),
            "aggs": facets.aggregations(query),
            "sort": hits.order(query, has_text=words is not None),
            "track_scores": words is not None,
            "track_total_hits": True,
        }
        answer, page = hits.page(self._connection, body, query)
        return Results(answer["hits"]["total"]["value"], page, facets.counts(query, answer))

    def keys(self, query: Query) -> Iterator[int]:
        """See ``Engine.keys``."""
        words = text.text_query(self._connection, query)
        parts = [*querying.restrictions(query), *querying.filters(query, list(query.filters))]
        return hits.keys(self._connection, querying.scored(words, parts))

    def clusters(self, query: Query, zoom: int) -> Sequence[Cluster]:
        """See ``Engine.clusters``."""
        words = text.text_query(self._connection, query)
        return clustering.clusters(self._connection, query, words, zoom)

    def suggest(
        self, text: str, *, kinds: Sequence[str] = (), language: str = "", limit: int = 8
    ) -> Sequence[Hit]:
        """See ``Engine.suggest``."""
        return suggesting.suggest(self._connection, text, kinds, language, limit)

    def update(self, documents: Iterable[Document]) -> int:
        """See ``Engine.update``; IndexMissing before the first rebuild."""
        return writing.update(self._connection, documents)

    def delete(self, ids: Iterable[str]) -> None:
        """See ``Engine.delete``; IndexMissing before the first rebuild."""
        writing.delete(self._connection, ids)

    def rebuild(self, documents: Iterable[Document]) -> int:
        """See ``Engine.rebuild``."""
        return writing.rebuild(self._connection, documents)

    def check(self) -> None:
        """See ``Engine.check``."""
        self._connection.check()
