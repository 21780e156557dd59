"""An import whose process is killed half-way, and run again."""

import csv
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command

from directory.models import Place
from tests.conftest import SHARED

from .helpers import write_csv
from .own_portal import OwnPortal

pytestmark = pytest.mark.django_db

ROWS = 2_000
COLUMNS = ("external_id", "slug", "name", "phone", "opening_hours", "latitude", "missing_since")


def homonyms() -> Iterator[dict[str, str]]:
    """Rows of a few names only, so that the slugs would show a row taken twice."""
    for number in range(ROWS):
        yield {
            "id": str(number),
            "nom": f"Lieu {number % 700}",
            "commune": "Lille",
            "code_insee": "59350",
            "telephone": f"03 20 {number // 100:02d} {number % 100:02d} 00",
        }


def test_killed_half_way_and_run_again_the_result_is_that_of_one_run(tmp_path):
    file = write_csv(tmp_path / "places.csv", homonyms())
    once = imported(file, tmp_path / "once.csv")
    assert len(once) == ROWS
    assert killed_and_run_again(file, tmp_path) == once


def test_dirty_rows_are_all_accounted_for_once_killed_or_twice(tmp_path, shared_data):
    file = tmp_path / "dirty.csv"
    tool = SHARED / "tools" / "make-places"
    with file.open("w") as out:
        command = [sys.executable, str(tool), str(ROWS), "--seed", "7", "--dirt", "0.4"]
        subprocess.run(command, stdout=out, check=True)
    once = imported(file, tmp_path / "once.csv")
    assert len(once) == ROWS
    assert killed_and_run_again(file, tmp_path) == once
    # The report of the run after the kill says of every row what that of one run says.
    assert lines(tmp_path / "again.csv") == lines(tmp_path / "once.csv")
    saved = set(Place.objects.values_list("modified_at", flat=True))
    assert imported(file, tmp_path / "twice.csv") == once
    assert set(Place.objects.values_list("modified_at", flat=True)) == saved
    assert lines(tmp_path / "twice.csv") == lines(tmp_path / "once.csv")


def imported(file: Path, report: Path) -> list[tuple[object, ...]]:
    """All places after an import in this process."""
    call_command("import_places", str(file), source="hub", report=report)
    return sorted(Place.objects.values_list(*COLUMNS), key=lambda row: str(row[0]))


def killed_and_run_again(file: Path, tmp_path: Path) -> list[tuple[object, ...]]:
    """All places of a portal of its own, whose first import was killed on the way."""
    report = tmp_path / "again.csv"
    with closing(OwnPortal(tmp_path / "killed")) as portal:
        command = portal.command("import_places", str(file), "--source", "hub")
        command += ["--verbosity", "0", "--report", str(report)]
        with subprocess.Popen(command, env=portal.variables, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and not count(portal):
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
        assert 0 < count(portal) < ROWS
        subprocess.run(command, env=portal.variables, check=True)
        columns = ", ".join(COLUMNS)
        rows = portal.rows(f"SELECT {columns} FROM directory_place")
    return sorted(rows, key=lambda row: str(row[0]))


def count(portal: OwnPortal) -> int:
    """How many places are committed."""
    return int(str(portal.rows("SELECT count(*) FROM directory_place")[0][0]))


def lines(report: Path) -> list[list[str]]:
    """The report but for its explanations, which are in the language of the process."""
    with report.open(encoding="utf-8-sig", newline="") as file:
        return [line[:-1] for line in csv.reader(file)]
