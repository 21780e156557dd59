"""Where someone is stands in an address that is theirs, and in no log of the portal."""

import logging
from collections.abc import Callable

import pytest
from django.test import Client

from directory.models import DirectoryPage
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db

ASKED = (
    "/fr/lieux/?near=49.8942,2.2957",
    "/fr/lieux/?near=49.8942,2.2957&radius=none&services=nothing&fragment=list",
    "/fr/lieux/?near=949.8942,2.2957",
    "/fr/nowhere/?near=49.8942,2.2957",
    "/api/v1/places?near=49.8942,2.2957",
    "/api/v1/places?near=949.8942,2.2957",
    "/api/v1/places/clusters?near=49.8942,2.2957&bbox=2,49,3,50&zoom=9",
)


@pytest.fixture
def noted(caplog: pytest.LogCaptureFixture, pages: dict[str, DirectoryPage]) -> str:
    """What the portal writes as it does in production while all of that is asked."""
    PlaceFactory()
    with caplog.at_level(logging.INFO):
        for address in ASKED:
            assert Client().get(address).status_code in (200, 400, 404)
    return caplog.text


def test_no_position_is_logged(reindex: Callable[[], None], request: pytest.FixtureRequest) -> None:
    reindex()
    noted = request.getfixturevalue("noted")
    assert "/fr/nowhere/" in noted  # something is written
    assert "2.2957" not in noted


@pytest.mark.usefixtures("broken_index")
def test_no_position_is_logged_when_the_engine_fails_either(noted: str) -> None:
    assert "answers from the database" in noted
    assert "2.2957" not in noted
