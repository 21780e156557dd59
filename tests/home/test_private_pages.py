"""A page for some readers only, of any kind: its own restriction, one above, its source’s."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.home.factories import Portal
from tests.stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db
LOGIN = PageViewRestriction.LOGIN


@pytest.fixture
def story(portal: Portal) -> Page:
    return StoryPageFactory(parent=portal.stories)


def opens(page: Page) -> bool:
    """Whether anybody may read it."""
    status: int = Client().get(page.url).status_code
    assert status in (200, 302)
    return status == 200


@pytest.mark.parametrize("which", ["stories", "directory"])
def test_a_restriction_holds_until_it_is_lifted(portal: Portal, which: str) -> None:
    page = getattr(portal, which)
    assert opens(page)
    restriction = page.view_restrictions.create(restriction_type=LOGIN)
    assert not opens(page)
    restriction.delete()
    assert opens(page)


def test_one_page_that_is_private_leaves_the_others_open(portal: Portal, story: Page) -> None:
    portal.directory.view_restrictions.create(restriction_type=LOGIN)
    assert opens(story)


def test_what_is_below_a_private_page_is_private(portal: Portal, story: Page) -> None:
    portal.stories.view_restrictions.create(restriction_type=LOGIN)
    assert not opens(story)


def test_an_alias_is_as_private_as_its_source(portal: Portal, story: Page) -> None:
    alias = story.create_alias(parent=portal.home, update_slug="autre")
    assert opens(alias)
    story.view_restrictions.create(restriction_type=LOGIN)
    assert not opens(alias)
