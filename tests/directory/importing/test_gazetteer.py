"""Which commune a point lies in, when only the communes' centres are known."""

import csv
from pathlib import Path

import pytest

from directory.importing.gazetteer import Gazetteer, Town, whole_city

PARIS = Town("75056", "Paris", ("75011",), "75", 48.8566, 2.3428, 2_133_111)
BAGNOLET = Town("93006", "Bagnolet", ("93170",), "93", 48.8689, 2.4224, 38_587)
HAMLET = Town("77410", "Saint-Mesmes", ("77410",), "77", 48.9865, 2.7068, 560)
AROUND_PARIS = Gazetteer([PARIS, BAGNOLET, HAMLET])


def test_a_city_reaches_farther_than_the_small_town_beside_it():
    # 125 rue du Chemin Vert, Paris: Bagnolet's centre is nearer than that of Paris.
    assert AROUND_PARIS.nearest(48.8621, 2.3840) == PARIS
    assert AROUND_PARIS.nearest(48.8689, 2.4100) == BAGNOLET


def test_a_city_does_not_swallow_the_village_far_from_it():
    assert AROUND_PARIS.nearest(48.9800, 2.7300) == HAMLET


def test_nothing_is_near_a_point_in_the_ocean():
    assert AROUND_PARIS.nearest(45.0, -20.0) is None


def test_a_commune_without_population_is_found_by_its_centre():
    assert Gazetteer([HAMLET._replace(population=0)]).nearest(48.98, 2.70).name == "Saint-Mesmes"


@pytest.mark.shared_data
def test_nine_of_ten_real_places_lie_in_the_commune_that_their_point_names(shared_data: Path):
    with (shared_data / "communes.csv").open(encoding="utf-8", newline="") as file:
        france = Gazetteer(
            Town(
                row["code"],
                row["nom"],
                (),
                row["departement"],
                float(row["latitude"]),
                float(row["longitude"]),
                int(row["population"] or 0),
            )
            for row in csv.DictReader(file)
            if row["latitude"]
        )
    right = asked = 0
    with (shared_data / "places-real.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = whole_city(row["code_insee"]) or row["code_insee"]
            town = france.by_code(code)
            if not town or not row["latitude"]:
                continue
            point = float(row["latitude"]), float(row["longitude"])
            if france.far(town, point) < 30:
                asked += 1
                right += france.nearest(*point) == town
    assert asked > 4000
    assert right / asked > 0.9
