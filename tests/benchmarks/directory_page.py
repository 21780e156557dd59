"""The directory's page beside the bare query: what its screen shows, asked of the engine alone.

The bare query is that of ``questions.py`` (counts, the first page of the list, groups of the map),
here one after the other in the process that makes the page; the page has the counts and the list.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from time import perf_counter
from urllib.parse import urlencode

from django.http import QueryDict
from django.test.utils import override_settings
from django.utils import timezone

from search.engine import get_engine
from search.protocol import Box, Query
from tests.benchmarks.pages import Reader
from tests.benchmarks.questions import (
    COUNTRY_ZOOM,
    FILTERS,
    TEXTS,
    TOWN_ZOOM,
    boxes,
    forget,
    on_map,
    where,
)
from tests.benchmarks.table import Row, latency, main, percentiles

PART = "The directory's page beside the bare query for its screen, as if nobody had asked before"
TIMES_LONGER = 1.5
WARM_UP, TIMES = 18, 90  # whole rounds of six towns and nine texts
ZOOMS = (COUNTRY_ZOOM, *range(TOWN_ZOOM, 17))


def measure(_count: int) -> Iterator[Row]:
    """For each kind of screen: the query, the page, and the one by the other."""
    from directory.filters import FILTER
    from portal.sample_pages import sample_pages

    reader, path = Reader(), sample_pages()["map"]
    texts = itertools.cycle(TEXTS)
    filters = {name: FILTER[name].slug(value) for name, (value,) in FILTERS.items()}
    kinds: dict[str, Callable[[], Mapping[str, str]]] = {
        "": dict,
        ", two filters": lambda: filters,
        ", text and two filters": lambda: {**filters, "q": next(texts)},
    }
    for (words, asked), zoom in itertools.product(kinds.items(), ZOOMS):
        screens = itertools.islice(boxes(zoom), WARM_UP + TIMES)
        addresses = [urlencode({**asked(), "bbox": _text(box), "zoom": zoom}) for box in screens]
        # All queries, then all pages: right behind its query a page finds everything warm.
        queries = [_cold(partial(_whole_screen, _question(one), zoom)) for one in addresses]
        pages = [_cold(partial(reader.get, f"{path}?{one}")) for one in addresses]
        yield from _compared(where(zoom) + words, queries[WARM_UP:], pages[WARM_UP:])


def _compared(what: str, queries: list[float], pages: list[float]) -> Iterator[Row]:
    yield from latency(PART, f"{what}: bare query", queries)
    yield from latency(PART, f"{what}: page", pages)
    both = zip(percentiles(pages), percentiles(queries), strict=True)
    median, late = (page / query for page, query in both)
    yield Row(PART, f"{what}: times longer, p50", median, "")
    yield Row(PART, f"{what}: times longer, p95", late, "", aim=TIMES_LONGER)


def _text(box: Box) -> str:
    return f"{box.west:.5f},{box.south:.5f},{box.east:.5f},{box.north:.5f}"


def _question(address: str) -> Query:
    """What the page asks of the engine."""
    from directory.asking import parse
    from directory.engine_query import engine_query, radius_of
    from directory.filters import Moment
    from directory.list_page import QUICKLY_COUNTED

    asked, _notices = parse(QueryDict(address))
    moment = Moment(timezone.now(), asked.territory)
    facets = list(QUICKLY_COUNTED)
    return engine_query(
        asked, moment, radius=radius_of(asked), facets=facets, limit=asked.page_size
    )


def _whole_screen(question: Query, zoom: int) -> None:
    get_engine().clusters(on_map(question), zoom)
    get_engine().search(question)


def _cold(action: Callable[[], object]) -> float:
    """Milliseconds, as if it were the first question; no page is kept."""
    forget(get_engine())
    with override_settings(PAGE_CACHE_SECONDS=0):
        start = perf_counter()
        action()
        return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main(measure)
