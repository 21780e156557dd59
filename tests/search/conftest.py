"""A search of its own for each test: an index in a fresh folder, and no sources but its own."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from search import registry
from search.protocol import Document


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
def lamps(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[int, str]]:
    """Titles by primary key: what the only source, of the kind ``lamp``, makes public."""
    titles: dict[int, str] = {}

    def documents(pks: Iterable[int] | None) -> Iterator[Document]:
        for pk in sorted(titles) if pks is None else pks:
            if pk in titles:
                yield Document(f"lamp-{pk}", "lamp", titles[pk])

    monkeypatch.setattr(registry, "_sources", {})
    registry.register(registry.Source("lamp", documents))
    yield titles
