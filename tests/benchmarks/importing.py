"""What an import costs: rows a second, and memory that does not grow with the file.

Each run is a process of its own on the portal of this process's settings, so that its memory is
its own. The peak is of what the process itself holds (Linux: ``RssAnon``): pages of the database
file, which SQLite maps and the system may take back at any time, are told apart.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django
from django.core.management import call_command

from tests.benchmarks.table import Row, show
from tests.conftest import SHARED

PART = "Import of places (two cores, search index included)"
CHECKOUT = Path(__file__).resolve().parents[2]
MEGABYTE = 1024  # of the kB in /proc
LONGEST = 60  # seconds for 20,000 rows


def measure(count: int) -> Iterator[Row]:
    """Import ``count`` rows twice, then three times as many from another source."""
    from directory.models import Commune  # models, so after the set-up

    if not Commune.objects.filter(derived=False).exists():
        call_command("import_communes", str(SHARED / "data" / "communes.csv"), verbosity=0)
    with tempfile.TemporaryDirectory() as folder:
        file = _generated(count, 1, Path(folder))
        seconds, memory, mapped = _import(file, f"bench-{count}")
        aim = LONGEST * count / 20_000
        yield Row(PART, f"{count:,} rows", seconds, "s", aim=aim)
        yield Row(PART, f"{count:,} rows: rate", count / seconds, "rows/s")
        yield Row(PART, f"{count:,} rows: peak memory", memory, "MB")
        yield Row(PART, f"{count:,} rows:   mapped files besides", mapped, "MB")
        again, _memory, _mapped = _import(file, f"bench-{count}")
        yield Row(PART, f"{count:,} rows: again, nothing changed", again, "s")
        larger = count * 3
        file = _generated(larger, 2, Path(folder))
        seconds, more, mapped = _import(file, f"bench-{larger}")
        yield Row(PART, f"{larger:,} rows: rate", larger / seconds, "rows/s")
        yield Row(PART, f"{larger:,} rows: peak memory", more, "MB", aim=memory * 1.25)
        yield Row(PART, f"{larger:,} rows:   mapped files besides", mapped, "MB")


def _generated(count: int, seed: int, folder: Path) -> Path:
    file = folder / f"places-{count}.csv"
    tool = SHARED / "tools" / "make-places"
    with file.open("w") as out:
        command = [sys.executable, str(tool), str(count), "--seed", str(seed)]
        subprocess.run(command, stdout=out, check=True)
    return file


def _import(file: Path, source: str) -> tuple[float, float, float]:
    """Seconds, peak of own memory and peak of mapped files in MB of one import."""
    command = [sys.executable, "manage.py", "import_places", str(file), "--source", source]
    own = mapped = 0
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            own_now, mapped_now = _memory(process.pid)
            own, mapped = max(own, own_now), max(mapped, mapped_now)
            time.sleep(0.05)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"The import ended with {process.returncode}.")
    return seconds, own / MEGABYTE, mapped / MEGABYTE


def _memory(pid: int) -> tuple[int, int]:
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
