"""What is special to the embedded engine: files, processes, failures."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest
import tantivy

from search.embedded import EmbeddedEngine, writing
from search.protocol import Document, IndexMissing, Query, SearchUnavailable

SPAWN = multiprocessing.get_context("spawn")


def lamp(number: int) -> Document:
    return Document(f"lamp-{number}", "lamp", "Lampe")


def add_lamps(path: Path, first: int, count: int) -> None:
    """Runs in another process: one commit a lamp."""
    engine = EmbeddedEngine(path)
    for number in range(first, first + count):
        engine.update([lamp(number)])


def die_while_writing(path: Path) -> None:
    """Runs in another process, which is killed in the middle of an update."""

    def documents():  # type: ignore[no-untyped-def]
        yield lamp(77)
        os.kill(os.getpid(), signal.SIGKILL)

    EmbeddedEngine(path).update(documents())


def test_without_an_index_it_says_so(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path / "nowhere")
    for ask in (
        engine.check,
        lambda: engine.search(Query()),
        lambda: engine.clusters(Query(), 5),
        lambda: engine.suggest("a"),
        lambda: engine.update([lamp(1)]),
        lambda: engine.delete(["lamp-1"]),
    ):
        with pytest.raises(IndexMissing, match="rebuild_search"):
            ask()


def test_an_index_of_another_version_counts_as_missing(tmp_path: Path) -> None:
    EmbeddedEngine(tmp_path).rebuild([lamp(1)])
    pointer = tmp_path / "current"
    pointer.write_text(pointer.read_text().replace('"version": ', '"version": 9'))
    with pytest.raises(IndexMissing, match="another version"):
        EmbeddedEngine(tmp_path).search(Query())


def test_a_folder_that_cannot_be_used_is_unavailable(tmp_path: Path) -> None:
    path = tmp_path / "a-file"
    path.write_text("in the way")
    engine = EmbeddedEngine(path)
    for ask in (engine.check, lambda: engine.search(Query()), lambda: engine.rebuild([lamp(1)])):
        with pytest.raises(SearchUnavailable):
            ask()


def test_a_broken_index_is_unavailable_and_a_rebuild_heals_it(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([lamp(1)])
    for file in tmp_path.glob("*/meta.json"):
        file.write_text("{ half a")
    with pytest.raises(SearchUnavailable):
        engine.search(Query())
    engine.rebuild([lamp(1), lamp(2)])
    assert engine.search(Query()).count == 2


def test_only_one_generation_stays_on_the_disk(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    (tmp_path / "left-by-a-crash").mkdir()
    for count in (1, 2, 3):
        engine.rebuild(map(lamp, range(count)))
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


@pytest.mark.parametrize("largest", [640, 80, 10])  # one part, eight, sixty-four
def test_a_rebuild_that_knows_how_many_leaves_one_segment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    monkeypatch.setattr(writing, "_LARGEST_PART", largest)
    engine = EmbeddedEngine(tmp_path)
    assert engine.rebuild([*map(lamp, range(639)), lamp(0)]) == 640
    assert engine.search(Query()).count == 639
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert tantivy.Index.open(str(folder)).searcher().num_segments == 1


def test_two_processes_write_and_a_third_reads(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([])
    assert engine.search(Query()).count == 0
    writers = [SPAWN.Process(target=add_lamps, args=(tmp_path, first, 5)) for first in (0, 100)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    assert engine.search(Query()).count == 10


def test_another_engine_on_the_same_folder_notices_a_rebuild(tmp_path: Path) -> None:
    one, other = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    one.rebuild([lamp(1)])
    assert other.search(Query()).count == 1
    one.rebuild([lamp(1), lamp(2)])
    assert other.search(Query()).count == 2
    other.update([lamp(3)])
    assert one.search(Query()).count == 3


def test_a_writer_that_is_killed_leaves_nothing_locked_and_nothing_half_written(
    tmp_path: Path,
) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([lamp(1)])
    victim = SPAWN.Process(target=die_while_writing, args=(tmp_path,))
    victim.start()
    victim.join(60)
    assert victim.exitcode == -signal.SIGKILL
    assert engine.search(Query()).count == 1
    engine.update([lamp(2)])
    assert engine.search(Query()).count == 2


def test_a_writer_waits_for_another_but_not_for_ever(tmp_path: Path) -> None:
    patient = EmbeddedEngine(tmp_path)
    patient.rebuild([])
    hasty = EmbeddedEngine(tmp_path, patience=0.05)

    def documents():  # type: ignore[no-untyped-def]
        with pytest.raises(SearchUnavailable, match="being written"):
            hasty.update([lamp(1)])
        yield lamp(2)

    patient.update(documents())
    hasty.update([lamp(1)])
    assert hasty.search(Query()).count == 2
