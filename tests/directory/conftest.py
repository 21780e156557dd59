"""What a test of the directory may ask for: an index of its own, pages, a clock."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.utils import translation
from pytest_django import Settings

from directory.models import DirectoryPage
from search import indexing
from tests.directory.factories import directory_pages
from tests.search import own_index


@pytest.fixture
def index(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """An index of the configured engine for this test alone, still missing."""
    with own_index.own_index(tmp_path) as settings.BLASON_SEARCH:
        yield


@pytest.fixture
def reindex(index: None) -> Callable[[], None]:
    """Build the index from what is in the test's database."""

    def build() -> None:
        indexing.rebuild()

    return build


@pytest.fixture
def broken_index(index: None, settings: Settings) -> None:
    """An engine that cannot answer."""
    settings.BLASON_SEARCH = own_index.broken(settings.BLASON_SEARCH)


@pytest.fixture
def tuesday(monkeypatch: pytest.MonkeyPatch) -> datetime.datetime:
    """Now is Tuesday 12 May 2026, 10:20 in Paris, for all that asks Django's clock."""
    now = datetime.datetime(2026, 5, 12, 10, 20, tzinfo=ZoneInfo("Europe/Paris"))
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


@pytest.fixture
def pages(db: None) -> Iterator[dict[str, DirectoryPage]]:
    """The directory at /fr/lieux/ and /en/places/; addresses kept from another test forgotten."""
    cache.clear()
    yield directory_pages()
    cache.clear()


@pytest.fixture(autouse=True)
def _read_in_french() -> Iterator[None]:
    """Every test begins in the portal's own language, whichever page the one before read."""
    with translation.override("fr"):
        yield
