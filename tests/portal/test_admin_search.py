"""The admin's own search on Elasticsearch: the same French as the portal's, on a real server."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from elasticsearch import Elasticsearch
from modelsearch.backends import get_search_backend
from pytest_django import Settings
from wagtail.models import Page

from portal import preparation
from portal.settings import services
from tests.home.factories import ContentPageFactory, Portal
from tests.home.fixtures import moderator, portal, sign_in

__all__ = ["moderator", "portal", "sign_in"]

Find = Callable[[str], set[str]]


@pytest.fixture
def find(
    elasticsearch_url: str, settings: Settings, tmp_path: Path, portal: Portal, moderator: Client
) -> Iterator[Find]:
    """The titles that a moderator finds among all pages; the index was built before they wrote."""
    name = f"test-{uuid.uuid4().hex}"
    search = services.elasticsearch(elasticsearch_url, index=name, pending=tmp_path / "pending")
    settings.WAGTAILSEARCH_BACKENDS = services.admin_search(search)
    said: list[str] = []
    preparation.index_admin_if_missing(said.append)
    preparation.index_admin_if_missing(said.append)
    assert len(said) == 1

    def ask(words: str) -> set[str]:
        get_search_backend().get_index_for_model(Page).refresh()
        response = moderator.get(reverse("wagtailadmin_pages:search"), {"q": words})
        return {page.title for page in response.context["pages"]}

    yield ask
    client = Elasticsearch(elasticsearch_url)
    client.indices.delete(index=list(client.indices.get(index=f"{name}-*").body))


@pytest.mark.parametrize("words", ["ecole", "l’école", "ECOLES", "médiatrice", "mediatri"])
def test_a_page_is_found_as_it_is_spoken(find: Find, portal: Portal, words: str) -> None:
    ContentPageFactory(parent=portal.home, title="L’école des médiatrices")
    ContentPageFactory(parent=portal.home, title="Le bricolage")
    assert find(words) == {"L’école des médiatrices"}


def test_what_is_typed_so_far_finds_and_what_was_deleted_does_not(
    find: Find, portal: Portal
) -> None:
    page = ContentPageFactory(parent=portal.home, title="L’imprimante partagée")
    assert find("imprim") == {"L’imprimante partagée"}
    page.delete()
    assert find("imprim") == set()
