"""What the search and search engines know of an event."""

import json
from typing import Any

import pytest
from django.test import RequestFactory

from events.documents import events
from events.linked_data import linked_data
from events.models import EventIndexPage, EventPage, Site, State
from events.timeline import moments_of
from tests.directory.factories import PlaceFactory
from tests.events.factories import EventPageFactory, a_moment, a_site
from tests.members.factories import MediatorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lab(index: EventIndexPage) -> EventPage:
    """At the Quai in Amiens and online, with Samira and somebody who is not public."""
    sites = [
        a_site(place=PlaceFactory(name="Le Quai"), name="", address=""),
        a_site(kind=Site.Kind.ONLINE, online_address="https://visio.example/abc"),
    ]
    people = [MediatorFactory(name="Samira"), MediatorFactory(name="Cachée", live=False)]
    moment = a_moment(title="Ouverture", programme="On essaie.", sites=sites, facilitators=people)
    page: EventPage = EventPageFactory(
        parent=index, title="Labo", department="80", themes=["equipement"], moments=[moment]
    )
    return page


def described(page: EventPage, rf: RequestFactory) -> dict[str, Any]:
    [data] = json.loads(linked_data(page, moments_of(page), rf.get("/")))
    found: dict[str, Any] = data
    return found


def test_the_search_finds_an_event_by_its_moments_people_and_places(lab: EventPage) -> None:
    [document] = events([lab.pk])
    assert (document.kind, document.title, document.language) == ("event", "Labo", "fr")
    assert "Ouverture\nOn essaie." in document.body
    assert {"Samira", "Le Quai", "Amiens", "Somme"} <= set(document.keywords)
    assert document.facets == {"theme": ["equipement"], "department": ["80"]}
    assert str(document.date) == "2030-06-21"
    assert "Cachée" not in str(document) and "visio.example" not in str(document)


def test_search_engines_learn_when_where_and_whether_it_takes_place(
    lab: EventPage, rf: RequestFactory
) -> None:
    data = described(lab, rf)
    assert (data["@type"], data["name"]) == ("Event", "Labo – Ouverture")
    assert data["startDate"] == "2030-06-21T10:00:00+02:00"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [where["@type"] for where in data["location"]] == ["Place", "VirtualLocation"]
    assert [person["name"] for person in data["performer"]] == ["Samira"]
    assert "visio.example" not in str(data)
    lab.state = State.CANCELLED
    assert described(lab, rf)["eventStatus"] == "https://schema.org/EventCancelled"
