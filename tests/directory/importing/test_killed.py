"""An import whose process is killed half-way, and run again."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command

from directory.models import Place
from tests.conftest import SHARED

from .helpers import write_csv

ROWS = 4_000
CHECKOUT = Path(__file__).resolve().parents[3]
COLUMNS = "external_id, slug, name, phone, imported_values, missing_since"


def rows() -> list[dict[str, str]]:
    """Many homonyms among them, so that the slugs would show a row taken twice."""
    return [
        {
            "id": str(number),
            "nom": f"Lieu {number % 700}",
            "commune": "Lille",
            "code_insee": "59350",
            "telephone": f"03 20 {number // 100:02d} {number % 100:02d} 00",
        }
        for number in range(ROWS)
    ]


def count(database: Path) -> int:
    with closing(sqlite3.connect(database, timeout=20)) as connection:
        return int(connection.execute("SELECT count(*) FROM directory_place").fetchone()[0])


@pytest.mark.django_db
def test_killed_half_way_and_run_again_the_result_is_that_of_one_run(tmp_path):
    file = write_csv(tmp_path / "places.csv", rows())
    call_command("import_places", str(file), source="hub", report=tmp_path / "r.csv", verbosity=0)

    data = tmp_path / "killed"
    database = data / "blason.sqlite3"
    variables = os.environ | {
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "BLASON_DATA": str(data),
    }
    manage = [sys.executable, str(CHECKOUT / "manage.py")]
    command = [*manage, "import_places", str(file), "--source", "hub", "--verbosity", "0"]
    data.mkdir()
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=variables, check=True)
    with subprocess.Popen(command, env=variables, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not count(database):
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert 0 < count(database) < ROWS

    subprocess.run(command, env=variables, check=True)
    with closing(sqlite3.connect(database)) as connection:
        query = f"SELECT {COLUMNS} FROM directory_place ORDER BY external_id"
        killed = connection.execute(query).fetchall()
    once = list(
        Place.objects.order_by("external_id").values_list("external_id", "slug", "name", "phone")
    )
    assert [row[:4] for row in killed] == once
    assert len(killed) == ROWS
    assert not any(row[5] for row in killed)


@pytest.mark.django_db
def test_two_thousand_dirty_rows_twice_are_all_accounted_for(tmp_path, shared_data):
    file = tmp_path / "dirty.csv"
    tool = SHARED / "tools" / "make-places"
    with file.open("w") as out:
        command = [sys.executable, str(tool), "2000", "--seed", "7", "--dirt", "0.4"]
        subprocess.run(command, stdout=out, check=True)
    options = {"source": "dirty", "report": tmp_path / "r.csv"}
    call_command("import_places", str(file), **options)
    assert Place.objects.count() == 2000
    before = list(Place.objects.order_by("pk").values())
    call_command("import_places", str(file), **options)
    assert list(Place.objects.order_by("pk").values()) == before
