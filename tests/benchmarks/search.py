"""What the search engines alone cost: indexing, each kind of question, files not in memory, and
how soon a change is found while others search. One column for each engine.

The embedded engine always; Elasticsearch when a server for tests answers (``make services``, or
``BLASON_TEST_SEARCH_URL``). ``python -m tests.benchmarks.search --count 1000000``.
"""

import argparse
import itertools
import os
import resource
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from multiprocessing.synchronize import Event
from pathlib import Path

from elasticsearch import Elasticsearch

from search.elasticsearch import ElasticsearchEngine
from search.embedded import EmbeddedEngine
from search.protocol import Document, Engine, Query
from tests.benchmarks.questions import (
    COUNTRY,
    COUNTRY_ZOOM,
    FACETS,
    FILTERS,
    TOWNS,
    answers,
    on_map,
    screen,
)
from tests.benchmarks.rows import documents
from tests.benchmarks.table import Row, beside, latency, set_up
from tests.benchmarks.workers import SPAWN
from tests.services.development import search_url

INDEXING = "Indexing"
COLD_FILES = "The first screens after the system has forgotten the files"
SAVING = "From a single change to its being found, while two processes search"
DROP_CACHES = Path("/proc/sys/vm/drop_caches")
SAVED_AIM = 1_000.0  # ms
PATIENT = 60.0  # seconds, so that a slow answer is measured and not given up


@contextmanager
def _embedded() -> Iterator[Callable[[], Engine]]:
    with tempfile.TemporaryDirectory(prefix="blason-bench-") as folder:
        yield partial(EmbeddedEngine, folder)


@contextmanager
def _elasticsearch(url: str) -> Iterator[Callable[[], Engine]]:
    index = f"bench-{uuid.uuid4().hex}"
    yield partial(ElasticsearchEngine, url, index=index, timeout=PATIENT)
    client = Elasticsearch(url)
    client.indices.delete(index=list(client.indices.get(index=f"{index}-*").body))
    client.indices.delete_index_template(name=f"{index}-*")


def measure(count: int) -> dict[str, list[Row]]:
    """Rows by engine."""
    found: dict[str, list[Row]] = {}
    with ExitStack() as stack:
        makers: dict[str, Callable[[], Engine]] = {"embedded": stack.enter_context(_embedded())}
        if url := search_url():
            makers["Elasticsearch"] = stack.enter_context(_elasticsearch(url))
        for name, make in makers.items():
            engine = make()
            found[name] = [*indexing(engine, count), *answers(make)]
            if name == "embedded":
                found[name] += cold_files(make)
            found[name] += saving(make)
    return found


class _Given:
    """So many documents; ``waited`` seconds for the generator."""

    def __init__(self, count: int) -> None:
        self.waited = 0.0
        self._count = count

    def __length_hint__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Document]:
        source = documents(self._count)
        while True:
            start = time.perf_counter()
            batch = list(itertools.islice(source, 1000))
            self.waited += time.perf_counter() - start
            if not batch:
                return
            yield from batch


def indexing(engine: Engine, count: int) -> Iterator[Row]:
    """Time and memory; the generator's own time is left out."""
    given = _Given(count)
    start = time.perf_counter()
    indexed = engine.rebuild(given)
    taken = time.perf_counter() - start - given.waited
    yield Row(INDEXING, f"{indexed:,} documents", taken, "s")
    yield Row(INDEXING, "documents a second", indexed / taken, "")
    if isinstance(engine, EmbeddedEngine):
        files = [file for file in engine._storage.path.rglob("*") if file.is_file()]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Row(INDEXING, "size", sum(file.stat().st_size for file in files) / 1e6, "MB")
        yield Row(INDEXING, "peak memory", peak, "MB")
    changed = list(itertools.islice(documents(1000), 1000))
    start = time.perf_counter()
    engine.update(changed)
    yield Row(INDEXING, "1,000 documents changed at once", (time.perf_counter() - start) * 1000)


def cold_files(make: Callable[[], Engine], times: int = 5) -> Iterator[Row]:
    """What a fresh process on a machine that has just started sees; only root may measure it."""
    if not os.access(DROP_CACHES, os.W_OK):
        return
    lille = screen(TOWNS["Lille"], 13)
    for what, box, zoom in (("whole country", COUNTRY, COUNTRY_ZOOM), ("a town", lille, 13)):
        durations = []
        for _ in range(times):
            os.sync()
            DROP_CACHES.write_text("3")
            engine = make()
            query = Query(box=box, facets=FACETS)
            start = time.perf_counter()
            engine.clusters(on_map(query), zoom)
            engine.search(query)
            durations.append((time.perf_counter() - start) * 1000)
        yield from latency(COLD_FILES, what, durations)


def saving(make: Callable[[], Engine], times: int = 20) -> Iterator[Row]:
    """Save one document after the other and ask for each until it is found."""
    engine = make()
    stop = SPAWN.Event()
    searchers = [SPAWN.Process(target=_search_on, args=(make, stop)) for _ in range(2)]
    for searcher in searchers:
        searcher.start()
    durations = []
    try:
        for number in range(times):
            title = f"Zyxel{number}"
            start = time.perf_counter()
            engine.update([Document(f"lamp-{number}", "lamp", title)])
            while not engine.search(Query(text=title, kinds=("lamp",))).count:
                time.sleep(0.005)
            durations.append((time.perf_counter() - start) * 1000)
    finally:
        stop.set()
        for searcher in searchers:
            searcher.join()
    yield from latency(SAVING, "one document", durations, late_aim=SAVED_AIM)


def _search_on(make: Callable[[], Engine], stop: Event) -> None:
    """Runs in another process: screen after screen."""
    engine = make()
    for town in itertools.cycle(TOWNS.values()):
        if stop.is_set():
            return
        query = Query(box=screen(town, 12), filters=FILTERS, facets=FACETS)
        engine.clusters(on_map(query), 12)
        engine.search(query)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=20_000, help="how many places")
    set_up()
    beside(measure(parser.parse_args().count))
