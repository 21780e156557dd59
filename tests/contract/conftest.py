"""The engines that must fulfil the contract, each with an empty index."""

import uuid
from collections.abc import Callable, Iterator

import pytest
from elasticsearch import Elasticsearch

from search.elasticsearch import ElasticsearchEngine
from search.embedded import EmbeddedEngine
from search.protocol import Engine


def _embedded(request: pytest.FixtureRequest) -> Iterator[Engine]:
    yield EmbeddedEngine(request.getfixturevalue("tmp_path_factory").mktemp("index"))


def _elasticsearch(request: pytest.FixtureRequest) -> Iterator[Engine]:
    url = request.getfixturevalue("elasticsearch_url")
    index = f"contract-{uuid.uuid4().hex}"
    # A test machine may be busier than any portal should be.
    yield ElasticsearchEngine(url, index=index, timeout=30.0)
    client = Elasticsearch(url)
    client.indices.delete(index=list(client.indices.get(index=f"{index}-*").body))
    client.indices.delete_index_template(name=f"{index}-*")


ENGINES: dict[str, Callable[[pytest.FixtureRequest], Iterator[Engine]]] = {
    "embedded": _embedded,
    "elasticsearch": _elasticsearch,
}


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """One engine for the whole session: each test begins by rebuilding its index."""
    yield from ENGINES[request.param](request)
