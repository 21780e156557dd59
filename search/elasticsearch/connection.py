"""The cluster: how it is reached, how its errors come out, and the names of its indexes.

<index>-v<version>          the alias that answers
<index>-v<version>-<time>   an index: the one behind the alias, or one that is being filled
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from ..protocol import IndexMissing, SearchUnavailable
from .schema import VERSION

_UPKEEP_SECONDS = 60.0  # for what no reader waits for


@contextmanager
def engine_errors() -> Iterator[None]:
    """Let what the client raises out as ``SearchUnavailable``."""
    try:
        yield
    except ApiError as error:
        raise _error(error.status_code, error) from error
    except TransportError as error:
        raise SearchUnavailable(f"Elasticsearch does not answer: {error}") from error


def _error(status: int, reason: object) -> SearchUnavailable:
    if status == 404:
        return IndexMissing("There is no search index yet: run manage.py rebuild_search.")
    if status == 503:
        return _Unsettled(f"Elasticsearch has no index to answer with now: {reason}")
    return SearchUnavailable(f"Elasticsearch cannot be used: {reason}")


class _Unsettled(SearchUnavailable):
    """The cluster answers, but not for this index at this moment."""


def _asked_twice[Answer](ask: Callable[[], Answer]) -> Answer:
    """What ``ask`` answers; a second time when a rebuild has just replaced the index it asked."""
    try:
        return ask()
    except (IndexMissing, _Unsettled):
        return ask()


class Connection:
    """A client, and the names of one portal's indexes on the cluster."""

    def __init__(self, client: Elasticsearch, index: str, timeout: float) -> None:
        self.alias = f"{index}-v{VERSION}"
        self.pattern = f"{self.alias}-*"
        self.of_any_version = f"{index}-v*-*"
        self.asking = client.options(request_timeout=timeout, max_retries=0)
        self.upkeep = client.options(request_timeout=_UPKEEP_SECONDS, max_retries=3)

    def new_name(self) -> str:
        """A name for an index that does not exist yet."""
        return f"{self.alias}-{time.time_ns():x}"

    def search(self, body: dict[str, Any]) -> dict[str, Any]:
        """The answer to one search; parts of an answer are no answer."""

        def ask() -> dict[str, Any]:
            with engine_errors():
                found: dict[str, Any] = self.asking.search(
                    index=self.alias, allow_partial_search_results=False, body=body
                ).body
                return found

        return _asked_twice(ask)

    def searches(self, bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The answers to several searches, asked at once."""
        lines: list[dict[str, Any]] = []
        for body in bodies:
            lines += [{"index": self.alias, "allow_partial_search_results": False}, body]

        def ask() -> list[dict[str, Any]]:
            with engine_errors():
                found: list[dict[str, Any]] = self.asking.msearch(searches=lines).body["responses"]
            for one in found:
                if "error" in one:
                    raise _error(one["status"], one["error"])
            return found

        return _asked_twice(ask)

    def indexes(self) -> dict[str, bool]:
        """All indexes of this version; whether each is the one that answers."""
        with engine_errors():
            found = self.upkeep.indices.get_alias(index=self.pattern, expand_wildcards="all").body
        return {name: self.alias in one["aliases"] for name, one in found.items()}

    def check(self) -> None:
        """Raise SearchUnavailable with the reason when the index cannot answer."""
        with engine_errors():
            if not self.asking.indices.exists_alias(name=self.alias):
                raise IndexMissing("There is no search index yet: run manage.py rebuild_search.")
            health = self.asking.cluster.health(index=self.alias).body
        if health["status"] == "red":
            raise SearchUnavailable("Elasticsearch has lost a part of the search index.")
