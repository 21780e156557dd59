"""The public API's places: what can be asked, and the form of what comes back."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from directory.filters import FILTERS
from directory.models import Place
from directory.standard import COLUMNS
from tests.directory.factories import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

AMIENS = {"latitude": 49.8942, "longitude": 2.2957}
LENS = {"latitude": 50.4289, "longitude": 2.8317, "commune": "Lens", "department": "62"}


def get(path: str, **parameters: Any) -> HttpResponse:
    return Client().get(f"/api/v1/{path}", parameters)


def places(**parameters: Any) -> dict[str, Any]:
    """The answer in French, which must be a good one."""
    response = get("places", lang="fr", **parameters)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def found(**parameters: Any) -> list[str]:
    return [one["nom"] for one in places(**parameters)["results"]]


def faulty(response: HttpResponse) -> list[str]:
    """The parameters that a 400 names."""
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    return [error["parameter"] for error in response.json()["errors"]]


@pytest.fixture
def two(reindex: Callable[[], None]) -> tuple[Place, Place]:
    """A free fablab in Amiens with hours, and a library in Lens of which little is known."""
    fablab = PlaceFactory(
        name="La Machinerie",
        typologies=["FABLAB"],
        services=["Loisirs et créations numériques", "Aide aux démarches administratives"],
        fees=["Gratuit"],
        opening_hours="Tu-Sa 09:00-19:00; PH off",
        updated_on=datetime.date(2026, 1, 5),
        websites=["https://lamachinerie.example"],
        **AMIENS,
    )
    library = PlaceFactory(
        name="Médiathèque Robert-Cousin",
        typologies=["BIB"],
        services=["Accès internet et matériel informatique"],
        postcode="62300",
        insee_code="62498",
        source="Hub",
        updated_on=datetime.date(2026, 3, 1),
        **LENS,
    )
    reindex()
    return fablab, library


def test_an_answer_has_a_count_pages_facets_and_results(two: tuple[Place, Place]) -> None:
    answer = places()
    assert {name: answer[name] for name in ("count", "page", "pages", "page_size")} == {
        "count": 2,
        "page": 1,
        "pages": 1,
        "page_size": 20,
    }
    assert [one["nom"] for one in answer["results"]] == [
        "La Machinerie",
        "Médiathèque Robert-Cousin",
    ]
    assert answer["facets"]["family"] == [
        {"value": "fablab", "label": "Fablab", "count": 1},
        {"value": "library", "label": "Bibliothèque", "count": 1},
    ]
    assert answer["facets"]["frais_a_charge"] == [
        {"value": "Gratuit", "label": "Gratuit", "count": 1},
        {"value": "unknown", "label": "Non précisé", "count": 1},
    ]
    assert (answer["degraded"], answer["ignored"]) == (False, [])


def test_a_place_has_every_column_of_the_standard_under_its_name(
    two: tuple[Place, Place], pages: dict[str, Any]
) -> None:
    one = places(q="machinerie")["results"][0]
    assert {column.name for column in COLUMNS} <= set(one)
    assert one["nom"] == "La Machinerie"
    assert one["horaires"] == "Tu-Sa 09:00-19:00; PH off"
    assert one["services"] == [
        "Loisirs et créations numériques",
        "Aide aux démarches administratives",
    ]
    assert one["site_web"] == ["https://lamachinerie.example"]
    assert one["date_maj"] == "2026-01-05"
    assert (one["latitude"], one["longitude"]) == (49.8942, 2.2957)
    assert one["id"] == two[0].pk
    assert one["url"] == "http://testserver/fr/lieux/la-machinerie-amiens/"


def test_the_language_asked_for_is_that_of_labels_sentences_and_addresses(
    two: tuple[Place, Place], pages: dict[str, Any], tuesday: datetime.datetime
) -> None:
    english = get("places", q="machinerie", lang="en")
    one = english.json()["results"][0]
    assert english["Content-Language"] == "en"
    assert one["url"] == "http://testserver/en/places/la-machinerie-amiens/"
    assert one["opening"]["text"].replace("\u00a0", " ") == "Open until 7 pm"
    assert english.json()["facets"]["services"][0]["label"] != one["services"][1]
    assert places(q="machinerie")["results"][0]["opening"]["text"].startswith("Ouvert")


def test_without_a_language_the_browsers_is_taken_and_caches_are_told(
    two: tuple[Place, Place],
) -> None:
    response = Client().get("/api/v1/places", headers={"accept-language": "en-GB,en"})
    assert response["Content-Language"] == "en"
    assert "Accept-Language" in response["Vary"]
    assert "max-age=60" in response["Cache-Control"]


def test_opening_says_the_state_until_when_and_what_comes_next(
    two: tuple[Place, Place], tuesday: datetime.datetime
) -> None:
    fablab, library = places()["results"]
    assert fablab["opening"]["state"] == "open"
    assert fablab["opening"]["until"] == "2026-05-12T19:00:00+02:00"
    assert library["opening"] == {
        "state": "unknown",
        "text": "Horaires non connus",
        "until": None,
        "opens": None,
        "reason": "missing",
        "holiday": None,
    }


def test_words_are_searched(two: tuple[Place, Place]) -> None:
    assert found(q="mediatheque") == ["Médiathèque Robert-Cousin"]
    assert found(q="fab lab") == ["La Machinerie"]
    assert found(q="machinrie") == ["La Machinerie"]
    assert found(q="piscine") == []


def test_a_point_gives_distances_and_the_nearest_first(two: tuple[Place, Place]) -> None:
    results = places(near="50.43,2.83")["results"]
    assert [one["nom"] for one in results] == ["Médiathèque Robert-Cousin", "La Machinerie"]
    assert results[0]["distance"] == pytest.approx(0.17, abs=0.02)
    assert results[1]["distance"] == pytest.approx(70.7, abs=0.5)
    assert places()["results"][0]["distance"] is None


def test_a_radius_limits_the_way_from_a_point(two: tuple[Place, Place]) -> None:
    assert found(near="50.43,2.83", radius="5") == ["Médiathèque Robert-Cousin"]
    assert len(found(near="50.43,2.83", radius="80.5")) == 2
    assert places(near="50.43,2.83", radius="5")["radius"] == 5


def test_a_locality_is_found_by_name_postcode_and_departement(two: tuple[Place, Place]) -> None:
    CommuneFactory(code="62498", name="Lens", postcodes=["62300"], population=32_000, **_at(LENS))
    for typed in ("lens", "62300", "62", "Pas-de-Calais", "50.43,2.83"):
        answer = places(locality=typed)
        assert answer["results"][0]["nom"] == "Médiathèque Robert-Cousin", typed
        assert answer["locality"]["label"], typed
    assert places(locality="lens")["locality"] == {
        "kind": "commune",
        "label": "Lens (62)",
        "value": "Lens (62)",
        "latitude": 50.4289,
        "longitude": 2.8317,
    }
    assert places(locality="62")["locality"]["kind"] == "department"
    assert places(locality="62")["count"] == 1


def _at(place: dict[str, Any]) -> dict[str, Any]:
    return {"latitude": place["latitude"], "longitude": place["longitude"]}


def test_homonyms_are_told(two: tuple[Place, Place]) -> None:
    CommuneFactory(code="62774", name="Saint-Léger", population=500)
    CommuneFactory(code="80700", name="Saint-Léger", population=300)
    answer = places(locality="saint leger")
    assert answer["locality"]["value"] == "Saint-Léger (62)"
    assert [one["value"] for one in answer["alternatives"]] == ["Saint-Léger (80)"]


def test_a_locality_goes_before_a_point(two: tuple[Place, Place]) -> None:
    CommuneFactory(code="80021", name="Amiens", population=130_000, **AMIENS)
    answer = places(locality="Amiens", near="50.43,2.83")
    assert answer["results"][0]["nom"] == "La Machinerie"
    assert answer["locality"]["label"] == "Amiens (80)"


def test_a_box_limits_and_may_cross_the_antimeridian(two: tuple[Place, Place]) -> None:
    assert found(bbox="2.2,49.8,2.4,50.0") == ["La Machinerie"]
    assert found(bbox="4,49.8,5,50.0") == []
    assert len(found(bbox="-362,49,-356,51")) == 2


@pytest.mark.parametrize("bbox", ["177,-20,-175,-12", "177,-20,185,-12", "-183,-20,-175,-12"])
def test_a_box_across_the_antimeridian(bbox: str, reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Mata-Utu", latitude=-13.2825, longitude=-176.1736)
    PlaceFactory(name="Ailleurs", latitude=-13.2825, longitude=2)
    reindex()
    assert found(bbox=bbox) == ["Mata-Utu"]


CARRIED = {
    "family": ({"typologies": ["BIB"]}, "library"),
    "services": (
        {"services": ["Utilisation sécurisée du numérique"]},
        "Utilisation sécurisée du numérique",
    ),
    "frais_a_charge": ({"fees": ["Gratuit sous condition"]}, "Gratuit sous condition"),
    "appointment": ({"access_modes": ["Se présenter"]}, "without"),
    "accessibility": ({"accessibility_url": "https://acceslibre.example/1"}, "record"),
    "publics_specifiquement_adresses": ({"audiences": ["Seniors"]}, "Seniors"),
    "prise_en_charge_specifique": ({"special_care": ["Surdité"]}, "Surdité"),
    "modalites_accompagnement": ({"support_modes": ["En autonomie"]}, "En autonomie"),
    "modalites_acces": ({"access_modes": ["Téléphoner"]}, "Téléphoner"),
    "dispositif_programmes_nationaux": ({"programmes": ["France Services"]}, "France Services"),
    "formations_labels": ({"labels": ["Fabriques de Territoire"]}, "Fabriques de Territoire"),
    "itinerance": ({"itinerance": ["Itinérant"]}, "Itinérant"),
    "typologie": ({"typologies": ["CCAS"]}, "CCAS"),
    "department": ({"department": "59"}, "59"),
    "source": ({"source": "Hub du Nord"}, "Hub du Nord"),
}


def test_every_counted_filter_is_tried_below() -> None:
    assert set(CARRIED) == {one.name for one in FILTERS if one.counted}


@pytest.mark.parametrize("name", CARRIED)
def test_a_filter_finds_what_carries_its_value_exact_or_as_a_slug(
    name: str, reindex: Callable[[], None]
) -> None:
    fields, exact = CARRIED[name]
    PlaceFactory(name="Autre")
    PlaceFactory(name="Cherché", **fields)
    reindex()
    answer = places(**{name: exact})
    assert [one["nom"] for one in answer["results"]] == ["Cherché"]
    one = next(one for one in FILTERS if one.name == name)
    assert found(**{name: one.slug(exact)}) == ["Cherché"]
    assert {"value": exact, "count": 1}.items() <= next(
        value for value in answer["facets"][name] if value["value"] == exact
    ).items()


def test_values_of_a_filter_are_alternatives_and_filters_add_up(two: tuple[Place, Place]) -> None:
    assert len(found(family="fablab|library")) == 2
    assert len(found(family=["fablab", "library"])) == 2
    assert found(family=["fablab", "library"], frais_a_charge="gratuit") == ["La Machinerie"]
    assert found(family="library", frais_a_charge="gratuit") == []


@pytest.mark.parametrize(
    ("open_at", "expected"),
    [
        ("now", ["La Machinerie"]),
        ("sat-1000", ["La Machinerie"]),
        ("sun-1000", []),
        ("2026-05-13T18:45", ["La Machinerie"]),
        ("2026-05-13T19:00", []),
        ("2026-05-13T16:45Z", ["La Machinerie"]),  # 18:45 in Paris
        ("2026-07-14T10:00", []),  # a Tuesday, and a public holiday
    ],
)
def test_open_at_a_moment(
    open_at: str, expected: list[str], two: tuple[Place, Place], tuesday: datetime.datetime
) -> None:
    assert found(open_at=open_at) == expected


def test_open_at_may_keep_those_whose_hours_are_not_known(
    two: tuple[Place, Place], tuesday: datetime.datetime
) -> None:
    assert found(open_at="sun-1000", open_unknown="1") == ["Médiathèque Robert-Cousin"]
    assert len(found(open_at="now", open_unknown="1")) == 2


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("name", "La Machinerie"),
        ("updated", "Médiathèque Robert-Cousin"),
        ("distance", "Médiathèque Robert-Cousin"),
    ],
)
def test_orders(sort: str, first: str, two: tuple[Place, Place]) -> None:
    assert found(sort=sort, near="50.43,2.83")[0] == first


def test_the_best_match_comes_first_unless_there_is_a_point(reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Mairie", description="Un fablab se visite en face.", **AMIENS)
    PlaceFactory(name="Fablab", latitude=50.4, longitude=2.8)
    reindex()
    assert found(q="fablab") == ["Fablab", "Mairie"]
    assert found(q="fablab", near="49.89,2.29") == ["Mairie", "Fablab"]
    assert found(q="fablab", near="49.89,2.29", sort="relevance") == ["Fablab", "Mairie"]


def test_pages_follow_each_other_without_gap_or_double(reindex: Callable[[], None]) -> None:
    for number in range(7):
        PlaceFactory(name=f"Lieu {number}")
    reindex()
    first = places(page_size=3)
    assert (first["count"], first["pages"], first["page_size"]) == (7, 3, 3)
    names = [name for page in (1, 2, 3) for name in found(page_size=3, page=page)]
    assert names == [f"Lieu {number}" for number in range(7)]
    assert found(page_size=3, page=4) == []
    assert places(page=1_000_000, page_size=100)["count"] == 7


def test_at_most_a_hundred_a_page(two: tuple[Place, Place]) -> None:
    assert places(page_size=5_000)["page_size"] == 100


def test_an_unknown_language_is_refused_in_the_browsers_own() -> None:
    answer = (
        Client().get("/api/v1/places", {"lang": "de"}, headers={"accept-language": "fr"}).json()
    )
    assert "Valeurs possibles\u00a0: fr, en." in answer["detail"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("near", "49.9"),
        ("near", "91,2"),
        ("near", "nan,2"),
        ("radius", "-1"),
        ("radius", "near"),
        ("bbox", "1,2,3"),
        ("bbox", "2,50,3,49"),
        ("bbox", "a,b,c,d"),
        ("sort", "colour"),
        ("sort", "distance"),
        ("page", "0"),
        ("page", "1.5"),
        ("page", "٣"),
        ("page_size", "0"),
        ("zoom", "99"),
        ("locality", "Nulle-Part-sur-Rien"),
        ("services", "nothing"),
        ("frais_a_charge", "cheap"),
        ("department", "99"),
        ("open_at", "sometimes"),
        ("open_unknown", "perhaps"),
        ("lang", "de"),
        ("colour", "red"),
    ],
)
def test_a_parameter_that_makes_no_sense_is_named_in_a_problem(name: str, value: str) -> None:
    response = get("places", **{name: value})
    assert faulty(response) == [name]
    problem = response.json()
    assert problem["type"] == "about:blank"
    assert (problem["title"], problem["status"]) == ("Bad Request", 400)
    assert name in problem["detail"]
    assert problem["errors"][0]["value"] == value
    assert problem["errors"][0]["message"]


def test_all_faulty_parameters_are_named_at_once() -> None:
    assert faulty(get("places", near="x", page="y", family=["library", "castle"])) == [
        "near",
        "page",
        "family",
    ]


def test_a_distance_from_nowhere_is_a_problem() -> None:
    assert faulty(get("places", radius="5")) == ["radius"]


def test_a_distance_from_a_whole_departement_is_a_problem() -> None:
    assert faulty(get("places", locality="Somme", radius="5")) == ["radius"]


def test_parameters_that_are_empty_count_as_absent(two: tuple[Place, Place]) -> None:
    assert places(q="", locality=" ", near="", page="", services="", open_at="")["count"] == 2


def test_hidden_draft_and_closed_places_are_not_listed(reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Là")
    PlaceFactory(state=Place.State.HIDDEN)
    PlaceFactory(state=Place.State.CLOSED)
    PlaceFactory(live=False)
    reindex()
    assert found() == ["Là"]


def test_a_place_by_its_number(two: tuple[Place, Place]) -> None:
    response = get(f"places/{two[0].pk}", lang="fr")
    assert response.status_code == 200
    assert response.json()["nom"] == "La Machinerie"
    assert response.json()["state"] == "published"
    assert response.json()["distance"] is None


def test_a_place_by_its_number_takes_a_language_only(two: tuple[Place, Place]) -> None:
    assert faulty(get(f"places/{two[0].pk}", lang="fr", radius="5")) == ["radius"]
    assert faulty(get(f"places/{two[0].pk}", lang="de")) == ["lang"]


def test_a_closed_place_says_so_by_its_number() -> None:
    place = PlaceFactory(state=Place.State.CLOSED, opening_hours="24/7")
    answer = get(f"places/{place.pk}", lang="en").json()
    assert (answer["state"], answer["opening"]["state"]) == ("closed", "closed-for-good")
    assert answer["opening"]["text"] == "Closed for good"


@pytest.mark.parametrize("hidden", [{"state": Place.State.HIDDEN}, {"live": False}])
def test_a_hidden_place_and_a_draft_are_not_found(hidden: dict[str, Any]) -> None:
    response = get(f"places/{PlaceFactory(**hidden).pk}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path",
    [
        "places/999",
        f"places/{10**30}",
        "places/abc",
        "places/1/2",
        "places/-1",
        "places/2%0A",
        "nothing",
    ],
)
def test_an_unknown_address_is_a_problem_of_its_own(path: str) -> None:
    response = get(path)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 404
    assert response.json()["title"] == "Not Found"


@pytest.mark.parametrize("path", ["places", "places/clusters", "places/1", "suggest"])
def test_the_api_only_reads(path: str) -> None:
    response = Client().post(f"/api/v1/{path}", {"q": "x"})
    assert response.status_code == 405
    assert sorted(response["Allow"].split(", ")) == ["GET", "HEAD"]


def test_whoever_asks_for_the_headers_only_gets_them(two: tuple[Place, Place]) -> None:
    for path in ("places", f"places/{two[0].pk}", "suggest?q=ma", "places?page=x", "nothing"):
        full, head = (ask(f"/api/v1/{path}") for ask in (Client().get, Client().head))
        assert (head.status_code, head.content) == (full.status_code, b"")
        assert head["Content-Type"] == full["Content-Type"]


def test_no_query_a_place(
    reindex: Callable[[], None], django_assert_max_num_queries: Any, pages: dict[str, Any]
) -> None:
    PlaceFactory.create_batch(30)
    reindex()
    places(page_size=30)
    with django_assert_max_num_queries(4):
        assert len(places(page_size=30)["results"]) == 30
