"""A portal with a catalogue, and people with roles, as for every room that has pages."""

import pytest

from tests.directory.conftest import broken_index, index, reindex
from tests.home.factories import Portal
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in
from tests.training.factories import TrainingIndexPageFactory
from training.models import TrainingIndexPage

__all__ = [
    "broken_index",
    "editor",
    "index",
    "moderator",
    "nothing_kept",
    "portal",
    "reindex",
    "sign_in",
]


@pytest.fixture
def catalogue(portal: Portal) -> TrainingIndexPage:
    """The catalogue in French, still empty."""
    page: TrainingIndexPage = TrainingIndexPageFactory(parent=portal.home)
    return page
