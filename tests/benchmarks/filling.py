"""A large portal in minutes: invented places put into the database at once.

The rows go through the importer's own repair and become the places that it would make; what is
left out is what an import does besides (comparing with what is there, a search index renewed
after each batch, a report). The index is built once, at the end.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from itertools import batched, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import django
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from search.engine import get_engine
from search.protocol import Query
from tests.benchmarks.generator import generated
from tests.benchmarks.table import Row, main
from tests.conftest import SHARED

if TYPE_CHECKING:
    from directory.importing.gazetteer import Gazetteer
    from directory.importing.repair import RawRow
    from directory.models import Place

PART = "Filling the portal (no import: rows repaired, places created at once)"
SOURCE = "bench"
BATCH = 2_000


def measure(count: int) -> Iterator[Row]:
    """Bring the portal to ``count`` generated places; nothing to do when it has them."""
    from directory.importing.communes import derive
    from directory.importing.signals import directory_changed
    from directory.models import Commune, Place

    if not Commune.objects.filter(derived=False).exists():
        call_command("import_communes", str(SHARED / "data" / "communes.csv"), verbosity=0)
    there = Place.objects.filter(imported_from=SOURCE).count()
    if not there:
        start = time.perf_counter()
        with TemporaryDirectory() as folder:
            there = _fill(generated(count, Path(folder)))
        derive()
        directory_changed.send(sender=Place)
        yield Row(PART, f"{there:,} places", time.perf_counter() - start, "s")
    if get_engine().search(Query(kinds=("place",), limit=0)).count < there:
        start = time.perf_counter()
        call_command("rebuild_search", verbosity=0)
        yield Row(PART, "search index, from the database", time.perf_counter() - start, "s")
    yield Row(PART, "places there", there, "")


def _fill(file: Path) -> int:
    from directory.importing.reading import opened
    from directory.models import Place

    taken = Counter(Place.objects.values_list("slug", flat=True))
    connection.close()  # not to be shared with the processes that repair
    count = 0
    with opened(str(file)) as source, ProcessPoolExecutor(2, initializer=django.setup) as pool:
        batches = batched(source.rows, BATCH)
        waiting = [pool.submit(_repaired, batch) for batch in islice(batches, 4)]
        while waiting:
            rows = waiting.pop(0).result()
            if batch := next(batches, None):
                waiting.append(pool.submit(_repaired, batch))
            with transaction.atomic():
                Place.objects.bulk_create(_places(rows, taken))
            count += len(rows)
            if count % 50_000 < BATCH:
                print(f"  … {count:,}", file=sys.stderr, flush=True)
    return Place.objects.filter(imported_from=SOURCE).count()


@lru_cache(maxsize=1)
def _towns() -> "Gazetteer":
    from directory.importing.applying import known_towns

    return known_towns()


def _repaired(batch: Sequence["RawRow"]) -> list[tuple[str, dict[str, Any]]]:
    """Runs in another process: the identifiers and values of the rows that make a place."""
    from directory.importing.repair import repair

    rows = [repair(row, _towns()) for row in batch]
    return [(row.id, row.values) for row in rows if row.values is not None]


def _places(rows: Iterable[tuple[str, dict[str, Any]]], taken: Counter[str]) -> Iterator["Place"]:
    """``taken`` counts how often each beginning of an address has been given."""
    from directory.importing.merging import filled
    from directory.models import Place
    from directory.slugs import stem

    now = timezone.now()
    for identifier, values in rows:
        slug = stem(values["name"], values.get("commune", ""))
        taken[slug] += 1
        place = Place(
            slug=slug if taken[slug] == 1 else f"{slug}--{taken[slug]}",
            external_id=identifier,
            imported_from=SOURCE,
            imported_values=values,
            first_published_at=now,
            last_published_at=now,
        )
        yield filled(place, values)


if __name__ == "__main__":
    main(measure)
