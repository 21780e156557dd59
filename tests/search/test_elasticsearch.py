"""What the contract does not say of this engine: writes beside a rebuild, very deep pages."""

import uuid
from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from search.elasticsearch import ElasticsearchEngine
from search.protocol import Document, IndexMissing, Query, SearchUnavailable
from tests.serving import free_port


def lamp(number: int, title: str = "Lampe") -> Document:
    return Document(f"lamp-{number}", "lamp", title)


def titles(engine: ElasticsearchEngine) -> dict[str, str]:
    return {hit.id: hit.title for hit in engine.search(Query(limit=100)).hits}


@pytest.fixture
def client(elasticsearch_url: str) -> Elasticsearch:
    return Elasticsearch(elasticsearch_url)


@pytest.fixture
def name(client: Elasticsearch) -> Iterator[str]:
    """The beginning of the names of this test's indexes."""
    name = f"test-{uuid.uuid4().hex}"
    yield name
    if indexes := indexes_of(client, name):
        client.indices.delete(index=indexes)
    client.options(ignore_status=404).indices.delete_index_template(name=f"{name}-*")


@pytest.fixture
def engine(elasticsearch_url: str, name: str) -> ElasticsearchEngine:
    return ElasticsearchEngine(elasticsearch_url, index=name, timeout=30.0)


def indexes_of(client: Elasticsearch, name: str) -> list[str]:
    return sorted(client.indices.get(index=f"{name}-*").body)


def test_before_the_first_rebuild_every_call_says_that_the_index_is_missing(
    engine: ElasticsearchEngine,
) -> None:
    for call in (
        engine.check,
        lambda: engine.search(Query()),
        lambda: engine.search(Query(text="lampe")),
        lambda: engine.suggest("lam"),
        lambda: engine.clusters(Query(), 5),
        lambda: engine.update([lamp(1)]),
        lambda: engine.delete(["lamp-1"]),
    ):
        with pytest.raises(IndexMissing, match="rebuild_search"):
            call()


def test_a_server_that_is_not_there_is_said_to_be_so() -> None:
    engine = ElasticsearchEngine(f"http://127.0.0.1:{free_port()}", timeout=1.0)
    for call in (engine.check, lambda: engine.search(Query(text="lampe"))):
        with pytest.raises(SearchUnavailable, match="does not answer"):
            call()


def test_a_rebuild_leaves_one_index_behind_one_alias(
    engine: ElasticsearchEngine, client: Elasticsearch, name: str
) -> None:
    engine.rebuild([lamp(1)])
    engine.rebuild([lamp(2)])
    [index] = indexes_of(client, name)
    assert list(client.indices.get_alias(index=index).body[index]["aliases"]) == [f"{name}-v1"]


def test_what_a_crash_left_half_built_never_answers_and_goes_with_the_next_rebuild(
    engine: ElasticsearchEngine, client: Elasticsearch, name: str
) -> None:
    engine.rebuild([lamp(1)])
    client.indices.create(index=f"{name}-v1-half")
    assert titles(engine) == {"lamp-1": "Lampe"}
    engine.rebuild([lamp(2)])
    assert titles(engine) == {"lamp-2": "Lampe"}
    assert len(indexes_of(client, name)) == 1


def test_two_portals_on_one_cluster_do_not_see_each_other(
    engine: ElasticsearchEngine, elasticsearch_url: str, name: str
) -> None:
    other = ElasticsearchEngine(elasticsearch_url, index=f"{name}-other", timeout=30.0)
    engine.rebuild([lamp(1)])
    other.rebuild([lamp(2)])
    engine.rebuild([lamp(3)])
    assert titles(other) == {"lamp-2": "Lampe"}
    assert titles(engine) == {"lamp-3": "Lampe"}


def test_what_is_written_while_an_index_is_filled_is_there_at_once_and_after_it(
    engine: ElasticsearchEngine,
) -> None:
    engine.rebuild([lamp(1, "Vieille"), lamp(2), lamp(3)])

    def documents() -> Iterator[Document]:
        yield lamp(1, "Vieille")
        engine.update([lamp(1, "Neuve"), lamp(2, "Neuve"), lamp(9, "Neuve")])
        engine.delete(["lamp-3"])
        assert titles(engine) == {"lamp-1": "Neuve", "lamp-2": "Neuve", "lamp-9": "Neuve"}
        # What follows was read from the database before all that.
        yield lamp(2, "Vieille")
        yield lamp(3)

    engine.rebuild(documents())
    assert titles(engine) == {"lamp-1": "Neuve", "lamp-2": "Neuve", "lamp-9": "Neuve"}


def test_a_rebuild_that_another_one_overtakes_fails_and_spoils_nothing(
    engine: ElasticsearchEngine, client: Elasticsearch, name: str
) -> None:
    def documents() -> Iterator[Document]:
        yield lamp(1)
        engine.rebuild([lamp(2)])
        yield lamp(3)

    with pytest.raises(SearchUnavailable):
        engine.rebuild(documents())
    assert titles(engine) == {"lamp-2": "Lampe"}
    assert len(indexes_of(client, name)) == 1


def test_pages_beyond_ten_thousand_are_reached(engine: ElasticsearchEngine) -> None:
    engine.rebuild(lamp(number) for number in range(10_050))
    for offset in (9_995, 10_045):
        found = engine.search(Query(offset=offset, limit=10, facets=["kind"]))
        expected = range(offset, min(offset + 10, 10_050))
        assert [hit.id for hit in found.hits] == [f"lamp-{number}" for number in expected]
        assert (found.count, found.facets["kind"][0].count) == (10_050, 10_050)
    assert list(engine.search(Query(offset=10_050, limit=10)).hits) == []


def test_an_index_that_takes_no_writes_is_reported(
    engine: ElasticsearchEngine, client: Elasticsearch, name: str
) -> None:
    """As when the disk of the cluster is nearly full, whose block it lifts by itself."""
    engine.rebuild([lamp(1)])
    client.indices.put_settings(index=f"{name}-v1", settings={"index.blocks.write": True})
    with pytest.raises(SearchUnavailable, match="lamp-2"):
        engine.update([lamp(2)])
    assert titles(engine) == {"lamp-1": "Lampe"}
