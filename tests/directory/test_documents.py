"""Places in the search index: what goes in, and how it follows the database."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from directory.documents import PLACES, directory_addresses, documents
from directory.models import Place
from search.engine import get_engine
from search.protocol import Point, Query
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db


def test_a_document_holds_what_people_search_by() -> None:
    place = PlaceFactory(
        name="La Ruche",
        typologies=["BIB"],
        programmes=["France Services"],
        opening_hours="Tu 09:00-10:00; PH off",
        description="Un café et des ordinateurs",
    )
    (document,) = documents([place.pk])
    assert (document.id, document.kind, document.title) == (
        f"place-{place.pk}",
        "place",
        "La Ruche",
    )
    assert document.point == Point(49.8942, 2.2957)
    words = {"Amiens", "Somme", "Bibliothèque", "Library", "Help with administrative formalities"}
    assert words <= set(document.keywords)
    assert "café" in document.body
    assert document.facets["slots"] == ["tue-0900", "tue-0930"]
    assert document.facets["family"] == ["library"]
    assert document.facets["department"] == ["80"]
    assert document.payload["slug"] == "la-ruche-amiens"
    assert document.payload["url_fr"].endswith("/la-ruche-amiens/")


def test_nothing_private_goes_into_the_index() -> None:
    place = PlaceFactory(emails=["jeanne@example.org"], phone="+33322000000")
    (document,) = documents([place.pk])
    assert "jeanne" not in repr(document) and "+33322000000" not in repr(document)


def test_only_what_the_directory_lists_is_indexed() -> None:
    listed = PlaceFactory()
    PlaceFactory(state=Place.State.HIDDEN)
    PlaceFactory(state=Place.State.CLOSED)
    PlaceFactory(live=False)
    assert [document.id for document in documents(None)] == [f"place-{listed.pk}"]
    assert PLACES.count() == 1


def test_many_places_are_one_query(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    PlaceFactory.create_batch(20)
    cache.clear()  # what is kept for a minute would end just now, once in a while
    directory_addresses()
    with django_assert_max_num_queries(2):
        assert len(list(documents(None))) == 20


def found(text: str) -> int:
    return get_engine().search(Query(text=text, kinds=["place"])).count


def test_the_index_follows_the_database(
    reindex: Callable[[], None],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    reindex()
    with django_capture_on_commit_callbacks(execute=True):
        place = PlaceFactory(name="Chrysalide")
    assert found("chrysalide") == 1
    place.name = "Papillon"
    with django_capture_on_commit_callbacks(execute=True):
        place.save()
    assert (found("chrysalide"), found("papillon")) == (0, 1)
    place.state = Place.State.HIDDEN
    with django_capture_on_commit_callbacks(execute=True):
        place.save()
    assert found("papillon") == 0
    with django_capture_on_commit_callbacks(execute=True):
        other = PlaceFactory(name="Libellule")
    with django_capture_on_commit_callbacks(execute=True):
        other.delete()
    assert found("libellule") == 0
