"""Full disks, killed processes, many readers: each test has real processes and real files."""

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from search.embedded import EmbeddedEngine
from search.protocol import Document, Query, SearchUnavailable

SPAWN = multiprocessing.get_context("spawn")
PATIENCE = 60  # seconds that a process may take on a busy machine


def lamp(number: int) -> Document:
    return Document(f"lamp-{number}", "lamp", f"Lampe {number}", body=f"numéro {number:x} " * 20)


def lamps(first: int, end: int) -> Iterator[Document]:
    return map(lamp, range(first, end))


def finished(process: multiprocessing.process.BaseProcess) -> int | None:
    """The exit code, negative for the signal that ended the process."""
    process.join(PATIENCE)
    return process.exitcode


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    """An engine whose index holds the lamps 0 to 99."""
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild(lamps(0, 100))
    return engine


# A full disk


def write_on_a_full_disk(path: Path, most: int, answer: Connection) -> None:
    """Runs in another process, in which no file can grow beyond ``most`` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing then fails as on a full disk
    engine = EmbeddedEngine(path)
    engine.search(Query(text="lampe"))  # it was at work before: settings are read once
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    for write in (
        lambda: engine.update(lamps(100, 5_000)),
        lambda: engine.rebuild(lamps(0, 5_000)),
    ):
        try:
            write()
            answer.send("written")
        except SearchUnavailable:
            answer.send(engine.search(Query()).count)


@pytest.mark.parametrize("most", [0, 2_000, 50_000])
def test_what_a_full_disk_refuses_is_said_and_the_index_goes_on_answering(
    engine: EmbeddedEngine, tmp_path: Path, most: int
) -> None:
    here, there = SPAWN.Pipe()
    writer = SPAWN.Process(target=write_on_a_full_disk, args=(tmp_path, most, there))
    writer.start()
    assert here.poll(PATIENCE) and here.recv() == 100
    assert here.poll(PATIENCE) and here.recv() == 100
    assert finished(writer) == 0
    engine.update(lamps(100, 101))  # there is room again
    assert engine.search(Query(text="lampe 100")).hits[0].id == "lamp-100"
    engine.rebuild(lamps(0, 300))
    assert engine.search(Query()).count == 300
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


# Killed processes


def update_until_killed(path: Path, started: Connection) -> None:
    """Runs in another process: commits ten lamps at a time, and says so before each commit."""
    engine = EmbeddedEngine(path)
    for first in range(100, 1_000_000, 10):

        def some(first: int = first) -> Iterator[Document]:
            yield from lamps(first, first + 10)
            started.send(first)  # all are given: what comes next is the commit

        engine.update(some())


@pytest.mark.parametrize("delay", [0.0, 0.002, 0.005, 0.01, 0.02, 0.04])
def test_killed_in_a_commit_an_update_is_there_as_a_whole_or_not_at_all(
    engine: EmbeddedEngine, tmp_path: Path, delay: float
) -> None:
    here, there = SPAWN.Pipe()
    writer = SPAWN.Process(target=update_until_killed, args=(tmp_path, there))
    writer.start()
    for _commit in range(3):
        assert here.poll(PATIENCE)
        here.recv()
    time.sleep(delay)
    writer.kill()
    assert finished(writer) == -signal.SIGKILL
    count = EmbeddedEngine(tmp_path).search(Query()).count
    assert count % 10 == 0 and count >= 120
    assert engine.search(Query()).count == count
    engine.update([lamp(7_777_777)])
    assert engine.search(Query()).count == count + 1


def rebuild_until_killed(path: Path, number: int) -> None:
    """Runs in another process, which is killed when it has given ``number`` documents."""

    def some() -> Iterator[Document]:
        yield from lamps(0, number)
        os.kill(os.getpid(), signal.SIGKILL)

    EmbeddedEngine(path).rebuild(some())


def test_killed_in_a_rebuild_the_old_index_answers_and_the_next_rebuild_cleans_up(
    engine: EmbeddedEngine, tmp_path: Path
) -> None:
    writer = SPAWN.Process(target=rebuild_until_killed, args=(tmp_path, 3_000))
    writer.start()
    assert finished(writer) == -signal.SIGKILL
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 2
    assert engine.search(Query()).count == 100
    engine.update(lamps(100, 110))
    assert EmbeddedEngine(tmp_path).search(Query()).count == 110
    engine.rebuild(lamps(0, 30))
    assert engine.search(Query()).count == 30
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


# Many processes


def read_until_complete(path: Path, count: int, seen: Connection) -> None:
    """Runs in another process: asks again and again, and sends each new count."""
    engine = EmbeddedEngine(path)
    last = -1
    while last < count:
        results = engine.search(Query(limit=1_000))
        if len(results.hits) != results.count:
            seen.send(f"{len(results.hits)} hits of {results.count}")
        if results.count != last:
            last = results.count
            seen.send(last)


def test_readers_in_other_processes_follow_every_commit_and_every_rebuild(
    engine: EmbeddedEngine, tmp_path: Path
) -> None:
    pipes = [SPAWN.Pipe() for _ in range(3)]
    readers = [
        SPAWN.Process(target=read_until_complete, args=(tmp_path, 150, there)) for _, there in pipes
    ]
    for reader in readers:
        reader.start()
    for here, _there in pipes:
        assert here.poll(PATIENCE) and here.recv() == 100
    steps = [
        (120, lambda: engine.update(lamps(100, 120))),
        (110, lambda: engine.delete(f"lamp-{number}" for number in range(10))),
        (40, lambda: engine.rebuild(lamps(0, 40))),
        (150, lambda: engine.update(lamps(40, 150))),
    ]
    for count, write in steps:
        write()
        for here, _there in pipes:
            assert here.poll(PATIENCE) and here.recv() == count
    assert [finished(reader) for reader in readers] == [0, 0, 0]
