"""A real node is killed, frozen, filled up and robbed of its index: the directory answers."""

import os
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from elasticsearch import Elasticsearch
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from directory.models import DirectoryPage, Place
from search import indexing, pending, registry, waiting
from search.engine import get_engine
from search.protocol import Document, Query, SearchUnavailable
from tests.directory.factories import PlaceFactory
from tests.directory.reading import names, seen
from tests.services.elasticsearch import Elasticsearch as Node

# It brings its own engine.
pytestmark = [pytest.mark.django_db, pytest.mark.once]

AT_REST = "La recherche se repose un moment"
PATIENCE = 60.0  # seconds, for what the cluster does when it finds the time
GIGABYTE = 1 << 30

Write = Callable[[Callable[[], object]], None]


@pytest.fixture
def client_of_node(elasticsearch_node: Node) -> Elasticsearch:
    return Elasticsearch(elasticsearch_node.url, request_timeout=60)


@pytest.fixture
def index(
    elasticsearch_node: Node, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """The beginning of the names of the portal's indexes on the node, which are still missing."""
    name = f"failing-{uuid.uuid4().hex}"
    settings.BLASON_SEARCH = {
        "ENGINE": "search.elasticsearch.ElasticsearchEngine",
        "OPTIONS": {"url": elasticsearch_node.url, "index": name, "timeout": 3.0},
        "PENDING": tmp_path / "pending",
    }
    monkeypatch.setattr(waiting, "_BETWEEN_TRIES", 0.0)
    return name


@pytest.fixture
def three(index: str, pages: dict[str, DirectoryPage]) -> dict[str, Place]:
    """Three places, indexed."""
    places = {name: PlaceFactory(name=name) for name in ("Atelier", "Bibliothèque", "Café")}
    indexing.rebuild()
    return places


@pytest.fixture
def write(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Write:
    """Do something to places as a request does: what waits for the commit follows."""

    def do(action: Callable[[], object]) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            action()

    return do


def listed(client: Client, query: str = "") -> tuple[list[str], bool]:
    """The names that the directory lists, and whether it says that the search is at rest."""
    response = client.get(f"/fr/lieux/{query}")
    assert response.status_code == 200
    return names(response), AT_REST in seen(response)


def withdraw(place: Place) -> None:
    place.state = Place.State.HIDDEN
    place.save()


def eventually(holds: Callable[[], bool], every: float = 0.5) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(every)


def test_a_node_that_hangs_costs_its_timeout_and_what_is_written_meanwhile_follows(
    client: Client, three: dict[str, Place], elasticsearch_node: Node, write: Write
) -> None:
    assert listed(client) == (["Atelier", "Bibliothèque", "Café"], False)
    elasticsearch_node.freeze()
    try:
        assert listed(client, "?q=café") == (["Café"], True)
        clusters = client.get("/api/v1/places/clusters?bbox=2,49,3,50&zoom=9").json()
        assert clusters["degraded"]
        suggested = client.get("/api/v1/suggest?q=caf").json()
        assert suggested["degraded"]
        assert client.get("/healthz").json()["search"] == "unavailable"
    finally:
        elasticsearch_node.thaw()
    eventually(lambda: listed(client, "?q=café") == (["Café"], False))


def test_a_node_that_is_down_misses_nothing_that_is_written_meanwhile(
    client: Client, three: dict[str, Place], elasticsearch_node: Node, write: Write
) -> None:
    elasticsearch_node.kill()
    write(lambda: PlaceFactory(name="Dortoir"))
    write(lambda: withdraw(three["Café"]))
    renamed = three["Atelier"]
    for name in ("Atelier changé", "Atelier changé deux fois"):
        renamed.name = name
        write(renamed.save)
    expected = ["Atelier changé deux fois", "Bibliothèque", "Dortoir"]
    assert listed(client) == (expected, True)
    elasticsearch_node.start()
    # The first request is answered before the index has caught up: nothing withdrawn is found.
    assert "Café" not in listed(client)[0]
    assert client.get("/api/v1/suggest?q=caf&kinds=place").json()["results"] == []
    assert not pending.any_wait()
    assert listed(client) == (expected, False)
    assert listed(client, "?q=deux+fois") == ([expected[0]], False)


def test_a_node_that_dies_during_a_rebuild_comes_back_with_the_old_index(
    client: Client, three: dict[str, Place], elasticsearch_node: Node
) -> None:
    def documents() -> Iterator[Document]:
        for number in range(600):  # more than one request's worth
            yield Document(f"place-{10_000 + number}", "place", "Neuf")
        elasticsearch_node.kill()
        for number in range(600):
            yield Document(f"place-{20_000 + number}", "place", "Neuf")

    with pytest.raises(SearchUnavailable):
        get_engine().rebuild(documents())
    assert listed(client) == (["Atelier", "Bibliothèque", "Café"], True)
    elasticsearch_node.start()
    assert listed(client) == (["Atelier", "Bibliothèque", "Café"], False)
    indexing.rebuild()
    assert get_engine().search(Query(text="neuf")).count == 0


def test_a_node_that_restarts_during_a_bulk_gets_all_of_it_in_the_end(
    index: str,
    elasticsearch_node: Node,
    client_of_node: Elasticsearch,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lamps(pks: Iterable[int] | None) -> Iterator[Document]:
        for pk in pks or []:
            yield Document(f"lamp-{pk}", "lamp", "Lampe")

    monkeypatch.setattr(registry, "_sources", {"lamp": registry.Source("lamp", lamps)})
    indexing.rebuild()

    def kill_once_some_are_there() -> None:
        eventually(lambda: _written(client_of_node, index) > 0, every=0.01)
        elasticsearch_node.kill()

    killing = threading.Thread(target=kill_once_some_are_there)
    killing.start()
    assert not indexing.refresh_now("lamp", range(5_000))
    killing.join()
    elasticsearch_node.start()
    assert indexing.catch_up()
    assert get_engine().search(Query()).count == 5_000


def _written(client: Elasticsearch, index: str) -> int:
    """How many documents the index got since it is there, searchable or not."""
    stats = client.indices.stats(index=f"{index}-*", metric="indexing").body
    total: int = stats["_all"]["primaries"]["indexing"]["index_total"]
    return total


def test_an_index_that_has_gone_is_missed_and_built_by_the_next_change(
    client: Client, three: dict[str, Place], client_of_node: Elasticsearch, index: str, write: Write
) -> None:
    client_of_node.indices.delete(index=list(client_of_node.indices.get(index=f"{index}-*").body))
    assert listed(client) == (["Atelier", "Bibliothèque", "Café"], True)
    write(lambda: PlaceFactory(name="Dortoir"))
    assert listed(client) == (["Atelier", "Bibliothèque", "Café", "Dortoir"], False)


def test_a_full_disk_stops_the_index_not_the_directory(
    client: Client,
    three: dict[str, Place],
    elasticsearch_node: Node,
    client_of_node: Elasticsearch,
    write: Write,
) -> None:
    folder = elasticsearch_node.folder / "data"
    # The node holds its disk to be full when so much is left: then it blocks its indexes.
    left = shutil.disk_usage(folder).free - 2 * GIGABYTE
    watermarks = {
        f"cluster.routing.allocation.disk.watermark.{name}": f"{left}b"
        for name in ("low", "high", "flood_stage")
    }
    client_of_node.cluster.put_settings(
        persistent={
            "cluster.routing.allocation.disk.threshold_enabled": True,
            "cluster.info.update.interval": "10s",
            **watermarks,
        }
    )
    filling = folder / "filling"
    try:
        with filling.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, 4 * GIGABYTE)
        eventually(lambda: _is_blocked(client_of_node))
        write(lambda: withdraw(three["Café"]))
        assert pending.any_wait()
        assert listed(client) == (["Atelier", "Bibliothèque"], False)
    finally:
        filling.unlink()
    eventually(lambda: not _is_blocked(client_of_node))
    eventually(lambda: bool(listed(client)) and not pending.any_wait())
    assert get_engine().search(Query()).count == 2


def _is_blocked(client: Elasticsearch) -> bool:
    found = client.cluster.state(metric="blocks").body["blocks"]
    return "indices" in found
