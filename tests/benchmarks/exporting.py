"""What a download costs, and whether it is whole: memory, rate, the standard, there and back.

The portal of this process's settings is given out in each form, by a process of its own whose peak
of memory is told. Up to ``ROUND_TRIP`` places also go the
whole way: invented, imported, exported, imported into an empty portal, exported again.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import standard_library
from tests.benchmarks.generator import generated
from tests.benchmarks.importing import CHECKOUT, MEGABYTE, memory_of
from tests.benchmarks.table import Row, main
from tests.conftest import SHARED

PART = "Downloads (the whole directory, a process each)"
TRIP = "Round trip and the national standard"
FORMS = (
    "places.csv",
    "places.json",
    "places.xlsx",
    "places.geojson",
    "places.osm",
    "data-inclusion/structures.json",
    "data-inclusion/services.json",
)
LARGEST = 200.0  # MB, whatever the size of the directory
ROUND_TRIP = 20_000
# A part that nearly all places are in: the engine names them.
PART_OF_IT = "services=aide-aux-demarches-administratives"


def measure(count: int) -> Iterator[Row]:
    """Each form, a part, and the round trip unless there are too many."""
    from directory.models import Place

    places = Place.objects.listed().count()
    yield Row(PART, "places", places, "")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for form in FORMS:
            file = folder / form.replace("/", "-")
            seconds, peak = _run("export_places", form, str(file))
            yield Row(PART, f"{form}: rate", places / seconds, "rows/s")
            yield Row(PART, f"{form}: size", file.stat().st_size / MEGABYTE**2, "MB")
            yield Row(PART, f"{form}: peak memory", peak, "MB", aim=LARGEST)
            file.unlink()
        file = folder / "part.csv"
        seconds, peak = _run("export_places", "places.csv", str(file), "--query", PART_OF_IT)
        yield Row(PART, "a part by the engine: time", seconds, "s")
        yield Row(PART, "a part by the engine: peak memory", peak, "MB", aim=LARGEST)
        if count <= ROUND_TRIP:
            yield from _round_trip(count, folder)


def _round_trip(count: int, folder: Path) -> Iterator[Row]:
    """There and back through two empty portals; the standard's library looks at the files."""
    first, second = folder / "first.csv", folder / "second.csv"
    invented = generated(count, folder)
    _portal(folder / "a", invented, first)
    again = _portal(folder / "b", first, second)
    same = first.read_bytes() == second.read_bytes()
    yield Row(TRIP, f"{count:,} places: the same bytes (1: yes)", same, "", aim=1, at_least=True)
    as_json = folder / "first.json"
    _run("export_places", "places.json", str(as_json), data=again)
    if not standard_library.installed(folder):
        raise SystemExit("The standard’s library needs Node.js with npm.")
    for file in (first, as_json):
        found = standard_library.verdict(file, folder)
        yield Row(TRIP, f"{file.suffix}: places valid", found["valid"], "")
        for fault, times in found["faults"].items():
            yield Row(TRIP, f"{file.suffix}:   {fault}", times, "")


def _portal(data: Path, file: Path, out: Path) -> Path:
    """An empty portal in ``data`` that gets ``file`` and gives ``out``."""
    data.mkdir()
    _run("migrate", "--verbosity", "0", data=data)
    _run("import_communes", str(SHARED / "data" / "communes.csv"), data=data)
    _run("import_places", str(file), "--source", "bench", "--verbosity", "0", data=data)
    _run("export_places", "places.csv", str(out), data=data)
    return data


def _run(*command: str, data: Path | None = None) -> tuple[float, float]:
    """Seconds and peak of own memory in MB of a management command."""
    variables = os.environ | ({"BLASON_DATA": str(data)} if data else {})
    peak = 0
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "manage.py", *command],
        cwd=CHECKOUT,
        env=variables,
        stdout=subprocess.DEVNULL,
    ) as process:
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid)[0])
            time.sleep(0.05)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}.")
    return time.perf_counter() - start, peak / MEGABYTE


if __name__ == "__main__":
    main(measure)
