"""How well searches are answered: the judged ones, on each engine and on two baselines.

``python -m tests.benchmarks.relevance --count 3000``, the count being of invented places around
those written by hand. Needs an Elasticsearch (``make services``). ``docs/developers/relevance.md``
says how to read it.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from django.core.cache import cache
from django.test.runner import DiscoverRunner

from tests.benchmarks.generator import MAKE_PLACES
from tests.benchmarks.table import Row, main
from tests.services import development

AIM = 0.97


def measure(count: int) -> Iterator[Row]:
    """Rows of every engine and baseline, in a database of its own."""
    if not MAKE_PLACES.is_file():
        raise SystemExit("The generator of places is missing: put shared/ beside the checkout.")
    url = development.search_url()
    if url is None:
        raise SystemExit("Elasticsearch is missing: make services.")
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        yield from _compared(url, count)
    finally:
        runner.teardown_databases(databases)


def _compared(url: str, count: int) -> Iterator[Row]:
    # Models, so after Django's set-up.
    from tests.directory.factories import directory_pages
    from tests.relevance.asking import scores
    from tests.relevance.comparing import ENGINES, rankings
    from tests.relevance.corpus import everything, fill
    from tests.relevance.judging import HELD_OUT, TUNED, read

    cache.clear()
    directory_pages()
    with tempfile.TemporaryDirectory() as folder:
        fill(MAKE_PLACES.parent.parent, Path(folder) / "places.csv", count)
    places = everything()
    later: list[Row] = []
    for name, ranking in rankings(url):
        aim = AIM if name in ENGINES else None
        for file, what in ((TUNED, "tuned on"), (HELD_OUT, "held out")):
            scored = list(scores(ranking, read(file), places))
            part = f"Relevance: {what}, {len(scored)} searches, {len(places)} places"
            success = mean(score.success for score in scored)
            rows = [
                Row(part, f"{name}: success@3", success, "", aim, at_least=True),
                Row(part, f"{name}: nDCG@10", mean(score.gain for score in scored), ""),
            ]
            if file == HELD_OUT:
                later += rows
            else:
                yield from rows
    yield from later


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    os.environ.setdefault("BLASON_LOG_LEVEL", "WARNING")
    main(measure)
