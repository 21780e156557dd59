"""What an import costs: rows a second, and memory that does not grow with the file.

The portal of this process's settings gets the places that the other parts measure; a copy of it
gets a file of another size, whose peak of memory is the one to compare with. Each import is a
process of its own, so that its memory is its own. The peak is of what the process itself holds
(Linux: ``RssAnon``): pages of the database file, which SQLite maps and the system may take back
at any time, are told apart.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from tests.benchmarks.table import Row, show
from tests.conftest import SHARED

PART = "Import of places (two cores, search index included)"
CHECKOUT = Path(__file__).resolve().parents[2]
MEGABYTE = 1024  # of the kB in /proc
# The time that 20,000 rows may take, and the size that others are compared with.
SAMPLE, LONGEST = 20_000, 60  # rows, seconds
LARGER = 3  # times the sample, when the sample is what was asked for
GROWTH = 1.25  # of the peak, from the smaller file to the larger


def measure(count: int) -> Iterator[Row]:
    """Import ``count`` rows twice, and a file of another size into a copy of the portal."""
    from directory.models import Commune  # models, so after the set-up

    if not Commune.objects.filter(derived=False).exists():
        call_command("import_communes", str(SHARED / "data" / "communes.csv"), verbosity=0)
    other = SAMPLE if count > SAMPLE else SAMPLE * LARGER
    peaks: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "portal"
        shutil.copytree(settings.DATA, copy)
        for rows, data in sorted([(count, Path(settings.DATA)), (other, copy)]):
            file = _generated(rows, Path(folder))
            seconds, peaks[rows], mapped = _import(file, data)
            yield Row(PART, f"{rows:,} rows", seconds, "s", aim=LONGEST * rows / SAMPLE)
            yield Row(PART, f"{rows:,} rows: rate", rows / seconds, "rows/s")
            aim = GROWTH * min(peaks.values()) if len(peaks) > 1 else None
            yield Row(PART, f"{rows:,} rows: peak memory", peaks[rows], "MB", aim=aim)
            yield Row(PART, f"{rows:,} rows:   mapped files besides", mapped, "MB")
            if rows == min(count, other):
                again, _memory, _mapped = _import(file, data)
                yield Row(PART, f"{rows:,} rows: again, nothing changed", again, "s")


def _generated(count: int, folder: Path) -> Path:
    file = folder / f"places-{count}.csv"
    tool = SHARED / "tools" / "make-places"
    with file.open("w") as out:
        subprocess.run([sys.executable, str(tool), str(count)], stdout=out, check=True)
    return file


def _import(file: Path, data: Path) -> tuple[float, float, float]:
    """Seconds, peak of own memory and peak of mapped files in MB of one import."""
    command = [sys.executable, "manage.py", "import_places", str(file), "--source", "bench"]
    variables = os.environ | {"BLASON_DATA": str(data)}
    own = mapped = 0
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=variables, stdout=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            own_now, mapped_now = memory_of(process.pid)
            own, mapped = max(own, own_now), max(mapped, mapped_now)
            time.sleep(0.05)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"The import ended with {process.returncode}.")
    return seconds, own / MEGABYTE, mapped / MEGABYTE


def memory_of(pid: int) -> tuple[int, int]:
    """Anonymous and mapped memory of a process in kB; zeros once it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0, 0
    sizes = dict(line.split(":", 1) for line in lines)
    kilobytes = (sizes.get(name, "0").split()[0] for name in ("RssAnon", "RssFile"))
    own, mapped = map(int, kilobytes)
    return own, mapped


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", "--count", dest="count", type=int, default=20_000)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    django.setup()
    show(measure(parser.parse_args().count))
