"""A portal and people with roles, as for every room that has pages; and its list of events."""

import pytest

from events.models import EventIndexPage
from tests.events.factories import EventIndexPageFactory
from tests.home.factories import Portal
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]


@pytest.fixture
def index(portal: Portal) -> EventIndexPage:
    """The French list of events, without any."""
    page: EventIndexPage = EventIndexPageFactory(parent=portal.home)
    return page
