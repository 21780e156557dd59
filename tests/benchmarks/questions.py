"""What is asked of an engine, and how cold it is asked: the same of every engine."""

import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import replace

from search.embedded import EmbeddedEngine
from search.guard import GuardedEngine
from search.protocol import Box, Circle, Engine, Point, Query
from tests.benchmarks.table import Row, latency, timed
from tests.benchmarks.workers import workers

SEARCHING = "Each question as if nobody had asked it before"
FAMILY = "family"
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
COUNTRY_ZOOM = 5
SCREEN = (1000, 700)  # pixels of a map
# Milliseconds that 95 of 100 answers may take.
COUNTRY_AIM, TOWN_AIM, TEXT_AIM, SUGGESTIONS_AIM = 60.0, 15.0, 30.0, 10.0
TOWN_ZOOM = 11  # from here on a screen shows a town


def on_map(query: Query) -> Query:
    """The same for the map, whose groups tell the families of their places and nothing else."""
    return replace(query, facets=(FAMILY,))


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


def boxes(zoom: int) -> Iterator[Box]:
    """What maps show at ``zoom``, without end: the country, or one town after the other."""
    if zoom == COUNTRY_ZOOM:
        return itertools.repeat(COUNTRY)
    return itertools.cycle([screen(town, zoom) for town in TOWNS.values()])


def where(zoom: int) -> str:
    """What ``boxes`` show, for a table."""
    return "whole country" if zoom == COUNTRY_ZOOM else f"six towns, zoom {zoom}"


def forget(engine: Engine) -> None:
    """Nothing of earlier questions is left in the engine's memory."""
    if isinstance(engine, GuardedEngine):
        engine = engine._engine
    if isinstance(engine, EmbeddedEngine):
        engine._storage.snapshot()._remembered.clear()


def cold(engine: Engine, ask: Callable[[], object]) -> Callable[[], object]:
    """``ask``, as if it were the first question."""

    def forgetful() -> object:
        forget(engine)
        return ask()

    return forgetful


def answers(make: Callable[[], Engine], times: int = 50) -> Iterator[Row]:
    """p50 and p95 of each kind of question, over different texts, towns and screens."""
    yield from _screens(make, times)
    yield from _lists(make(), times)


def _screens(make: Callable[[], Engine], times: int, warm_up: int = 6) -> Iterator[Row]:
    """Clusters, three facets and the first page of what one screen of map shows.

    Map and list are two requests that a browser sends at once; so they are asked here.
    """
    texts = itertools.cycle(TEXTS)
    kinds: dict[str, Callable[[Box], Query]] = {
        "": lambda box: Query(box=box, facets=FACETS),
        ", two filters": lambda box: Query(box=box, facets=FACETS, filters=FILTERS),
        ", text and two filters": lambda box: Query(
            next(texts), box=box, facets=FACETS, filters=FILTERS
        ),
    }
    with workers(make, _map_of, _list_of) as both:
        for words, question in kinds.items():
            for zoom in range(COUNTRY_ZOOM, 17):
                durations = []
                for box in itertools.islice(boxes(zoom), warm_up + times):
                    durations.append(both(question(box), zoom))
                aim = _screen_aim(zoom, filtered=bool(words))
                what = f"screen: {where(zoom)}{words}"
                yield from latency(SEARCHING, what, durations[warm_up:], late_aim=aim)


def _map_of(engine: Engine, query: Query, zoom: int) -> object:
    forget(engine)
    return engine.clusters(on_map(query), zoom)


def _list_of(engine: Engine, query: Query, _zoom: int) -> object:
    forget(engine)
    return engine.search(query)


def _screen_aim(zoom: int, *, filtered: bool) -> float | None:
    if zoom == COUNTRY_ZOOM:
        return COUNTRY_AIM
    if zoom < TOWN_ZOOM:
        return None
    return TEXT_AIM if filtered else TOWN_AIM


def _lists(engine: Engine, times: int) -> Iterator[Row]:
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
        "by title, page 50": lambda: engine.search(Query(sort="title", offset=1_000)),
        "suggestions": lambda: engine.suggest(next(beginnings)),
        "suggestions of one kind and language": lambda: engine.suggest(
            next(beginnings), kinds=("place",), language="fr"
        ),
    }
    aims = {"text, three facets, two filters": TEXT_AIM, "suggestions": SUGGESTIONS_AIM}
    for what, action in asked.items():
        durations = timed(cold(engine, action), times=times)
        yield from latency(SEARCHING, what, durations, late_aim=aims.get(what))
