"""The generator of invented places, and the file that it writes."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import SHARED

MAKE_PLACES = SHARED / "tools" / "make-places"
SEED = 1


def generated(count: int, folder: Path) -> Path:
    """A CSV file of ``count`` places in ``folder``, always the same ones."""
    if not MAKE_PLACES.is_file():
        raise SystemExit("The generator of places is missing: put shared/ beside the checkout.")
    file = folder / f"places-{count}.csv"
    with file.open("w") as out:
        command = [sys.executable, str(MAKE_PLACES), str(count), "--seed", str(SEED)]
        subprocess.run(command, stdout=out, check=True)
    return file
