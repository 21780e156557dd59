"""What people type in « where? »."""

import pytest
from pytest_django import DjangoAssertNumQueries

from directory.departments import DEPARTMENTS
from directory.localities import department_at, find, suggest
from directory.regions import FORMER_REGIONS, REGIONS
from search.protocol import Point
from tests.directory.factories import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def gazetteer() -> None:
    rows = [
        ("80021", "Amiens", ["80000", "80080", "80090"], "80", 134_000, 49.894, 2.296),
        ("59350", "Lille", ["59000", "59800"], "59", 238_000, 50.632, 3.047),
        ("93066", "Saint-Denis", ["93200", "93210"], "93", 113_000, 48.936, 2.357),
        ("97411", "Saint-Denis", ["97400", "97417"], "974", 153_000, -20.880, 55.448),
        ("11339", "Saint-Denis", ["11310"], "11", 500, 43.359, 2.224),
        ("76351", "Le Havre", ["76600"], "76", 166_000, 49.494, 0.108),
        ("75056", "Paris", ["75001", "75011", "75020"], "75", 2_100_000, 48.857, 2.343),
        ("80218", "Creuse", ["80480"], "80", 220, 49.815, 2.181),
        ("23096", "Guéret", ["23000"], "23", 13_000, 46.169, 1.872),
        ("59172", "L'Épine-d'Avesnes", ["59440"], "59", 300, 50.1, 3.9),
        ("988018", "Nouméa", ["98800"], "988", 94_000, -22.27, 166.44),
    ]
    for code, name, postcodes, department, population, latitude, longitude in rows:
        CommuneFactory(
            code=code[:5],
            name=name,
            postcodes=postcodes,
            department=department,
            population=population,
            latitude=latitude,
            longitude=longitude,
        )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Amiens", "Amiens (80)"),
        ("  AMIENS ", "Amiens (80)"),
        ("gueret", "Guéret (23)"),
        ("le havre", "Le Havre (76)"),
        ("Havre", "Le Havre (76)"),
        ("l epine d avesnes", "L'Épine-d'Avesnes (59)"),
        ("St Denis", "Saint-Denis (974)"),
        ("Saint-Denis (93)", "Saint-Denis (93)"),
        ("saint denis, 93", "Saint-Denis (93)"),
        ("Saint-Denis (93210)", "Saint-Denis (93210)"),
        ("80000 Amiens", "Amiens (80000)"),
        ("Amiens (80090)", "Amiens (80090)"),
        ("Amiens cedex 1", "Amiens (80)"),
        ("Ami", "Amiens (80)"),
    ],
)
def test_a_commune_however_it_is_written(text: str, label: str) -> None:
    found = find(text).locality
    assert found and (found.kind, found.label) == ("commune", label)


def test_homonyms_the_largest_first_the_others_offered() -> None:
    found = find("Saint-Denis")
    assert found.locality and found.locality.department == "974"
    assert [one.label for one in found.alternatives] == ["Saint-Denis (93)", "Saint-Denis (11)"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Somme", "80"),
        ("80", "80"),
        ("1", "01"),
        ("2a", "2A"),
        ("974", "974"),
        ("la reunion", "974"),
        ("Réunion", "974"),
        ("Seine Saint Denis", "93"),
        ("Somme (80)", "80"),
        ("Creuse", "23"),
    ],
)
def test_a_departement_by_name_or_code(text: str, code: str) -> None:
    found = find(text).locality
    assert found and (found.kind, found.department) == ("department", code)


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("Hauts-de-France", "Hauts-de-France", {"02", "59", "60", "62", "80"}),
        ("hauts de france", "Hauts-de-France", {"02", "59", "60", "62", "80"}),
        ("PACA", "Provence-Alpes-Côte d’Azur", {"04", "05", "06", "13", "83", "84"}),
        ("ile de france", "Île-de-France", {"75", "77", "78", "91", "92", "93", "94", "95"}),
        ("région Bretagne", "Bretagne", {"22", "29", "35", "56"}),
        ("Picardie", "Picardie", {"02", "60", "80"}),
    ],
)
def test_a_region_is_all_of_its_departements(text: str, name: str, codes: set[str]) -> None:
    found = find(text).locality
    assert found and (found.kind, found.label) == ("region", f"{name} (région)")
    assert set(found.whole) == codes
    assert found.department == "" and found.radius is None


def test_regions_of_today_hold_every_departement_at_home_once() -> None:
    codes = [code for parts in REGIONS.values() for code in parts]
    assert sorted(codes) == sorted(code for code in DEPARTMENTS if len(code) == 2)
    assert {code for parts in FORMER_REGIONS.values() for code in parts} <= set(codes)


