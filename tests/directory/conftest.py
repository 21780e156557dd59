"""A search index of its own for each test that asks for one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from search import indexing


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
