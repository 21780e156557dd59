"""The API described for those who build upon it, and watched by those who run it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from directory.filters import FILTERS
from directory.parameters import PARAMETERS
from tests.directory.factories import OrganisationFactory, PlaceFactory
from tests.events.factories import EventIndexPageFactory, EventPageFactory
from tests.home.factories import Portal
from tests.home.fixtures import portal
from tests.members.factories import MediatorFactory
from tests.reading import soup

__all__ = ["portal"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def described() -> dict[str, Any]:
    response = Client().get("/api/v1/openapi.json")
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


def operations(described: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for operation in methods.values():
            yield path, operation


def parameters(described: dict[str, Any], path: str) -> dict[str, dict[str, Any]]:
    found = described["paths"][path]["get"]["parameters"]
    return {one["name"]: one for one in found}


def test_only_public_addresses_are_described(described: dict[str, Any]) -> None:
    assert set(described["paths"]) == {
        "/api/v1/data-inclusion/services.json",
        "/api/v1/data-inclusion/structures.json",
        "/api/v1/courses",
        "/api/v1/dataset.jsonld",
        "/api/v1/events",
        "/api/v1/events/{slug}",
        "/api/v1/mediators",
        "/api/v1/mediators/{slug}",
        "/api/v1/mottos",
        "/api/v1/organisations",
        "/api/v1/organisations/{slug}",
        "/api/v1/pathways",
        "/api/v1/places",
        "/api/v1/places.csv",
        "/api/v1/places.geojson",
        "/api/v1/places.json",
        "/api/v1/places.osm",
        "/api/v1/places.xlsx",
        "/api/v1/places/removed",
        "/api/v1/places/clusters",
        "/api/v1/places/{place_id}",
        "/api/v1/suggest",
        "/api/v1/wishes",
        "/api/v1/workshops",
    }
    assert all(set(methods) == {"get"} for methods in described["paths"].values())


def test_every_parameter_has_a_description_and_an_example(described: dict[str, Any]) -> None:
    for path, operation in operations(described):
        names = [one["name"] for one in operation["parameters"]]
        assert len(names) == len(set(names)), path
        for one in operation["parameters"]:
            assert one.get("description", "").strip(), (path, one["name"])
            assert one.get("example") not in (None, "", []), (path, one["name"])
            assert one["schema"]["type"], (path, one["name"])


def test_parameters_and_filters_of_the_directory_are_all_there(described: dict[str, Any]) -> None:
    names = {one.name for one in (*PARAMETERS, *FILTERS)} | {"lang"}
    assert set(parameters(described, "/api/v1/places")) == names
    on_map = parameters(described, "/api/v1/places/clusters")
    assert {one.name for one in FILTERS} < set(on_map)
    assert on_map["bbox"]["required"] and on_map["zoom"]["required"]


def test_values_of_a_filter_are_listed_as_addresses_have_them(described: dict[str, Any]) -> None:
    schema = parameters(described, "/api/v1/places")["frais_a_charge"]["schema"]
    assert "gratuit-sous-condition" in schema["items"]["enum"]


def test_what_numbers_may_be_is_what_is_accepted(described: dict[str, Any], reindex: Any) -> None:
    reindex()
    ground = {"near": "49.9,2.3", "bbox": "2,49,3,50", "zoom": "8", "q": "a"}
    tried = 0
    for path, operation in operations(described):
        if "{" in path:
            continue
        known = {one["name"] for one in operation["parameters"]}
        asked = {name: value for name, value in ground.items() if name in known}
        for one in operation["parameters"]:
            for bound, step in (("minimum", -1), ("maximum", 1)):
                if bound in one["schema"] and one["name"] != "page_size":  # cut to what is possible
                    edge = one["schema"][bound]
                    for value, status in ((edge, 200), (edge + step, 400)):
                        response = Client().get(path, {**asked, one["name"]: str(int(value))})
                        assert response.status_code == status, (path, one["name"], value)
                    tried += 1
    assert tried >= 8


def test_every_example_is_a_good_question(
    described: dict[str, Any], reindex: Any, portal: Portal
) -> None:
    place = PlaceFactory()
    EventPageFactory(parent=EventIndexPageFactory(parent=portal.home), slug="labo-2020")
    MediatorFactory(slug="samira")
    OrganisationFactory(slug="hub-du-nord")
    reindex()
    for path, operation in operations(described):
        examples = {one["name"]: one["example"] for one in operation["parameters"]}
        examples.pop("locality", None)  # it takes a gazetteer
        url = path.replace("{place_id}", str(place.pk)).replace("{slug}", examples.pop("slug", ""))
        examples.pop("place_id", None)
        assert Client().get(url, examples).status_code == 200, path


def test_every_operation_says_what_it_does_and_what_can_go_wrong(
    described: dict[str, Any],
) -> None:
    for path, operation in operations(described):
        assert operation["summary"] and operation["description"]
        assert {"200", "400"} <= set(operation["responses"]), path
        content = operation["responses"]["400"]["content"]
        assert list(content) == ["application/problem+json"], path


def test_the_map_is_described_as_geojson(described: dict[str, Any]) -> None:
    answer = described["paths"]["/api/v1/places/clusters"]["get"]["responses"]["200"]
    assert list(answer["content"]) == ["application/geo+json"]


def test_the_documentation_needs_no_inline_script_and_no_other_site() -> None:
    response = Client().get("/api/v1/docs")
    assert response.status_code == 200
    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy
    page = soup(response)
    for script in page.find_all("script"):
        if script.get("type") == "application/json":
            assert "/api/v1/openapi.json" in script.text
        else:
            assert script["src"].startswith("/static/") and not script.text.strip()
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name == "style" or name.startswith("on")]
    for link in page.find_all("link"):
        assert link["href"].startswith("/static/")
    assert page.noscript is not None and "openapi.json" in str(page.noscript)


def test_health_is_good_with_database_and_search(reindex: Any) -> None:
    reindex()
    response = Client().get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "search": "ok"}
    assert "no-cache" in response["Cache-Control"]


def test_health_is_degraded_without_the_search(broken_index: None) -> None:
    response = Client().get("/healthz")
    assert response.status_code == 200
    assert response.json() == {"status": "degraded", "database": "ok", "search": "unavailable"}
