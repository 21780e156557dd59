"""Map and list at once: two processes, as two workers of a web server answer one browser."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier

from search.protocol import Engine, Query
from tests.benchmarks.table import set_up

SPAWN = multiprocessing.get_context("spawn")

type Make = Callable[[], Engine]
type Ask = Callable[[Engine, Query, int], object]


@contextmanager
def workers(make: Make, *asks: Ask) -> Iterator[Callable[[Query, int], float]]:
    """A process for each of ``asks``, which all begin at once.

    What is given asks them for a query at a zoom, and says after how many milliseconds the last
    of them had its answer.
    """
    together = SPAWN.Barrier(len(asks))
    with ExitStack() as stack:
        doors = []
        for ask in asks:
            ours, theirs = SPAWN.Pipe()
            process = SPAWN.Process(target=_work, args=(make, ask, theirs, together), daemon=True)
            process.start()
            stack.callback(process.join)
            doors.append(stack.enter_context(ours))

        def longest(query: Query, zoom: int) -> float:
            for door in doors:
                door.send((query, zoom))
            return max(door.recv() for door in doors)

        yield longest


def _work(make: Make, ask: Ask, door: Connection, together: Barrier) -> None:
    """Runs in a process of its own, until the door is closed."""
    set_up()
    engine = make()
    while True:
        try:
            query, zoom = door.recv()
        except EOFError:
            return
        together.wait()
        start = time.perf_counter()
        ask(engine, query, zoom)
        door.send((time.perf_counter() - start) * 1000)
