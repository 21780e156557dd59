"""Nothing is found that is not public any more, even while the index cannot be told."""

import shutil
from pathlib import Path

import pytest

from search import indexing, pending, registry
from search.engine import get_engine
from search.protocol import Box, Document, Point, Query

HERE = Point(50.6, 3.06)


@pytest.fixture
def late(index: Path, lamps: dict[int, str]) -> Path:
    """Lamps 1 to 3 are indexed; since then 1 was withdrawn and 2 renamed, and no writer got in."""

    def documents(pks):  # type: ignore[no-untyped-def]
        for pk in sorted(lamps) if pks is None else pks:
            if pk in lamps:
                yield Document(f"lamp-{pk}", "lamp", lamps[pk], point=HERE if pk == 1 else None)

    registry.register(registry.Source("lamp", documents))
    lamps |= {1: "Lampe retirée", 2: "Lampe", 3: "Lampe sûre"}
    indexing.rebuild()
    away = index.with_name("away")
    shutil.copytree(index, away)
    shutil.rmtree(index)
    index.write_text("in the way")
    del lamps[1]
    lamps[2] = "Lampe nouvelle"
    assert not indexing.refresh_now("lamp", [1, 2])
    index.unlink()
    away.rename(index)
    return index


def test_what_was_withdrawn_is_not_found_anywhere(late: Path) -> None:
    engine = get_engine()
    assert {hit.title for hit in engine.search(Query(text="lampe")).hits} == {"Lampe", "Lampe sûre"}
    assert {hit.title for hit in engine.suggest("lam")} == {"Lampe", "Lampe sûre"}
    assert list(engine.clusters(Query(box=Box(3, 50, 4, 51)), 12)) == []


def test_once_the_index_has_caught_up_all_is_as_it_should_be(late: Path) -> None:
    assert indexing.catch_up()
    assert not pending.any_wait()
    found = {hit.title for hit in get_engine().search(Query()).hits}
    assert found == {"Lampe nouvelle", "Lampe sûre"}


def test_while_the_engine_is_down_what_waits_goes_on_waiting(late: Path) -> None:
    shutil.rmtree(late)
    late.write_text("in the way")
    assert not indexing.catch_up()
    assert pending.read() == {("lamp", 1), ("lamp", 2)}
