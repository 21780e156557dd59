"""Names of towns on a map whose background cannot be reached."""

from typing import Any

import pytest
from django.test import Client

from directory.towns import MOST, Town, read_box, spread, towns_in
from search.protocol import Box
from tests.directory.factories import CommuneFactory

NORTH = Box(2.0, 49.0, 4.0, 51.0)


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("2,49,4,51", NORTH),
        ("-180,-90,180,90", Box(-180, -90, 180, 90)),
        ("2.0,49.0,4.0,51.0", NORTH),
    ],
)
def test_a_box_is_four_numbers(text: str, box: Box) -> None:
    assert read_box(text) == box


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2,49,4",
        "2,49,4,51,6",
        "a,b,c,d",
        "2,51,4,49",
        "4,49,2,51",
        "nan,49,4,51",
        "2,49,inf,51",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert read_box(text) is None


def town(name: str, latitude: float, longitude: float, population: int = 1) -> Town:
    return Town(name, latitude, longitude, population)


def test_names_that_would_cover_each_other_are_left_out_the_first_stays() -> None:
    lille, roubaix, calais = (
        town("Lille", 50.63, 3.06),
        town("Roubaix", 50.69, 3.18),
        town("Calais", 50.95, 2.0),
    )
    assert spread([lille, roubaix, calais], NORTH) == [lille, calais]
    closer = Box(3.0, 50.6, 3.2, 50.7)
    assert spread([lille, roubaix], closer) == [lille, roubaix]


def test_at_most_so_many() -> None:
    crowd = [town(str(n), n % 20 * 10, n // 20 * 30) for n in range(200)]
    assert len(spread(crowd, Box(0, 0, 90, 60))) == MOST


@pytest.mark.django_db
def test_the_biggest_towns_inside_the_box_come_first(django_assert_num_queries: Any) -> None:
    CommuneFactory(name="Village", population=100, latitude=49.9, longitude=2.31)
    CommuneFactory(name="Amiens", population=130_000, latitude=49.9, longitude=2.3)
    CommuneFactory(name="Lille", population=230_000, latitude=50.63, longitude=3.06)
    CommuneFactory(name="Lyon", population=500_000, latitude=45.75, longitude=4.85)
    CommuneFactory(name="Sans centre", population=900_000, latitude=None, longitude=None)
    with django_assert_num_queries(1):
        found = towns_in(NORTH)
    assert [one.name for one in found] == ["Lille", "Amiens"]
    assert found[0] == Town("Lille", 50.63, 3.06, 230_000)


def test_towns_are_asked_below_the_directory(pages: dict[str, Any]) -> None:
    CommuneFactory(name="Amiens", population=130_000, latitude=49.9, longitude=2.3)
    for address in ("/fr/lieux/map/towns/", "/en/places/map/towns/"):
        response = Client().get(address, {"bbox": "2,49,4,51"})
        assert response.json() == {"towns": [["Amiens", 49.9, 2.3, 130_000]]}
        assert "max-age=86400" in response["Cache-Control"]


def test_a_box_that_makes_no_sense_is_refused(pages: dict[str, Any]) -> None:
    for query in ("", "?bbox=x", "?bbox=1,2,3"):
        assert Client().get(f"/fr/lieux/map/towns/{query}").status_code == 400
