"""The API of events: what their pages tell, and the list's filters."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from events.models import EventIndexPage, Site
from tests.directory.factories import PlaceFactory
from tests.events.factories import EventPageFactory, a_moment, a_site

pytestmark = pytest.mark.django_db


def get(address: str = "/api/v1/events", status: int = 200, **parameters: Any) -> Any:
    answer = Client().get(address, {"lang": "fr", **parameters})
    assert answer.status_code == status, answer.text
    return answer.json()


def titles(**parameters: Any) -> list[str]:
    return [one["title"] for one in get(**parameters)["results"]]


def test_an_event_is_told_with_its_moments_in_their_own_zone(index: EventIndexPage) -> None:
    place = PlaceFactory(name="Le Quai")
    sites = [
        a_site(place=place, name="", address=""),
        a_site(kind=Site.Kind.ONLINE, online_address="https://visio.example/abc"),
    ]
    moment = a_moment(sites=sites, time_zone="Pacific/Noumea")
    EventPageFactory(parent=index, title="Labo", slug="labo", moments=[moment])
    told = get("/api/v1/events/labo")
    assert told["calendar_url"] == "http://testserver/fr/evenements/labo.ics"
    (moment_told,) = told["moments"]
    assert moment_told["start"] == "2030-06-21T19:00:00+11:00"
    assert moment_told["format"] == "hybrid"
    assert [site["name"] for site in moment_told["sites"]] == ["Le Quai", "En ligne"]
    assert moment_told["sites"][0]["place"]["id"] == place.pk
    assert "visio" not in str(told)


def test_events_are_filtered_and_past_ones_are_there_when_asked_for(index: EventIndexPage) -> None:
    EventPageFactory(parent=index, title="À venir", department="59")
    EventPageFactory(
        parent=index,
        title="Passé",
        themes=["metier"],
        moments=[a_moment(start=datetime(2020, 6, 19, 8, tzinfo=UTC))],
    )
    assert titles() == ["À venir"]
    assert titles(when="past") == ["Passé"]
    assert titles(when="all") == ["À venir", "Passé"]
    assert titles(when="all", theme="metier") == ["Passé"]
    assert titles(department="80") == []
    assert get(when="jamais", status=400)["status"] == 400
    get("/api/v1/events/rien", status=404)
