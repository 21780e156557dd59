"""The API of mediators: who agreed, and of them what they agreed to."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from members import consent
from members.models import ArchetypePage
from tests.directory.conftest import index, reindex
from tests.directory.factories import PlaceFactory
from tests.home.factories import Portal
from tests.members.factories import (
    ArchetypeIndexPageFactory,
    ArchetypePageFactory,
    MediatorFactory,
)

__all__ = ["index", "reindex"]

ARMS = {"version": 1, "field": {"division": "plain", "tinctures": ["azure"]}}
EMPTY = {
    "presentation": "",
    "portrait": None,
    "arms": None,
    "languages": [],
    "skills": [],
    "archetypes": [],
    "places": [],
}


def get(path: str = "mediators", **parameters: Any) -> Any:
    return Client().get(f"/api/v1/{path}", {"lang": "fr", **parameters})


def names(**parameters: Any) -> list[str]:
    answer = get(**parameters)
    assert answer.status_code == 200, answer.text
    return [one["name"] for one in answer.json()["results"]]


@pytest.fixture
def chameleon(portal: Portal) -> ArchetypePage:
    heroes = ArchetypeIndexPageFactory(parent=portal.home, slug="super-mediateurs")
    return ArchetypePageFactory(parent=heroes, title="Le Caméléon", slug="cameleon")


@pytest.fixture
def full(chameleon: ArchetypePage) -> dict[str, Any]:
    """All there is to know of somebody."""
    return {
        "name": "Samira",
        "slug": "samira",
        "presentation": "Entrez !",
        "portrait": Image.objects.create(title="Samira", file=get_test_image_file()),
        "portrait_alt": "Samira sourit.",
        "languages": ["ar", "lsf"],
        "skills": ["réparer un téléphone"],
        "archetypes": [chameleon],
        "places": [PlaceFactory(name="Le Quai", department="59"), PlaceFactory(live=False)],
    }


def test_what_somebody_agreed_to_show_is_told(full: dict[str, Any]) -> None:
    MediatorFactory(**full)
    told = get("mediators/samira").json()
    assert told["url"] == "http://testserver/fr/mediateurs/samira/"
    assert (told["name"], told["presentation"]) == ("Samira", "Entrez !")
    assert told["portrait"]["alt"] == "Samira sourit."
    assert told["portrait"]["url"].startswith("http://testserver/media/images/")
    assert told["languages"] == [
        {"code": "ar", "label": "Arabe"},
        {"code": "lsf", "label": "Langue des signes française"},
    ]
    assert told["skills"] == ["réparer un téléphone"]
    assert [(one["slug"], one["title"]) for one in told["archetypes"]] == [
        ("cameleon", "Le Caméléon")
    ]
    assert [place["name"] for place in told["places"]] == ["Le Quai"]
    assert get().json()["results"] == [told]


def test_what_they_did_not_agree_to_is_empty(full: dict[str, Any]) -> None:
    MediatorFactory(**full, shown=[])
    told = get("mediators/samira").json()
    assert {name: told[name] for name in EMPTY} == EMPTY
    assert set(told) - set(EMPTY) == {"slug", "name", "role", "url"}


def test_a_filter_finds_only_those_who_show_what_it_asks_for(full: dict[str, Any]) -> None:
    MediatorFactory(**full)
    MediatorFactory(**full | {"name": "Cachée", "slug": "cachee"}, shown=[consent.PORTRAIT])
    for asked in ({"archetype": "cameleon"}, {"department": "59"}, {"language": "ar"}):
        assert names(**asked) == ["Samira"]
    assert names(archetype="nobody") == []
    assert get().json()["facets"]["language"][0] == {"value": "ar", "label": "Arabe", "count": 1}


@pytest.mark.parametrize("hidden", [{"live": False}, {"paused": True}])
def test_drafts_and_those_who_pause_are_not_there(portal: Portal, hidden: dict[str, Any]) -> None:
    MediatorFactory(slug="samira", **hidden)
    assert get().json()["count"] == 0
    answer = get("mediators/samira")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("name", "value"),
    [("department", "00"), ("language", "klingon"), ("page", "0"), ("colour", "red")],
)
def test_what_makes_no_sense_is_named(portal: Portal, name: str, value: str) -> None:
    answer = get(**{name: value})
    assert answer.status_code == 400
    assert [one["parameter"] for one in answer.json()["errors"]] == [name]


def test_they_come_in_pages(portal: Portal) -> None:
    MediatorFactory.create_batch(5)
    first, last = (get(page_size=2, page=page).json() for page in (1, 3))
    assert (first["count"], first["pages"], len(first["results"])) == (5, 3, 2)
    assert len(last["results"]) == 1
    assert get(page=9).json()["results"] == []


def test_words_find_them(portal: Portal, reindex: Callable[[], None]) -> None:
    MediatorFactory(name="Samira", skills=["tablettes"])
    MediatorFactory(name="Benoît")
    reindex()
    assert names(q="tablette") == ["Samira"]


def test_an_answer_is_kept_for_a_minute_and_asked_for_again_by_its_mark(portal: Portal) -> None:
    answer = get()
    assert answer["Cache-Control"] == "public, max-age=60"
    again = Client().get(
        "/api/v1/mediators", {"lang": "fr"}, headers={"If-None-Match": answer["ETag"]}
    )
    assert again.status_code == 304


def test_no_query_a_mediator(full: dict[str, Any], django_assert_num_queries: Any) -> None:
    MediatorFactory(**full)
    get()
    with django_assert_num_queries(12):
        get()
    for number in range(5):
        MediatorFactory(**full | {"name": f"N{number}", "slug": f"n{number}"})
    get()
    with django_assert_num_queries(12):
        assert get().json()["count"] == 6
