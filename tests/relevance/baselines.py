"""What the portal's search is compared with: two searches that need no work of ours.

Wagtail's own search of the database, on the places as an indexed model, and Elasticsearch with its
built-in French analyser and a plain ``multi_match``. Both get the texts that our own index holds.
"""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from elasticsearch import Elasticsearch, helpers
from modelsearch import index
from modelsearch.backends import get_search_backend

from directory.documents import PLACES, document
from directory.models import Place
from tests.relevance.judging import PAGE, Judged

FIELDS = ("title", "summary", "body", "keywords")


class SearchablePlace(index.Indexed, Place):
    """A place as Wagtail's search of the database indexes it, its name first."""

    search_fields = [
        index.SearchField("name", boost=4),
        index.SearchField("keywords", boost=2),
        index.SearchField("summary", boost=1.5),
        index.SearchField("body"),
    ]

    class Meta:
        app_label = "directory"
        proxy = True

    @property
    def keywords(self) -> str:
        """Its town, département, kind, services and audiences in words."""
        return " ".join(document(self, {}).keywords)

    @property
    def body(self) -> str:
        """Its description and address."""
        return document(self, {}).body


class DatabaseSearch:
    """Wagtail's search of the database."""

    def __init__(self) -> None:
        self.backend = get_search_backend("modelsearch.backends.database")
        found = self.backend.get_index_for_model(SearchablePlace)
        found.add_items(SearchablePlace, list(SearchablePlace.objects.all()))

    def __call__(self, judged: Judged) -> Sequence[int]:
        """The primary keys of the first page."""
        found = self.backend.search(judged.text, SearchablePlace.objects.all())
        return [place.pk for place in found[:PAGE]]


class PlainElasticsearch:
    """Elasticsearch with its analyser ``french``; see ``plain_elasticsearch``."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        self.client = client
        self.name = name

    def __call__(self, judged: Judged) -> Sequence[int]:
        """The primary keys of the first page."""
        query = {"multi_match": {"query": judged.text, "fields": list(FIELDS)}}
        found = self.client.search(index=self.name, query=query, size=PAGE)
        return [int(hit["_id"]) for hit in found["hits"]["hits"]]


@contextmanager
def plain_elasticsearch(url: str) -> Iterator[PlainElasticsearch]:
    """All the places in an index of their own, which is gone afterwards."""
    client = Elasticsearch(url, request_timeout=30)
    name = f"plain-{uuid.uuid4().hex}"
    text = {"type": "text", "analyzer": "french"}
    client.indices.create(index=name, mappings={"properties": dict.fromkeys(FIELDS, text)})
    try:
        documents = PLACES.documents(None)
        helpers.bulk(
            client,
            (
                {
                    "_index": name,
                    "_id": one.id.removeprefix("place-"),
                    **{field: getattr(one, field) for field in FIELDS},
                }
                for one in documents
            ),
            refresh=True,
        )
        yield PlainElasticsearch(client, name)
    finally:
        client.indices.delete(index=name)
        client.close()
