"""The directory's page beside the bare question that it asks of the engine."""

from collections.abc import Iterator
from statistics import median

from django.http import QueryDict
from django.test.utils import override_settings
from django.utils import timezone

from tests.benchmarks.pages import Reader
from tests.benchmarks.table import Row, main, timed

PART = "The directory's page, and how long the engine alone takes for its question"
TIMES_LONGER = 1.5
ASKED = {
    "all places": "",
    "whole country, two filters": "bbox=-5.5,41,9.8,51.5&frais_a_charge=gratuit"
    "&services=aide-aux-demarches-administratives",
    "text": "q=m%C3%A9diath%C3%A8que",
    "text, two filters": "q=france+services&frais_a_charge=gratuit"
    "&services=aide-aux-demarches-administratives",
    "a town": "locality=Lille",
}


def measure(_count: int) -> Iterator[Row]:
    """For each question: the page, the engine, and the one by the other."""
    from directory.asking import parse
    from directory.engine_query import engine_query, radius_of
    from directory.filters import Moment
    from directory.list_page import QUICKLY_COUNTED
    from portal.sample_pages import sample_pages
    from search.engine import get_engine

    reader, path = Reader(), sample_pages()["map"]
    for what, query in ASKED.items():
        asked, _notices = parse(QueryDict(query))
        question = engine_query(
            asked,
            Moment(timezone.now(), asked.territory),
            radius=radius_of(asked),
            facets=list(QUICKLY_COUNTED),
            limit=asked.page_size,
        )
        engine = median(timed(lambda question=question: get_engine().search(question)))  # type: ignore[misc]
        with override_settings(PAGE_CACHE_SECONDS=0):
            page = median(timed(lambda query=query: reader.get(f"{path}?{query}")))  # type: ignore[misc]
        yield Row(PART, f"{what}: engine alone", engine)
        yield Row(PART, f"{what}: page", page)
        yield Row(PART, f"{what}: times longer", page / engine, "", aim=TIMES_LONGER)


if __name__ == "__main__":
    main(measure)
