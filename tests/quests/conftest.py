"""A portal and people with roles, as for every room that has pages."""

import pytest

from members.models import ArchetypeIndexPage
from tests.home.factories import Portal
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in
from tests.quests.factories import plant_archetypes

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]


@pytest.fixture
def archetypes(portal: Portal) -> ArchetypeIndexPage:
    """The three that quests here weigh, below their page."""
    return plant_archetypes(portal.home)
