"""What is to come, on the pages of places and of mediators."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from directory.models import Place
from events.ahead import at_place
from events.models import EventIndexPage, Site, State
from members.models import Mediator
from tests.directory.factories import PlaceFactory
from tests.events.factories import START, EventPageFactory, a_moment, a_site
from tests.members.factories import MediatorFactory
from tests.reading import soup

pytestmark = pytest.mark.django_db
LATER = START + timedelta(days=3)


def ahead(client: Client, address: str) -> list[str]:
    """Text of the lines of what is to come."""
    page = soup(client.get(address))
    headings = page.find_all("h2", string="À venir")
    return [
        " ".join(line.get_text(" ").replace("\xa0", " ").split())
        for heading in headings
        for line in heading.find_parent("section").select("li")
    ]


def test_a_place_tells_its_own_moments_to_come(client: Client, index: EventIndexPage) -> None:
    place: Place = PlaceFactory()
    here: dict[str, Any] = {"place": place, "name": ""}
    moments = [
        a_moment(start=LATER, title="Suite", sites=[a_site(**here)]),
        a_moment(title="Ouverture", sites=[a_site(**here), a_site(kind=Site.Kind.ONLINE)]),
        a_moment(start=LATER, title="Ailleurs"),
        a_moment(start=LATER, title="Plus ici", sites=[a_site(is_cancelled=True, **here)]),
        a_moment(start=LATER, title="Annulé", state=State.CANCELLED, sites=[a_site(**here)]),
        a_moment(start=datetime(2020, 6, 19, tzinfo=UTC), sites=[a_site(**here)]),
    ]
    page = EventPageFactory(parent=index, title="Labo", moments=moments)
    assert ahead(client, place.get_absolute_url()) == [
        "Labo · Ouverture vendredi 21 juin 2030, de 10 h à 12 h",
        "Labo · Suite lundi 24 juin 2030, de 10 h à 12 h",
    ]
    page.state = State.CANCELLED
    page.save_revision().publish()
    assert ahead(client, place.get_absolute_url()) == []


def test_a_mediator_tells_what_they_run(client: Client, index: EventIndexPage) -> None:
    samira: Mediator = MediatorFactory()
    ahmed: Mediator = MediatorFactory()
    EventPageFactory(parent=index, title="Labo", moments=[a_moment(facilitators=[samira])])
    assert len(ahead(client, samira.get_absolute_url())) == 1
    assert ahead(client, ahmed.get_absolute_url()) == []


def test_it_costs_a_place_without_events_no_query_and_others_none_for_each(
    index: EventIndexPage, django_assert_num_queries: Any, rf: Any
) -> None:
    busy: Place = PlaceFactory()
    quiet: Place = PlaceFactory()
    for _number in range(3):
        moment = a_moment(sites=[a_site(place=busy, name="")])
        EventPageFactory(parent=index, moments=[moment])
    at_place(busy, rf.get("/"))
    with django_assert_num_queries(0):
        at_place(quiet, rf.get("/"))
    with django_assert_num_queries(2):  # the moments, and the site that addresses are of
        at_place(busy, rf.get("/"))