def test_a_village_with_a_regions_name_is_offered() -> None:
    CommuneFactory(code="36024", name="Bretagne", department="36", population=125)
    found = find("Bretagne")
    assert found.locality and found.locality.kind == "region"
    assert [one.label for one in found.alternatives] == ["Bretagne (36)"]
    village = find("Bretagne (36)").locality
    assert village and village.kind == "commune"


def test_namesakes_tell_their_departement() -> None:
    found = find("Saint-Denis")
    assert found.locality and found.locality.detail == "La Réunion"
    assert [one.detail for one in found.alternatives] == ["Seine-Saint-Denis", "Aude"]


def test_a_departement_is_framed_by_its_communes() -> None:
    found = find("80").locality
    assert found and found.box
    assert (found.box.west, found.box.east) == (2.181, 2.296)


def test_a_village_with_a_departements_name_is_offered_a_large_town_comes_first() -> None:
    assert [one.label for one in find("Creuse").alternatives] == ["Creuse (80)"]
    paris = find("Paris")
    assert paris.locality and paris.locality.kind == "commune"
    assert [one.kind for one in paris.alternatives] == ["department"]


def test_a_postcode_leads_to_its_commune() -> None:
    found = find("59000").locality
    assert found and (found.kind, found.label, found.value) == (
        "postcode",
        "Lille (59000)",
        "59000",
    )
    assert found.center == Point(50.632, 3.047)


@pytest.mark.parametrize("text", ["Paris 11e", "paris 11", "Paris 11ème arrondissement", "75011"])
def test_a_district_is_where_its_places_are(text: str) -> None:
    PlaceFactory(postcode="75011", latitude=48.86, longitude=2.38)
    PlaceFactory(postcode="75011", latitude=48.86, longitude=2.37, approximate=True)
    found = find(text).locality
    assert found and found.label == "Paris (75011)"
    assert found.center == Point(48.86, 2.38)
    assert found.radius == 4


def test_a_postcode_that_only_places_know() -> None:
    PlaceFactory(postcode="60310", latitude=49.6, longitude=2.8)
    found = find("60310").locality
    assert found and (found.center, found.department) == (Point(49.6, 2.8), "60")


def test_a_point() -> None:
    found = find("49.9, 2.3").locality
    assert found and (found.kind, found.center) == ("point", Point(49.9, 2.3))


@pytest.mark.parametrize(
    "text", ["", "   ", "?!", "00000", "99", "Xyzzyville", "95.0,2.0", "x" * 500]
)
def test_what_is_no_locality_is_none(text: str) -> None:
    assert find(text).locality is None


def test_a_typo_is_asked_about_not_decided() -> None:
    found = find("Lile")
    assert found.locality is None
    assert [one.label for one in found.close] == ["Lille (59)"]


def test_the_smaller_the_commune_the_wider_one_looks() -> None:
    radii = [find(name).locality for name in ("Saint-Denis (11)", "Guéret", "Amiens")]
    assert [one.radius for one in radii if one] == [15, 10, 8]


@pytest.mark.parametrize(
    "text",
    ["Amiens", "Saint-Denis (93)", "59000", "Somme", "Picardie", "PACA", "Paris 11", "49.9,2.3"],
)
def test_the_value_in_an_address_means_the_same_again(text: str) -> None:
    found = find(text).locality
    assert found and find(found.value).locality == found


def test_the_label_typed_again_means_the_same() -> None:
    for text in ("Amiens", "Somme", "Picardie", "La Réunion", "49.9,2.3"):
        found = find(text).locality
        assert found and find(found.label).locality == found


def test_a_few_queries_at_most(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for text in ("Amiens", "Saint-Denis (93)", "59000", "Somme", "Picardie", "Xyzzyville"):
        with django_assert_max_num_queries(4):
            find(text)


def test_suggestions_begin_like_what_is_typed_the_largest_first() -> None:
    assert [one.label for one in suggest("sai")] == [
        "Saint-Denis (974)",
        "Saint-Denis (93)",
        "Saint-Pierre-et-Miquelon (975)",
        "Saint-Barthélemy (977)",
        "Saint-Martin (978)",
        "Saint-Denis (11)",
    ]
    assert [one.label for one in suggest("hav")] == ["Le Havre (76)"]
    assert [one.label for one in suggest("som")] == ["Somme (80)"]
    assert [one.label for one in suggest("5900")] == ["Lille (59000)"]
    assert [one.label for one in suggest("hauts-de-")] == [
        "Hauts-de-Seine (92)",
        "Hauts-de-France (région)",
    ]
    assert suggest("") == []


def test_overseas_clocks_are_those_of_the_nearest_territory() -> None:
    assert department_at(Point(-20.9, 55.5)) == "974"
    assert department_at(Point(49.9, 2.3)) == ""
