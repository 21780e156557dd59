"""The judged searches asked of each engine and of each baseline, over the same places."""

import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.test import override_settings
from elasticsearch import Elasticsearch

from search import indexing
from tests.relevance.asking import Ranking, by_the_directory
from tests.relevance.baselines import DatabaseSearch, plain_elasticsearch

EMBEDDED, ELASTICSEARCH = "embedded engine", "elasticsearch engine"
DATABASE, PLAIN = "Wagtail’s database search", "Elasticsearch’s french analyser"
ENGINES, BASELINES = (EMBEDDED, ELASTICSEARCH), (DATABASE, PLAIN)


def rankings(url: str) -> Iterator[tuple[str, Ranking]]:
    """Each of them by name, ready until the next is asked for; ``url`` is Elasticsearch's."""
    with _embedded():
        yield EMBEDDED, by_the_directory
    with _elasticsearch(url):
        yield ELASTICSEARCH, by_the_directory
    yield DATABASE, DatabaseSearch()
    with plain_elasticsearch(url) as ranking:
        yield PLAIN, ranking


@contextmanager
def _embedded() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="blason-judged-") as folder:
        engine = {"ENGINE": "search.embedded.EmbeddedEngine"}
        options = {"OPTIONS": {"path": Path(folder) / "index"}}
        with override_settings(BLASON_SEARCH=engine | options):
            indexing.rebuild()
            yield


@contextmanager
def _elasticsearch(url: str) -> Iterator[None]:
    name = f"judged-{uuid.uuid4().hex}"
    with tempfile.TemporaryDirectory(prefix="blason-judged-") as folder:
        engine = {
            "ENGINE": "search.elasticsearch.ElasticsearchEngine",
            "OPTIONS": {"url": url, "index": name, "timeout": 30.0},
            "PENDING": Path(folder) / "pending",
        }
        try:
            with override_settings(BLASON_SEARCH=engine):
                indexing.rebuild()
                yield
        finally:
            with Elasticsearch(url) as client:
                client.indices.delete(index=list(client.indices.get(index=f"{name}-*").body))
                client.indices.delete_index_template(name=f"{name}-*")
