"""The search engine does not answer: the database does, and says what is missing."""

from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from directory.asking import parse
from directory.listing import Answer, answer, clusters
from directory.models import Place
from search.geometry import distance
from search.protocol import Point
from tests.directory.factories import CommuneFactory, PlaceFactory
from tests.directory.reading import names as names_on
from tests.directory.reading import seen, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("broken_index")]


def ask(query: str = "") -> Answer:
    asked, notices = parse(QueryDict(query))
    assert notices == []
    found = answer(asked, language="fr")
    assert found.degraded
    return found


def names(query: str = "") -> list[str]:
    return [entry.place.name for entry in ask(query).entries]


@pytest.fixture
def three() -> None:
    PlaceFactory(name="Café du port", fees=["Gratuit"], typologies=["BIB"])
    PlaceFactory(name="Mairie", commune="Lens", department="62", latitude=50.43, longitude=2.83)
    PlaceFactory(name="Zone libre", latitude=None, longitude=None)
    PlaceFactory(name="Cachée", state=Place.State.HIDDEN)
    PlaceFactory(name="Fermée", state=Place.State.CLOSED)
    PlaceFactory(name="Brouillon", live=False)


def test_it_lists_what_is_public_by_name_and_pages(three: None) -> None:
    assert names() == ["Café du port", "Mairie", "Zone libre"]
    second = ask("page=2&page_size=2")
    assert (second.count, second.pages) == (3, 2)
    assert [entry.place.name for entry in second.entries] == ["Zone libre"]


def test_a_missing_index_is_no_better_than_a_broken_one(
    three: None, settings: Any, tmp_path: Path
) -> None:
    settings.BLASON_SEARCH = {
        "ENGINE": "search.embedded.EmbeddedEngine",
        "OPTIONS": {"path": tmp_path / "nowhere"},
    }
    assert len(names()) == 3


def test_words_are_looked_for_in_names_and_communes(three: None) -> None:
    assert names("q=café") == ["Café du port"]
    assert names("q=lens") == ["Mairie"]
    assert names("q=mairie amiens") == []


def test_a_region_holds_too(three: None) -> None:
    assert names("locality=Hauts-de-France&family=library") == ["Café du port"]
    assert names("locality=Bretagne") == []


def test_filters_hold_but_cannot_count(three: None) -> None:
    found = ask("frais_a_charge=gratuit&family=library")
    assert [entry.place.name for entry in found.entries] == ["Café du port"]
    options = [option for group in found.facets for option in group.options]
    assert {option.count for option in options} == {None}
    assert {option.slug for option in options if option.checked} == {"gratuit", "library"}


def test_hours_cannot_be_asked_and_are_named_as_ignored(three: None) -> None:
    found = ask("open_at=now")
    assert found.ignored == ("open_at",)
    assert found.count == 3


def test_the_nearest_first_within_the_distance_asked(three: None) -> None:
    CommuneFactory(code="80021", name="Amiens", population=130_000, latitude=49.89, longitude=2.29)
    assert names("near=50.4,2.8") == ["Mairie", "Café du port", "Zone libre"]
    assert names("near=50.4,2.8&radius=10") == ["Mairie"]
    assert names("locality=amiens") == ["Café du port"]
    (entry,) = ask("near=50.4,2.8&radius=10").entries
    assert entry.distance == pytest.approx(distance(Point(50.4, 2.8), Point(50.43, 2.83)))


def test_a_departement_and_a_box(three: None) -> None:
    assert names("locality=Somme") == ["Café du port", "Zone libre"]
    assert names("bbox=2.5,50,3,51") == ["Mairie"]
    assert names("locality=Somme&department=62") == []


def test_a_box_and_a_distance_across_the_antimeridian() -> None:
    PlaceFactory(name="Mata-Utu", latitude=-13.28, longitude=-176.17)
    PlaceFactory(name="Suva", latitude=-18.14, longitude=178.44)
    PlaceFactory(name="Amiens")
    assert names("bbox=177,-20,-175,-12") == ["Mata-Utu", "Suva"]
    assert names("bbox=177,-20,185,-12") == ["Mata-Utu", "Suva"]
    assert names("near=-13.28,-176.17&radius=1000") == ["Mata-Utu", "Suva"]
    assert names("near=-18,179.9") == ["Suva", "Mata-Utu", "Amiens"]


def test_the_map_shows_single_places(three: None) -> None:
    asked = parse(QueryDict("bbox=2,49,3,50"))[0]
    shown = clusters(asked, 8)
    assert shown.degraded
    assert [one.hit.title for one in shown.clusters if one.hit] == ["Café du port"]


def test_the_page_says_so_and_still_works(three: None, pages: dict[str, Any]) -> None:
    french, english = Client().get("/fr/lieux/"), Client().get("/en/places/?q=mairie")
    assert names_on(french) == ["Café du port", "Mairie", "Zone libre"]
    assert names_on(english) == ["Mairie"]
    assert "The search is at rest for a moment" in seen(english)
    ticked = soup(Client().get("/en/places/?family=library&filters=all")).select(
        "input[name=family]"
    )
    assert [one["value"] for one in ticked if one.has_attr("checked")] == ["library"]


def test_the_page_does_not_say_that_hours_hide_places_when_they_do_not(
    three: None, pages: dict[str, Any]
) -> None:
    page = Client().get("/en/places/?open_at=now")
    assert len(names_on(page)) == 3
    assert "hours are not known are left out" not in seen(page)


def test_the_api_says_so_and_has_no_facets(three: None) -> None:
    response = Client().get("/api/v1/places", {"frais_a_charge": "gratuit", "open_at": "now"})
    assert response.status_code == 200
    body = response.json()
    assert (body["degraded"], body["facets"], body["ignored"]) == (True, {}, ["open_at"])
    assert [one["nom"] for one in body["results"]] == ["Café du port"]


def test_the_apis_map_says_so(three: None) -> None:
    body = Client().get("/api/v1/places/clusters", {"bbox": "2,49,3,51", "zoom": "8"}).json()
    assert body["degraded"] is True
    assert sorted(one["properties"]["name"] for one in body["features"]) == [
        "Café du port",
        "Mairie",
    ]


def test_suggestions_come_from_the_database(three: None) -> None:
    body = Client().get("/api/v1/suggest", {"q": "ma", "kinds": "place,story", "lang": "fr"}).json()
    assert body["degraded"] is True
    assert [(one["kind"], one["label"]) for one in body["results"]] == [("place", "Mairie")]


def test_a_place_has_its_page_with_its_neighbours(three: None, pages: dict[str, Any]) -> None:
    PlaceFactory(name="Voisine", latitude=49.895, longitude=2.2957)
    response = Client().get("/fr/lieux/cafe-du-port-amiens/")
    assert response.status_code == 200
    assert names_on(response) == ["Voisine", "Mairie"] or "Voisine" in seen(response)
