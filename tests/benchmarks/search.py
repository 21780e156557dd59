"""What the search engine alone costs: indexing, then each kind of question with and without
filters. ``python -m tests.benchmarks.search --count 1000000``."""

import itertools
import random
import resource
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from search.embedded import EmbeddedEngine
from search.protocol import Box, Circle, Document, Point, Query
from tests.benchmarks.rows import MAKE_PLACES, documents
from tests.benchmarks.table import Row, latency, main, timed

INDEXING = "Indexing (embedded engine)"
SEARCHING = "Searching (embedded engine, places in memory of the system)"
FACETS = ("services", "frais_a_charge", "typologie")
FILTERS = {"services": ("Aide aux démarches administratives",), "frais_a_charge": ("Gratuit",)}
TOWNS = {
    "Paris": Point(48.8566, 2.3522),
    "Lille": Point(50.6292, 3.0573),
    "Lyon": Point(45.764, 4.8357),
    "Aurillac": Point(44.9261, 2.4406),
    "Quimper": Point(47.996, -4.097),
    "Marseille": Point(43.2965, 5.3698),
}
TEXTS = (
    "médiathèque",
    "france services",
    "fablab lille",
    "ateliers numériques",
    "mairie de lyon",
    "bibliotheque jean mace",
    "cyber-base",
    "mediateque",
    "aide aux démarches",
)
BEGINNINGS = ("m", "me", "med", "mediat", "l'at", "france s", "mairie de l", "fab", "centre soc")
COUNTRY = Box(-5.5, 41.0, 9.8, 51.5)
SCREEN = (1000, 700)  # pixels of a map


def screen(center: Point, zoom: int) -> Box:
    """What a map shows around ``center``; heights are right at the latitude of France."""
    width = SCREEN[0] / 256 * 360 / 2**zoom
    height = SCREEN[1] / 256 * 360 / 2**zoom * 0.7
    return Box(
        max(-180.0, center.longitude - width / 2),
        max(-85.0, center.latitude - height / 2),
        min(180.0, center.longitude + width / 2),
        min(85.0, center.latitude + height / 2),
    )


def measure(count: int) -> Iterator[Row]:
    """Rows of the indexing, then of the questions."""
    if not MAKE_PLACES.is_file():
        raise SystemExit("The generator of places is missing: put shared/ beside the checkout.")
    folder = Path(tempfile.mkdtemp(prefix="blason-bench-"))
    try:
        engine = EmbeddedEngine(folder)
        yield from indexing(engine, folder, count)
        yield from searching(engine)
    finally:
        shutil.rmtree(folder)


def indexing(engine: EmbeddedEngine, folder: Path, count: int) -> Iterator[Row]:
    """Time, size and memory; the generator's own time is left out."""
    waited = 0.0

    def given() -> Iterator[Document]:
        nonlocal waited
        source = documents(count)
        while True:
            start = perf_counter()
            batch = list(itertools.islice(source, 1000))
            waited += perf_counter() - start
            if not batch:
                return
            yield from batch

    start = perf_counter()
    indexed = engine.rebuild(given())
    taken = perf_counter() - start - waited
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Row(INDEXING, f"{indexed:,} documents", taken, "s")
    yield Row(INDEXING, "documents a second", indexed / taken, "")
    yield Row(INDEXING, "size", size / 1e6, "MB")
    yield Row(INDEXING, "peak memory", peak, "MB")
    changed = list(itertools.islice(documents(1000), 1000))
    start = perf_counter()
    engine.update(changed[:1])
    yield Row(INDEXING, "one document changed", (perf_counter() - start) * 1000)
    start = perf_counter()
    engine.update(changed)
    yield Row(INDEXING, "1,000 documents changed in one commit", (perf_counter() - start) * 1000)


def anew(engine: EmbeddedEngine, ask: Callable[[], object]) -> Callable[[], object]:
    """``ask``, as if nobody had asked it before: the engine remembers counts and readings."""

    def forgetful() -> object:
        engine._storage.snapshot()._remembered.clear()
        return ask()

    return forgetful


def searching(engine: EmbeddedEngine) -> Iterator[Row]:
    """p50 and p95 over different texts, towns and screens, each question a new one."""
    dice = random.Random(1)
    texts, towns = itertools.cycle(TEXTS), itertools.cycle(TOWNS.values())
    beginnings = itertools.cycle(BEGINNINGS)

    def near(radius: float | None = None, **rest: object) -> Callable[[], object]:
        def ask() -> object:
            town = next(towns)
            moved = Point(town.latitude + dice.gauss(0, 0.02), town.longitude)
            return engine.search(
                Query(circle=Circle(moved, radius), sort="distance", facets=FACETS, **rest)  # type: ignore[arg-type]
            )

        return ask

    def text(**rest: object) -> Callable[[], object]:
        return lambda: engine.search(Query(text=next(texts), facets=FACETS, **rest))  # type: ignore[arg-type]

    asked: dict[str, Callable[[], object]] = {
        "no question, three facets": lambda: engine.search(Query(facets=FACETS)),
        "text, three facets": text(),
        "text, three facets, two filters": text(filters=FILTERS),
        "two filters, three facets": lambda: engine.search(Query(filters=FILTERS, facets=FACETS)),
        "open Saturday at ten, three facets": lambda: engine.search(
            Query(filters={"slots": ("sat-1000",)}, facets=FACETS)
        ),
        "around a town, 10 km, three facets": near(10.0),
        "around a town, 50 km, three facets, two filters": near(50.0, filters=FILTERS),
        "by distance, no limit, three facets": near(),
        "by distance, no limit, page 500, three facets": near(offset=10_000),
        "by title, page 1,000": lambda: engine.search(Query(sort="title", offset=20_000)),
        "suggestions": lambda: engine.suggest(next(beginnings)),
        "suggestions of one kind and language": lambda: engine.suggest(
            next(beginnings), kinds=("place",), language="fr"
        ),
    }
    aims = {"suggestions": 10.0}
    for what, action in asked.items():
        yield from latency(SEARCHING, what, timed(anew(engine, action)), aims.get(what))

    for zoom in range(5, 17):
        for filters in ({}, FILTERS):

            def show(zoom: int = zoom, filters: dict[str, tuple[str, ...]] = filters) -> object:
                box = COUNTRY if zoom == 5 else screen(next(towns), zoom)
                return engine.clusters(Query(box=box, filters=filters), zoom)

            what = f"clusters, zoom {zoom}{', two filters' if filters else ''}"
            yield from latency(SEARCHING, what, timed(anew(engine, show), times=15))
    for name, zoom, aim in (("whole country", 5, 63.0), ("town", 13, 10.0)):

        def everything(zoom: int = zoom) -> object:
            box = COUNTRY if zoom == 5 else screen(next(towns), zoom)
            query = Query(box=box, facets=FACETS)
            return engine.clusters(query, zoom), engine.search(query)

        what = f"map and list of a {name}: clusters, three facets, twenty hits"
        yield from latency(SEARCHING, what, timed(anew(engine, everything), times=15), aim)


if __name__ == "__main__":
    main(measure)
