"""Beside ours, what a map costs that keeps all places in the browser, as the national one does.

``supercluster`` comes from npm into a folder of its own and runs in Node with the points of the
same generator: load them, then apply one filter and cluster again. Ours does the same on the
server: one filter, the clusters of the country.
"""

import csv
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TypedDict

from search.embedded import EmbeddedEngine
from search.protocol import Query
from tests.benchmarks.generator import generated
from tests.benchmarks.questions import COUNTRY, COUNTRY_ZOOM, cold
from tests.benchmarks.rows import document, point
from tests.benchmarks.table import Row, main, timed

PART = "One filter on the map of the whole country, clustered again"
VERSION = "9.1.0"
TIMES = 5
FREE = {"frais_a_charge": ("Gratuit",)}
TIMES_FASTER = 20.0


class Taken(TypedDict):
    """Milliseconds, as ``supercluster.mjs`` tells them."""

    load: float
    filter: list[float]
    shown: int


def measure(count: int) -> Iterator[Row]:
    """The browser's way, ours, and how many times faster ours is."""
    if not shutil.which("npm"):
        raise SystemExit("This comparison needs Node.js with npm.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = generated(count, folder)
        theirs = _supercluster(_points(file, folder), folder)
        engine = EmbeddedEngine(folder / "index")
        with file.open() as rows:
            engine.rebuild(document(at, row) for at, row in enumerate(csv.DictReader(rows)))
        query = Query(box=COUNTRY, filters=FREE)
        ours = median(timed(cold(engine, lambda: engine.clusters(query, COUNTRY_ZOOM))))
    yield Row(PART, "supercluster: all points loaded and clustered", theirs["load"])
    yield Row(PART, "supercluster: filter, cluster again", median(theirs["filter"]))
    yield Row(PART, "Blason: the same on the server", ours)
    faster = median(theirs["filter"]) / ours
    yield Row(PART, "times faster", faster, "", aim=TIMES_FASTER, at_least=True)


def _points(file: Path, folder: Path) -> Path:
    points = folder / "points.csv"
    with file.open() as rows, points.open("w") as out:
        for row in csv.DictReader(rows):
            if at := point(row["latitude"], row["longitude"]):
                out.write(f"{at.longitude},{at.latitude},{row['frais_a_charge']}\n")
    return points


def _supercluster(points: Path, folder: Path) -> Taken:
    package = f"supercluster@{VERSION}"
    subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--prefix", str(folder), package], check=True
    )
    # Node looks for packages beside the script.
    script = shutil.copy(Path(__file__).with_name("supercluster.mjs"), folder)
    answer = subprocess.run(
        ["node", "--max-old-space-size=8000", script, str(points), str(TIMES)],
        stdout=subprocess.PIPE,
        check=True,
    )
    found: Taken = json.loads(answer.stdout)
    return found


if __name__ == "__main__":
    main(measure)
