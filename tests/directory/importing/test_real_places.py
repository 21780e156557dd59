"""Real places of the whole country: imported, each accounted for, found, filtered and opened."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from directory.models import DirectoryPage, Place
from tests.directory.reading import names, seen

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]

REAL = 4357


@pytest.fixture
def real_communes(shared_data: Path) -> None:
    call_command("import_communes", str(shared_data / "communes.csv"), verbosity=0)


def test_all_real_places_are_imported_found_filtered_and_opened(
    shared_data: Path,
    real_communes: None,
    index: None,
    pages: dict[str, DirectoryPage],
    client: Client,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file, report = shared_data / "places-real.csv", tmp_path / "report.csv"
    call_command("import_places", str(file), source="real", report=report)
    assert Place.objects.count() == REAL
    assert summary(capsys.readouterr().out) == [REAL, REAL, 0, 0, 0, 0]
    assert_each_change_is_reported(file, report)
    assert_each_is_somewhere()
    assert_found(client)
    assert_filtered(client)
    assert_opened(client)

    before = list(Place.objects.order_by("pk").values())
    call_command("import_places", str(file), source="real", report=tmp_path / "again.csv")
    assert summary(capsys.readouterr().out) == [REAL, 0, 0, REAL, 0, 0]
    assert list(Place.objects.order_by("pk").values()) == before
    assert (tmp_path / "again.csv").read_text() == report.read_text()


def summary(printed: str) -> list[int]:
    """Rows read, added, updated, unchanged, rejected and repeated."""
    lines = printed.splitlines()
    start = next(at for at, line in enumerate(lines) if line.endswith(f"{REAL:,}"))
    return [int(line.split()[-1].replace(",", "")) for line in lines[start : start + 6]]


def assert_each_change_is_reported(file: Path, report: Path) -> None:
    """What the portal has otherwise than the file, but for spaces, stands in the report."""
    columns = {
        "nom": "name",
        "commune": "commune",
        "code_postal": "postcode",
        "code_insee": "insee_code",
        "telephone": "phone",
        "horaires": "opening_hours",
    }
    reported = set()
    with report.open(encoding="utf-8-sig", newline="") as lines:
        for line in csv.DictReader(lines):
            assert line["explanation"]
            reported.add((line["id"], line["field"]))
    places = {place.external_id: place for place in Place.objects.all()}
    with file.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            for column, attribute in columns.items():
                same = getattr(places[row["id"]], attribute) == " ".join(row[column].split())
                assert same or (row["id"], column) in reported, (row["id"], column)


def assert_each_is_somewhere() -> None:
    assert not Place.objects.filter(commune="").exists()
    # One lies in Belgium, one in a business park that names no commune.
    lost = Place.objects.filter(insee_code="").values_list("commune", flat=True)
    assert set(lost) <= {"Tournai", "Sophia Antipolis"}
    # The file names no commune for these: a point in Paris is not in the suburb beside it.
    towns = dict(Place.objects.values_list("name", "commune"))
    assert towns["Le Pavillon des Canaux"] == towns["Ground Control"] == "Paris"
    assert towns["Mains d'Œuvres"] == "Saint-Ouen-sur-Seine"


def assert_found(client: Client) -> None:
    assert names(client.get("/fr/lieux/", {"q": "machinerie", "locality": "Amiens"})) == [
        "La Machinerie"
    ]
    assert "La Machinerie" in names(client.get("/fr/lieux/", {"q": "la machinrie"}))
    found = client.get("/api/v1/places", {"locality": "80000", "radius": "5"}).json()
    assert "La Machinerie" in [place["nom"] for place in found["results"]]


def assert_filtered(client: Client) -> None:
    """The counts beside the filters are those of the database."""
    found = client.get("/api/v1/places", {"page_size": "1"}).json()
    assert found["count"] == REAL
    counted = {one["value"]: one["count"] for one in found["facets"]["family"]}
    families = Counter(Place.objects.values_list("family", flat=True))
    assert counted == families
    for family, count in families.items():
        one = client.get("/api/v1/places", {"family": family, "page_size": "1"}).json()
        assert one["count"] == count
    free = sum("Gratuit" in fees for fees in Place.objects.values_list("fees", flat=True))
    page = client.get("/fr/lieux/", {"frais_a_charge": "Gratuit", "department": "80"})
    assert 0 < len(names(page)) <= free


def assert_opened(client: Client) -> None:
    place = Place.objects.get(name="La Machinerie")
    page = client.get(place.get_absolute_url())
    assert page.status_code == 200
    assert "La Machinerie" in seen(page)
    for other in Place.objects.order_by("?")[:60]:
        assert client.get(other.get_absolute_url()).status_code == 200, other.external_id
