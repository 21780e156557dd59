"""How well places that are entered twice are found, on invented places whose doubles are known.

The weights were chosen on other seeds (101 and 102) and on real files; those below have only ever
been measured. Rows go through the importer's own repair, without a database. A pair is merged if
the places end in one group: what follows from two merges counts as well, for good or ill. A pair
of which the importer rejected a row counts as missed.
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from directory.doubles.describing import Described, describe
from directory.doubles.matching import Groups, matches
from tests.benchmarks.generator import MAKE_PLACES
from tests.benchmarks.table import Row, show
from tests.conftest import SHARED

if TYPE_CHECKING:
    from directory.importing.gazetteer import Gazetteer

PART = "Places entered twice"
SEEDS = (201, 202, 203)
CERTAIN, POSSIBLE = 0.99, 0.5  # as the settings have them
LARGE_SEED, LONGEST = 204, 120  # seconds for 100,000 places

type Pairs = set[tuple[int, int]]


def measure(count: int, large: int) -> Iterator[Row]:
    """``count`` places for each seed, then the time of ``large`` ones."""
    for seed in SEEDS:
        yield from _measured(seed, count)
    yield from _measured(LARGE_SEED, large, timed=True)


def _measured(seed: int, count: int, *, timed: bool = False) -> Iterator[Row]:
    what = f"seed {seed}, {count:,} places"
    places, true = _generated(seed, count)
    load = os.getloadavg()[0]
    start = time.perf_counter()
    found = list(matches(places, POSSIBLE))
    seconds = time.perf_counter() - start
    candidates = {(one.first, one.second) for one in found}
    certain = Groups()
    for one in found:
        if one.comparison.score >= CERTAIN:
            certain.join(one.first, one.second)
    merged = _pairs_of(certain.of(place.key)[0] for place in places)
    yield Row(PART, f"{what}: true pairs", len(true), "pairs")
    yield _share("merged: precision", merged & true, merged, 99)
    yield _share("merged: recall", merged & true, true, 90)
    yield _share("candidates: recall", candidates & true, true, 98)
    yield _share("candidates: precision", candidates & true, candidates)
    aim = LONGEST * count / 100_000 if timed else None
    yield Row(PART, f"  time (load {load:.1f} before)", seconds, "s", aim=aim)


def _share(what: str, part: Pairs, whole: Pairs, least: float | None = None) -> Row:
    return Row(PART, f"  {what}", 100 * len(part) / len(whole), "%", least, at_least=True)


def _pairs_of(leaders: Iterable[int]) -> Pairs:
    """All pairs of places that have one leader; the place's key is its position."""
    groups: dict[int, list[int]] = defaultdict(list)
    for key, leader in enumerate(leaders):
        groups[leader].append(key)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


def _generated(seed: int, count: int) -> tuple[list[Described], Pairs]:
    """The places as the importer repairs them, in the file's order, and the true pairs."""
    from directory.importing.repair import RawRow, repair  # Django's, so after the set-up

    towns = _gazetteer()
    with tempfile.TemporaryDirectory() as folder:
        truth, rows = Path(folder) / "truth.csv", Path(folder) / "places.csv"
        command = [sys.executable, str(MAKE_PLACES), str(count), "--seed", str(seed)]
        with rows.open("w") as out:
            subprocess.run([*command, "--truth", str(truth)], stdout=out, check=True)
        places, keys = [], {}
        with rows.open() as file:
            for key, row in enumerate(csv.DictReader(file)):
                repaired = repair(
                    RawRow(key, {name: text for name, text in row.items() if text}), towns
                )
                keys[row["id"]] = key
                places.append(describe(key, repaired.values or {}))
        with truth.open() as file:
            first_of = {keys[other]: keys[first] for other, first in csv.reader(file)}
    return places, _pairs_of(first_of.get(key, key) for key in range(len(places)))


def _gazetteer() -> "Gazetteer":
    from directory.importing.gazetteer import Gazetteer, Town

    with (SHARED / "data" / "communes.csv").open(newline="") as file:
        return Gazetteer(
            Town(
                row["code"],
                row["nom"],
                tuple(row["codes_postaux"].split("|")),
                row["departement"],
                float(row["latitude"]) if row["latitude"] else None,
                float(row["longitude"]) if row["longitude"] else None,
                int(row["population"] or 0),
            )
            for row in csv.DictReader(file)
        )


if __name__ == "__main__":
    import django

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="places for each seed")
    parser.add_argument("--large", type=int, default=100_000, help="places whose time is taken")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    django.setup()
    options = parser.parse_args()
    show(measure(options.count, options.large))
