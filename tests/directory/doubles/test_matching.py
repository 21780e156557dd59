"""Which places are one, without a database."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.doubles.blocking import ALL_MEET, pairs
from directory.doubles.describing import Described, describe, own_words, read_address
from directory.doubles.matching import Groups, matches
from directory.doubles.scoring import DOUBTFUL, Criterion, Level, compare

CERTAIN, POSSIBLE = 0.99, 0.5
LIBRARY = {
    "name": "Médiathèque Jean Macé",
    "address": "12 avenue du Général de Gaulle",
    "postcode": "62300",
    "commune": "Lens",
    "insee_code": "62498",
    "latitude": 50.4321,
    "longitude": 2.8319,
    "phone": "+33321000001",
    "pivot": "21620498200012",
}


def score(**changes: Any) -> float:
    """How likely the library is the same place as the library with ``changes``."""
    return compare(describe(1, LIBRARY), describe(2, LIBRARY | changes)).score


# What is compared


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MÉDIATHÈQUE JEAN MACÉ", "Mediatheque Jean Mace - Lens"),
        ("MSAP de Lens", "Espace France Services de Lens"),
        ("Centre Socio-culturel Les Glycines", "Centre social les Glycines"),
        ("CCAS", "Centre communal d’action sociale de Lens"),
        ("Fab Lab de Lens", "FabLab Lens"),
    ],
)
def test_two_ways_to_write_a_name_are_one(one: str, other: str) -> None:
    assert set(own_words(one, "Lens")) == set(own_words(other, "Lens"))


def test_a_name_that_is_only_the_commune_stays() -> None:
    assert own_words("Lens", "Lens") == ("lens",)


@pytest.mark.parametrize(
    ("address", "number", "street"),
    [
        ("12, R. de la République", "12", "rue republique"),
        ("12 bis Bd Gambetta - BP 40", "12", "boulevard gambetta"),
        ("Mairie, 3 pl. du 8 mai 1945", "3", "place 8 mai 1945"),
        ("5-9 Rue des Papetiers", "5", "rue papetiers"),
        ("rue Pasteur", "", "rue pasteur"),
        ("Le Bourg", "", "bourg"),
        ("", "", ""),
    ],
)
def test_an_address_is_read_as_number_and_street(address: str, number: str, street: str) -> None:
    assert read_address(address)[:2] == (number, street)


def test_fourteen_zeros_are_no_number_of_an_organisation() -> None:
    assert describe(1, LIBRARY | {"pivot": "0" * 14}).pivot == ""


# How it is weighed


def test_the_same_place_worded_otherwise_by_another_source_is_certain() -> None:
    worded = {
        "name": "MEDIATHEQUE JEAN MACE - LENS",
        "address": "12 av. du Général de Gaulle",
        "latitude": 50.4325,
        "pivot": "",
        "phone": "",
    }
    assert score(**worded) >= CERTAIN


def test_two_services_at_one_address_are_not_the_same_place() -> None:
    assert score(name="Pôle emploi", phone="+33321000009", pivot="") < POSSIBLE


def test_a_bus_is_not_the_place_that_sends_it() -> None:
    assert score(name="Bus Médiathèque Jean Macé") < POSSIBLE


def test_two_annexes_of_one_town_are_not_the_same_place() -> None:
    first = describe(1, LIBRARY | {"name": "Mairie annexe 1"})
    second = describe(2, LIBRARY | {"name": "Mairie annexe 2"})
    assert compare(first, second).score < CERTAIN


def test_one_name_in_two_streets_is_not_the_same_place() -> None:
    moved = {"address": "3 rue Pasteur", "latitude": 50.45, "phone": "", "pivot": ""}
    assert score(**moved) < POSSIBLE


def test_no_number_makes_places_of_two_names_certain() -> None:
    """One town hall, one telephone, one SIRET: still the library is not the social centre."""
    assert score(name="Centre social Jean Macé") <= DOUBTFUL


def test_the_centre_of_a_commune_is_no_distance() -> None:
    comparison = compare(describe(1, LIBRARY), describe(2, LIBRARY | {"approximate": True}))
    assert comparison.metres is None
    assert comparison.levels[Criterion.DISTANCE] == Level.UNKNOWN


def test_another_establishment_of_one_organisation_counts_neither_way() -> None:
    comparison = compare(describe(1, LIBRARY), describe(2, LIBRARY | {"pivot": "21620498200099"}))
    assert comparison.levels[Criterion.PIVOT] == Level.NEAR


texts = st.text(max_size=30) | st.sampled_from(["Médiathèque", "12 rue Pasteur", "CCAS de Lens"])
places = st.builds(
    lambda key, **values: describe(key, values),
    key=st.integers(1, 1_000_000),
    name=texts,
    address=texts,
    commune=st.sampled_from(["Lens", "Arras", ""]),
    insee_code=st.sampled_from(["62498", "62041", ""]),
    latitude=st.none() | st.floats(-90, 90),
    longitude=st.none() | st.floats(-180, 180),
    approximate=st.booleans(),
    pivot=st.sampled_from(["", "21620498200012", "W62100001"]),
    phone=st.sampled_from(["", "+33321000001", "+33321000002"]),
)


few = settings(max_examples=40)


@few
@given(places, places)
def test_the_order_of_two_places_does_not_matter(a: Described, b: Described) -> None:
    assert compare(a, b) == compare(b, a)


@few
@given(places, places)
def test_a_score_is_a_likelihood(a: Described, b: Described) -> None:
    assert 0 <= compare(a, b).score <= 1


@few
@given(places)
def test_nothing_is_likelier_to_be_a_place_than_itself(a: Described) -> None:
    levels = compare(a, a).levels.values()
    assert set(levels) <= {Level.SAME, Level.NEAR, Level.UNKNOWN}


# Which are compared


@few
@given(st.lists(places, max_size=12, unique_by=lambda place: place.key))
def test_no_pair_is_compared_twice(found: list[Described]) -> None:
    met = [frozenset((a.key, b.key)) for a, b in pairs(found)]
    assert len(met) == len(set(met))


def test_in_a_large_town_places_meet_by_what_they_share() -> None:
    town = [
        describe(key, {"name": f"Lieu{key}", "insee_code": "75056", "address": f"{key} rue {key}"})
        for key in range(ALL_MEET * 2)
    ]
    twice = describe(500, {"name": "Lieu7", "insee_code": "75056"})
    assert [(a.key, b.key) for a, b in pairs([*town, twice])] == [(7, 500)]


def test_places_of_two_communes_meet_by_their_telephone() -> None:
    wrong = LIBRARY | {"insee_code": "62041", "commune": "Arras"}
    found = list(matches([describe(1, LIBRARY), describe(2, wrong)], POSSIBLE))
    assert [(one.first, one.second) for one in found] == [(1, 2)]


def test_what_is_one_with_either_is_one_with_both() -> None:
    groups = Groups()
    assert groups.join(5, 3) and groups.join(9, 5)
    assert groups.of(9) == groups.of(3) == [3, 5, 9]
    assert groups.of(4) == [4]


def test_what_was_said_to_be_different_is_not_one_by_way_of_a_third() -> None:
    groups = Groups(apart=[(9, 3)])
    assert groups.join(3, 5)
    assert not groups.join(5, 9)
    assert groups.of(5) == [3, 5]
