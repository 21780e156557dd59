"""``python -m tests.benchmarks``: fill a portal, measure all of it, print one table.

The portal is a fresh one in a folder of its own under the data folder, with production's settings
on SQLite; with ``--search`` it is filled faster, and kept for the next run. The parts run one
after another in processes of their own, so that the memory of one is not counted in the next.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

# The order matters: importing fills the directory that the others measure.
PARTS = ("importing", "exporting", "search", "pages", "browser", "blasons")
SEARCH_PARTS = ("filling", "search", "directory_page", "browser_clusters", "journey", "relevance")
OF_THEIR_OWN_SIZE = {"relevance": 3_000}  # places
CHECKOUT = Path(__file__).resolve().parent.parent.parent


def environment(count: int) -> dict[str, str]:
    """This process's variables, with those of a public portal in its own data folder."""
    data = Path(os.environ.get("BLASON_DATA", CHECKOUT / "var")) / f"bench-{count}"
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "BLASON_DATA": str(data),
        "BLASON_SECRET_KEY": "only-for-benchmarks",
        "BLASON_HOSTS": "127.0.0.1",
        "BLASON_BASE_URL": "https://127.0.0.1",
        "BLASON_LOG_LEVEL": "WARNING",
    }


def main() -> None:
    """Run the parts asked for, all of them unless told."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="how many places (20000)")
    parser.add_argument("--search", action="store_true", help="all about the search, at size")
    parser.add_argument(
        "--only",
        choices=sorted({*PARTS, *SEARCH_PARTS}),
        action="append",
        help="a part, on the portal of the last run",
    )
    options = parser.parse_args()
    variables = environment(options.count)

    def run(*command: str) -> None:
        subprocess.run([sys.executable, *command], env=variables, cwd=CHECKOUT, check=True)

    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {options.count:,} places")
    if not options.only and not options.search:
        shutil.rmtree(variables["BLASON_DATA"], ignore_errors=True)
    if not options.only:
        run("manage.py", "prepare", "--demo")
    run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    for part in options.only or (SEARCH_PARTS if options.search else PARTS):
        count = OF_THEIR_OWN_SIZE.get(part, options.count)
        run("-m", f"tests.benchmarks.{part}", "--count", str(count))


if __name__ == "__main__":
    main()
