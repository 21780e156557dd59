"""Downloads of the directory: what they hold, and in which form."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from directory.models import Place
from directory.standard import COLUMNS
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db

FORMULA = '=HYPERLINK("https://example.org";"Cliquez")'


def download(path: str, **query: str) -> Any:
    response = Client().get(f"/api/v1/{path}", query)
    assert response.status_code == 200, response.content
    return response


def text(path: str, **query: str) -> str:
    return download(path, **query).getvalue().decode()


def table(**query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text("places.csv", **query))))


def names(**query: str) -> list[str]:
    return [row["nom"] for row in table(**query)]


def test_a_table_has_the_columns_of_the_standard_and_a_row_for_each_listed_place() -> None:
    PlaceFactory(name="Amiens", emails=["a@example.org", "b@example.org"], external_id="7")
    PlaceFactory(name="Fermé", state=Place.State.CLOSED)
    PlaceFactory(name="Brouillon", live=False)
    (row,) = table()
    assert list(row) == [column.name for column in COLUMNS]
    assert row["nom"] == "Amiens"
    assert row["id"] == "7"
    assert row["courriels"] == "a@example.org|b@example.org"
    assert (row["latitude"], row["longitude"]) == ("49.8942", "2.2957")


def test_what_the_standard_requires_is_there_also_for_a_place_typed_by_hand() -> None:
    place = PlaceFactory(pivot="", updated_on=None, external_id="", slug="chez-nous")
    (row,) = table()
    assert row["id"] == "chez-nous"
    assert row["pivot"] == "0" * 14
    assert row["date_maj"] == place.modified_at.date().isoformat()


def test_the_same_identifier_in_two_sources_stays_apart() -> None:
    for source in ("nord", "sud"):
        PlaceFactory(imported_from=source, external_id="12")
    assert [row["id"] for row in table()] == ["12", "sud:12"]


def test_the_middle_of_a_commune_is_no_point_of_a_place_but_shown_on_maps() -> None:
    PlaceFactory(approximate=True)
    (row,) = table()
    assert row["latitude"] == row["longitude"] == ""
    (feature,) = json.loads(text("places.geojson"))["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [2.2957, 49.8942]}
    assert feature["properties"]["approximate"] is True


def test_json_has_the_flat_form_without_what_is_empty() -> None:
    PlaceFactory(name="Amiens", services=["Maîtrise des outils numériques du quotidien"], fees=[])
    (place,) = json.loads(text("places.json"))
    assert place["services"] == "Maîtrise des outils numériques du quotidien"
    assert place["latitude"] == 49.8942
    assert "frais_a_charge" not in place


def test_a_directory_without_places_gives_files_without_any() -> None:
    assert table() == []
    assert json.loads(text("places.json")) == []
    assert json.loads(text("places.geojson")) == {"type": "FeatureCollection", "features": []}
    sheet = load_workbook(io.BytesIO(download("places.xlsx").getvalue())).active
    assert sheet.max_row == 1


def test_a_formula_is_a_text_in_a_table_and_in_a_workbook() -> None:
    PlaceFactory(name=FORMULA, phone="+33322000000", longitude=-2.5)
    (row,) = table()
    assert row["nom"] == f"'{FORMULA}"
    assert (row["telephone"], row["longitude"]) == ("+33322000000", "-2.5")
    sheet = load_workbook(io.BytesIO(download("places.xlsx").getvalue())).active
    header, cells = sheet.iter_rows()
    name = cells[[cell.value for cell in header].index("nom")]
    assert (name.value, name.data_type) == (FORMULA, "s")


def test_a_workbook_goes_on_with_another_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("directory.exporting.tables.MOST_ROWS", 2)
    for number in range(5):
        PlaceFactory(name=f"Lieu {number}", description="un\x0bdeux", phone="")
    book = load_workbook(io.BytesIO(download("places.xlsx").getvalue()), read_only=True)
    assert [len(list(sheet.rows)) for sheet in book] == [3, 3, 2]
    header = [cell.value for cell in next(book.worksheets[2].rows)]
    last = [cell.value for cell in list(book.worksheets[2].rows)[1]]
    assert last[header.index("nom")] == "Lieu 4"
    assert last[header.index("presentation_detail")] == "undeux"
    assert last[header.index("telephone")] is None


def test_a_filtered_view_holds_what_its_list_counts(reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Fablab des Trois Ponts", typologies=["FABLAB"])
    PlaceFactory(name="Fablab de Lille", typologies=["FABLAB"], department="59")
    PlaceFactory(name="Médiathèque", typologies=["BIB"], latitude=43.3, longitude=5.4)
    reindex()
    assert names(q="fablabs") == ["Fablab des Trois Ponts", "Fablab de Lille"]
    assert names(family="library", page="3", sort="name") == ["Médiathèque"]
    assert names(q="fablab", department="59") == ["Fablab de Lille"]
    # Nothing within the usual way from there: the list goes further, and so does the file.
    assert names(near="43.3,5.4", radius="5") == ["Médiathèque"]
    assert len(names(near="43.3,5.4")) == 3
    counted = Client().get("/api/v1/places", {"q": "fablab"}).json()["count"]
    assert len(names(q="fablab")) == counted


def test_memory_does_not_grow_as_places_are_read_in_chunks(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    monkeypatch.setattr("directory.exporting.rows.CHUNK", 2)
    for number in range(5):
        PlaceFactory(name=f"Lieu {number}")
    # Last change twice, sources, three chunks and the one that is empty.
    with django_assert_num_queries(7):
        assert names() == [f"Lieu {number}" for number in range(5)]


def test_a_wrong_parameter_is_named(client: Client) -> None:
    for query in ({"family": "castle"}, {"colour": "red"}, {"modified_since": "yesterday"}):
        response = client.get("/api/v1/places.csv", query)
        assert response.status_code == 400
        (error,) = response.json()["errors"]
        assert error["parameter"] in query


def test_a_part_cannot_be_had_without_the_engine_but_the_whole_can(broken_index: None) -> None:
    PlaceFactory(name="Amiens")
    assert names() == ["Amiens"]
    response = Client().get("/api/v1/places.csv", {"q": "fablab"})
    assert response.status_code == 503
    assert response["Retry-After"] == "60"


def test_a_file_is_named_dated_and_under_its_licence() -> None:
    response = download("places.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="lieux-20')
    assert 'rel="license"' in response["Link"]
    head = Client().head("/api/v1/places.csv")
    assert (head.status_code, head.getvalue()) == (200, b"")
