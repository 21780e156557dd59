"""An event that one can register for."""

import pytest

from events.models import EventPage, Site
from tests.events.registration.factories import make_site, plant_event
from tests.home.factories import Portal
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]


@pytest.fixture
def event(portal: Portal) -> EventPage:
    """A published event."""
    return plant_event(portal)


@pytest.fixture
def site(event: EventPage) -> Site:
    """Three seats in Lille, in three days."""
    return make_site(event)
