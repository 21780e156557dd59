"""A story that only some may read is named nowhere to the others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.directory.conftest import index, reindex
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal
from tests.members.factories import MediatorFactory
from tests.stories.factories import StoryPageFactory

__all__ = ["index", "reindex"]


@pytest.fixture
def tellers(portal: Portal) -> list[str]:
    """Every address that names a public story, which the editor makes private after all."""
    place, mediator = PlaceFactory(), MediatorFactory()
    story = StoryPageFactory(
        parent=portal.stories, title="Entre nous", places=[place], mediators=[mediator]
    )
    other = StoryPageFactory(parent=portal.stories, title="Pour tous")
    client = Client()
    addresses = [
        "/fr/",
        portal.stories.url,
        f"{portal.stories.url}rss/",
        f"{portal.stories.url}atom/",
        other.url,
        f"{portal.directory.url}{place.slug}/",
        mediator.get_absolute_url(),
        "/sitemap-pages.xml",
    ]
    told = [url for url in addresses if story.slug in client.get(url).text]
    assert told == addresses
    story.view_restrictions.create(restriction_type="login")
    return addresses


def test_what_is_made_private_is_no_longer_named(tellers: list[str]) -> None:
    client = Client()
    assert [url for url in tellers if "entre-nous" in client.get(url).text] == []


def test_what_is_made_private_is_no_longer_found(
    client: Client,
    portal: Portal,
    reindex: Callable[[], None],
    django_capture_on_commit_callbacks: Any,
) -> None:
    story = StoryPageFactory(parent=portal.stories, title="Entre nous")
    reindex()
    assert story.url in client.get("/fr/recherche/?q=entre+nous").text
    with django_capture_on_commit_callbacks(execute=True):
        portal.stories.view_restrictions.create(restriction_type="login")
    assert story.url not in client.get("/fr/recherche/?q=entre+nous").text
    with django_capture_on_commit_callbacks(execute=True):
        portal.stories.view_restrictions.get().delete()
    assert story.url in client.get("/fr/recherche/?q=entre+nous").text


def test_a_private_page_can_be_deleted(
    portal: Portal, django_capture_on_commit_callbacks: Any
) -> None:
    story = StoryPageFactory(parent=portal.stories)
    story.view_restrictions.create(restriction_type="login")
    with django_capture_on_commit_callbacks(execute=True):
        story.delete()
    assert not portal.stories.get_children().exists()
