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


@pytest.fixture
def index(tmp_path: Path, settings: Settings) -> Path:
    """The folder of the configured engine's index, still missing."""
    path = tmp_path / "index"
    settings.BLASON_SEARCH = {
        "ENGINE": "search.embedded.EmbeddedEngine",
        "OPTIONS": {"path": path, "patience": 0.2},
    }
    return path


@pytest.fixture
def reindex(index: Path) -> Callable[[], None]:
    """Build the index from what is in the test's database."""

    def build() -> None:
        indexing.rebuild()

    return build


@pytest.fixture
def broken_index(index: Path) -> Path:
    """An index folder that no engine can open."""
    index.mkdir(parents=True)
    for name in ("meta.json", "current"):
        (index / name).write_text("this is no index")
    return index


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
