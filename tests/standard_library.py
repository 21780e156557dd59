"""The national standard's own library, which says whether a file is in its form."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import TypedDict

PACKAGE = "@gouvfr-anct/lieux-de-mediation-numerique@2.3.0"
SCRIPT = Path(__file__).with_name("standard_library.mjs")


class Verdict(TypedDict):
    """How many places are valid of ``count``, and how many have which fault."""

    valid: int
    count: int
    faults: dict[str, int]


def installed(folder: Path) -> bool:
    """Bring the library into ``folder``; False without Node.js or a registry that has it."""
    if not shutil.which("npm"):
        return False
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder)]
    done = subprocess.run([*command, PACKAGE], capture_output=True, timeout=120)
    return done.returncode == 0


def verdict(file: Path, folder: Path) -> Verdict:
    """What the library in ``folder`` says of a CSV or JSON file."""
    # Node looks for packages beside the script.
    script = shutil.copy(SCRIPT, folder)
    answer = subprocess.run(["node", script, str(file)], stdout=subprocess.PIPE, check=True)
    found: Verdict = json.loads(answer.stdout)
    return found
