"""What is exported, imported into an empty portal and exported again is the same, to the byte."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from directory.exporting import objects, tables
from directory.exporting.choosing import Choice
from directory.exporting.rows import Row, rows
from directory.importing.applying import Import
from directory.importing.reading import opened
from directory.models import Commune, Place
from tests import standard_library
from tests.conftest import missing
from tests.directory.factories import CommuneFactory

pytestmark = pytest.mark.django_db

# Invented, in the repository: places of many kinds, in all their forms.
INVENTED = Path(__file__).parents[3] / "portal" / "demo" / "places.csv"
HOSTILE = (
    "id,nom,commune,code_postal,code_insee,adresse,longitude,latitude,telephone,presentation_detail\r\n"
    '"x|1","=HYPERLINK(""https://example.org"";""ici"")",Amiens,80000,80021,12 rue des Clés,'
    '2.2957,49.8942,03 22 00 00 00,"- un, « deux »\n@trois\n""quatre"""\r\n'
    # On the meridian of Greenwich.
    "x3,Salle des fêtes,Préchac-sur-Adour,32160,32330,1 rue Haute,-0.000069,43.598927,,\r\n"
    "x2,''+1,Amiens,80000,80021,1 rue Haute,,,,'=déjà un texte\r\n"
)

type Write = Callable[[Iterable[Row]], Iterator[str]]


def imported(file: Path) -> None:
    with opened(str(file)) as source, Import("test", note=lambda finding: None) as run:
        run.run(source.rows)


def exported(write: Write, file: Path) -> bytes:
    file.write_text("".join(write(rows(Choice()))), newline="")
    return file.read_bytes()


@pytest.fixture
def first(tmp_path: Path, index: None) -> Path:
    """A portal with invented places and some that mean harm, given out as CSV."""
    CommuneFactory(code="80021", name="Amiens", postcodes=["80000"], latitude=49.89, longitude=2.3)
    hostile = tmp_path / "hostile.csv"
    hostile.write_text(HOSTILE, newline="")
    file = tmp_path / "first.csv"
    imported(hostile)
    Place.objects.update(imported_from="hostile")
    imported(INVENTED)
    exported(tables.write_csv, file)
    return file


@pytest.mark.parametrize("write", [tables.write_csv, objects.write_json])
def test_there_and_back_gives_the_same_bytes(first: Path, write: Write, tmp_path: Path) -> None:
    names = set(Place.objects.values_list("name", flat=True))
    file = tmp_path / f"first.{'csv' if write is tables.write_csv else 'json'}"
    before = exported(write, file)
    Place.objects.all().delete()
    Commune.objects.filter(derived=True).delete()
    imported(file)
    assert set(Place.objects.values_list("name", flat=True)) == names
    assert exported(write, tmp_path / "second") == before


def test_the_standards_own_library_reads_every_place_that_has_an_address(
    first: Path, tmp_path: Path
) -> None:
    if not standard_library.installed(tmp_path):
        missing("The standard’s own library", "install Node.js with npm (apt-get install npm)")
    exported(objects.write_json, tmp_path / "first.json")
    # The standard requires one; what travels has none, and none is made up.
    without_address = Place.objects.filter(address="").count()
    for file in (first, tmp_path / "first.json"):
        found = standard_library.verdict(file, tmp_path)
        assert found["faults"] == {"VoieError": without_address}
        assert found["valid"] == Place.objects.count() - without_address > 100
