"""Where the directory and its places stand, in each language."""

from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Page, Site

from directory.addresses import directory_url, forget, place_url, place_urls
from directory.documents import documents
from directory.models import DirectoryPage
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db

Pages = dict[str, DirectoryPage]


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    """No test knows what another one kept."""
    forget()


def test_before_there_is_a_directory_places_have_the_usual_addresses() -> None:
    assert place_url("le-quai", "fr") == "/fr/lieux/le-quai/"
    assert place_url("le-quai", "en") == "/en/places/le-quai/"


def test_each_language_has_its_own(pages: Pages) -> None:
    assert (directory_url("fr"), directory_url("en")) == ("/fr/lieux/", "/en/places/")
    assert place_urls("a") == {"fr": "/fr/lieux/a/", "en": "/en/places/a/"}


def test_without_one_named_it_is_the_language_being_read(pages: Pages) -> None:
    place = PlaceFactory(slug="le-quai")
    assert place.get_absolute_url() == "/fr/lieux/le-quai/"
    with translation.override("en"):
        assert place.get_absolute_url() == "/en/places/le-quai/"


def test_where_it_is_not_translated_the_source_language_serves(pages: Pages) -> None:
    pages["en"].delete()
    assert directory_url("en") == "/fr/lieux/"
    assert place_urls("a") == {"fr": "/fr/lieux/a/"}


def test_a_new_address_counts_at_once(pages: Pages) -> None:
    assert directory_url("fr") == "/fr/lieux/"
    page = pages["fr"]
    page.slug = "annuaire"
    page.save_revision().publish()
    assert directory_url("fr") == "/fr/annuaire/"
    page.unpublish()
    assert directory_url("fr") == "/en/places/"


def test_a_moved_directory_is_followed(pages: Pages) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    parent = home.add_child(instance=Page(title="Chercher", slug="chercher", locale=home.locale))
    assert directory_url("fr") == "/fr/lieux/"
    pages["fr"].move(parent, pos="last-child")
    assert directory_url("fr") == "/fr/chercher/lieux/"


def test_another_site_has_its_own_directory(pages: Pages) -> None:
    root = Page.get_first_root_node()
    assert root is not None
    home = root.add_child(
        instance=Page(title="Ailleurs", slug="ailleurs", locale=pages["fr"].locale)
    )
    home.add_child(instance=DirectoryPage(title="Là", slug="la-bas"))
    Site.objects.create(hostname="ailleurs.example", root_page=home)
    there = RequestFactory().get("/", headers={"host": "ailleurs.example"})
    here = RequestFactory().get("/")
    assert directory_url("fr", here) == "/fr/lieux/"
    assert directory_url("fr", there).endswith("/fr/la-bas/")


def test_many_addresses_cost_no_query_each(pages: Pages) -> None:
    directory_url()
    with CaptureQueriesContext(connection) as captured:
        for number in range(50):
            place_url(f"lieu-{number}")
    assert len(captured) == 0


def test_documents_hold_the_addresses_of_all_languages(pages: Pages) -> None:
    PlaceFactory(slug="le-quai")
    (document,) = documents(None)
    payload: Any = document.payload
    assert payload["url_fr"].endswith("/fr/lieux/le-quai/")
    assert payload["url_en"].endswith("/en/places/le-quai/")
