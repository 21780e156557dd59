"""A portal with a story to comment on, and people with roles."""

import pytest

from stories.models import StoryPage
from tests.home.factories import Portal
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in
from tests.stories.factories import StoryPageFactory

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]


@pytest.fixture
def story(portal: Portal) -> StoryPage:
    """A story that is open for comments, at ``/fr/recits/le-bus/``."""
    page: StoryPage = StoryPageFactory(parent=portal.stories, title="Le bus", slug="le-bus")
    return page
