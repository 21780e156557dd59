"""The engines that must fulfil the contract, each with an empty index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.embedded import EmbeddedEngine
from search.protocol import Engine

ENGINES = ("embedded",)


@pytest.fixture(scope="session", params=ENGINES)
def one_engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """One engine for the whole session; tests ask for ``engine``, which empties it."""
    path: Path = tmp_path_factory.mktemp("index")
    yield EmbeddedEngine(path)


@pytest.fixture
def engine(one_engine: Engine) -> Engine:
    """An engine whose index is empty."""
    one_engine.rebuild([])
    return one_engine
