"""The API for maps and for boxes in which one types: clusters and suggestions."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Site

from directory.models import Place
from stories.models import StoryPage
from tests.directory.factories import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

NORTH = "1.5,49.5,4.5,51.2"


def clusters(**parameters: Any) -> HttpResponse:
    return Client().get("/api/v1/places/clusters", {"lang": "fr", **parameters})


def features(**parameters: Any) -> list[dict[str, Any]]:
    response = clusters(**{"bbox": NORTH, "zoom": "6", **parameters})
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["features"]
    return found


@pytest.fixture
def four(reindex: Callable[[], None]) -> list[Place]:
    """Three places in Amiens, one of them free, and one in Lens."""
    found = [
        PlaceFactory(name="Un", latitude=49.890, longitude=2.290),
        PlaceFactory(name="Deux", latitude=49.892, longitude=2.292),
        PlaceFactory(name="Trois", latitude=49.894, longitude=2.294, fees=["Gratuit"]),
        PlaceFactory(
            name="Quatre",
            commune="Lens",
            typologies=["BIB"],
            latitude=50.4289,
            longitude=2.8317,
            opening_hours="Mo-Fr 09:00-12:00",
        ),
    ]
    reindex()
    return found


def test_groups_have_a_count_and_bounds_and_single_places_their_name(
    four: list[Place], pages: dict[str, Any], tuesday: datetime.datetime
) -> None:
    group, single = sorted(features(zoom="8"), key=lambda one: one["geometry"]["coordinates"])
    assert group["type"] == "Feature"
    assert group["geometry"]["coordinates"] == pytest.approx([2.292, 49.892])
    assert (group["properties"]["cluster"], group["properties"]["count"]) == (True, 3)
    west, south, east, north = group["properties"]["bounds"]
    assert west <= 2.29 and south <= 49.89 and east >= 2.294 and north >= 49.894
    assert single["geometry"] == {"type": "Point", "coordinates": [2.8317, 50.4289]}
    words = single["properties"].pop("text").replace("\u00a0", " ")
    assert words == "Ouvert jusqu’à 12 h"
    assert single["properties"] == {
        "id": four[3].pk,
        "name": "Quatre",
        "slug": "quatre-lens",
        "family": "library",
        "url": "http://testserver/fr/lieux/quatre-lens/",
        "commune": "Lens",
        "state": "open",
    }


def test_it_is_geojson(four: list[Place]) -> None:
    response = clusters(bbox=NORTH, zoom="8")
    assert response["Content-Type"] == "application/geo+json"
    assert response.json()["type"] == "FeatureCollection"
    assert response.json()["degraded"] is False


def test_filters_words_and_box_hold_on_the_map(four: list[Place]) -> None:
    assert [one["properties"]["name"] for one in features(frais_a_charge="gratuit")] == ["Trois"]
    assert [one["properties"]["name"] for one in features(q="quatre")] == ["Quatre"]
    assert features(bbox="4,49.5,4.5,50") == []


def test_the_closer_the_zoom_the_more_single_places(four: list[Place]) -> None:
    around = "2.25,49.85,2.35,49.95"
    shown = [len(features(bbox=around, zoom=zoom)) for zoom in ("8", "12", "18")]
    assert shown[0] == 1 and shown[-1] == 3
    assert shown == sorted(shown)


def test_a_list_around_a_town_shares_its_address_with_the_map_that_shows_more(
    four: list[Place],
) -> None:
    CommuneFactory(code="80021", name="Amiens", population=130_000, latitude=49.89, longitude=2.29)
    shown = features(locality="Amiens", sort="distance", page="2", page_size="5", center="49.9,2.3")
    assert sum(one["properties"].get("count", 1) for one in shown) == 4
    assert len(features(near="49.89,2.29", radius="5")) == 1


def test_places_without_a_point_are_on_no_map(reindex: Callable[[], None]) -> None:
    PlaceFactory(latitude=None, longitude=None)
    reindex()
    assert features() == []


def test_a_map_across_the_antimeridian(reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Mata-Utu", latitude=-13.2825, longitude=-176.1736)
    PlaceFactory(name="Suva", latitude=-18.1416, longitude=178.4419)
    PlaceFactory(name="Amiens")
    reindex()
    for bbox in ("177,-20,-175,-12", "177,-20,185,-12"):
        assert {one["properties"]["name"] for one in features(bbox=bbox, zoom="9")} == {
            "Mata-Utu",
            "Suva",
        }


@pytest.mark.parametrize(
    ("parameters", "faulty"),
    [
        ({"bbox": NORTH}, ["zoom"]),
        ({"zoom": "8"}, ["bbox"]),
        ({}, ["bbox", "zoom"]),
        ({"bbox": "1,2", "zoom": "8"}, ["bbox"]),
        ({"bbox": NORTH, "zoom": "-1"}, ["zoom"]),
        ({"bbox": NORTH, "zoom": "8", "services": "nothing"}, ["services"]),
        ({"bbox": NORTH, "zoom": "8", "colour": "red"}, ["colour"]),
    ],
)
def test_what_a_map_must_say(parameters: dict[str, str], faulty: list[str]) -> None:
    response = clusters(**parameters)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert [error["parameter"] for error in response.json()["errors"]] == faulty


def test_a_map_costs_no_query_a_place(
    reindex: Callable[[], None], pages: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        PlaceFactory(latitude=49.6 + number / 20, longitude=2 + number / 20)
    reindex()
    clusters(bbox=NORTH, zoom="12")
    with django_assert_max_num_queries(2):
        assert len(features(zoom="12")) > 10


def suggested(text: str, **parameters: Any) -> list[dict[str, Any]]:
    response = Client().get("/api/v1/suggest", {"q": text, "lang": "fr", **parameters})
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["results"]
    return found


def labels(text: str, **parameters: Any) -> list[tuple[str, str]]:
    return [(one["kind"], one["label"]) for one in suggested(text, **parameters)]


def test_places_localities_and_services_are_suggested(
    reindex: Callable[[], None], pages: dict[str, Any]
) -> None:
    PlaceFactory(name="Accueil du Marais", commune="Lens", typologies=["BIB"])
    CommuneFactory(code="62004", name="Acheville", department="62", population=600)
    reindex()
    place, locality = suggested("ac", kinds="place,locality")[::-1]
    assert (place["kind"], place["label"], place["detail"]) == (
        "place",
        "Accueil du Marais",
        "Lens",
    )
    assert place["url"] == "http://testserver/fr/lieux/accueil-du-marais-lens/"
    assert place["family"] == "library"
    assert (locality["kind"], locality["label"]) == ("locality", "Acheville (62)")
    assert locality["value"] == "Acheville (62)"
    services = suggested("internet", kinds="service")
    assert [one["label"] for one in services] == ["Accès internet et matériel informatique"]
    assert services[0]["value"] == "acces-internet-et-materiel-informatique"


def test_a_suggested_value_is_understood_by_the_parameter_of_its_kind(
    reindex: Callable[[], None],
) -> None:
    PlaceFactory(services=["Accès internet et matériel informatique"])
    CommuneFactory(code="80021", name="Amiens", population=130_000, latitude=49.89, longitude=2.29)
    reindex()
    service = suggested("internet", kinds="service")[0]["value"]
    locality = suggested("ami", kinds="locality")[0]["value"]
    answer = Client().get("/api/v1/places", {"services": service, "locality": locality})
    assert answer.json()["count"] == 1


def test_accents_case_elision_and_a_typo_do_not_matter(reindex: Callable[[], None]) -> None:
    PlaceFactory(name="L’Atelier d’Éole")
    reindex()
    for typed in ("ATEL", "l'ate", "eol", "d’éo", "ateilier"):
        assert labels(typed, kinds="place") == [("place", "L’Atelier d’Éole")], typed


def test_a_service_is_suggested_by_any_of_its_words_in_the_language_read(
    reindex: Callable[[], None],
) -> None:
    reindex()
    french = Client().get("/api/v1/suggest", {"q": "démarch", "kinds": "service", "lang": "fr"})
    english = Client().get("/api/v1/suggest", {"q": "formal", "kinds": "service", "lang": "en"})
    assert [one["label"] for one in french.json()["results"]] == [
        "Aide aux démarches administratives"
    ]
    assert [one["value"] for one in english.json()["results"]] == [
        "aide-aux-demarches-administratives"
    ]


def test_stories_are_suggested_with_their_address(
    reindex: Callable[[], None], pages: dict[str, Any]
) -> None:
    home = Site.objects.get(is_default_site=True).root_page
    home.add_child(instance=StoryPage(title="Une nuit au fablab", slug="nuit", locale=home.locale))
    PlaceFactory(name="Nuit blanche")
    reindex()
    (story,) = suggested("nui", kinds="story")
    assert (story["kind"], story["label"]) == ("story", "Une nuit au fablab")
    assert story["url"] == "http://testserver/fr/nuit/"
    assert [kind for kind, _label in labels("nui")] == ["place", "story"]


def test_at_most_so_many_of_each_kind(reindex: Callable[[], None]) -> None:
    for number in range(9):
        PlaceFactory(name=f"Maison {number}")
        CommuneFactory(code=f"8060{number}", name=f"Maisnil-{number}")
    reindex()
    kinds = [kind for kind, _label in labels("mai", limit=3)]
    assert (kinds.count("place"), kinds.count("locality")) == (3, 3)
    assert len(labels("mai", kinds="place")) == 5


def test_nothing_typed_suggests_nothing(index: Any) -> None:
    assert suggested("") == suggested("  ") == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kinds", "castle"),
        ("limit", "0"),
        ("limit", "21"),
        ("limit", "many"),
        ("lang", "de"),
        ("x", "1"),
    ],
)
def test_a_wrong_parameter_of_suggestions_is_named(name: str, value: str) -> None:
    response = Client().get("/api/v1/suggest", {"q": "a", name: value})
    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == [name]


def test_closed_and_hidden_places_are_not_suggested(reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Maison ouverte")
    PlaceFactory(name="Maison fermée", state=Place.State.CLOSED)
    PlaceFactory(name="Maison cachée", state=Place.State.HIDDEN)
    reindex()
    assert labels("maison", kinds="place") == [("place", "Maison ouverte")]
