"""The list, its calendar and feeds, and the page of an event, as readers get them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.timezone import now

from events.models import EventIndexPage, EventPage, Site, State
from tests.directory.factories import PlaceFactory
from tests.events.factories import START, EventPageFactory, a_moment, a_site
from tests.members.factories import MediatorFactory
from tests.reading import page_at

pytestmark = pytest.mark.django_db
LIST = "/fr/evenements/"


def titles(page: BeautifulSoup) -> list[str]:
    return [title.text for title in page.select(".event-card-title")]


@pytest.fixture
def some(index: EventIndexPage) -> list[EventPage]:
    """In Lille, online and about repair, in both ways with La Réunion; the last in 2020."""
    lille = PlaceFactory(department="59", commune="Lille", postcode="59000")
    online = {"kind": Site.Kind.ONLINE}
    return [
        EventPageFactory(parent=index, title="À Lille", slug="a-lille", department="59"),
        EventPageFactory(
            parent=index,
            title="En ligne",
            themes=["equipement"],
            moments=[a_moment(start=START - timedelta(days=1), sites=[a_site(**online)])],
        ),
        EventPageFactory(
            parent=index,
            title="Les deux",
            moments=[
                a_moment(
                    start=START + timedelta(days=40),
                    time_zone="Indian/Reunion",
                    sites=[a_site(place=lille, name=""), a_site(**online)],
                )
            ],
        ),
        EventPageFactory(
            parent=index,
            title="Labo 2020",
            slug="labo-2020",
            moments=[a_moment(start=datetime(2020, 6, 19, 8, tzinfo=UTC))],
        ),
    ]


def test_what_is_to_come_is_listed_the_next_first(client: Client, some: list[EventPage]) -> None:
    assert titles(page_at(client, LIST)) == ["En ligne", "À Lille", "Les deux"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?department=59", ["À Lille", "Les deux"]),
        ("?format=remote", ["En ligne", "Les deux"]),
        ("?format=on-site", ["À Lille", "Les deux"]),
        ("?theme=equipement", ["En ligne"]),
        ("?year=2020", ["Labo 2020"]),
        ("?theme=rien", ["En ligne", "À Lille", "Les deux"]),
    ],
)
def test_filters_and_years_narrow_the_list(
    client: Client, some: list[EventPage], query: str, found: list[str]
) -> None:
    assert titles(page_at(client, LIST + query)) == found


def test_the_calendar_begins_with_the_month_of_what_comes_next(
    client: Client, some: list[EventPage]
) -> None:
    page = page_at(client, LIST)
    assert page.select_one("#calendar-month").text == "Calendrier\xa0: juin 2030"
    days = {day.time["datetime"]: day.a.text for day in page.select("td:has(a)")}
    assert days == {"2030-06-20": "10\xa0h En ligne", "2030-06-21": "10\xa0h À Lille"}
    july = page_at(client, f"{LIST}?month=2030-07")
    # 8 h UTC is noon in La Réunion, and its day is the one that counts there.
    assert [day.a.text for day in july.select("td:has(a)")] == ["12\xa0h Les deux"]


def test_a_list_costs_no_query_for_each_event(
    client: Client, index: EventIndexPage, django_assert_max_num_queries: Any
) -> None:
    for _number in range(12):
        EventPageFactory(parent=index)
    client.get(LIST)
    with django_assert_max_num_queries(24):
        client.get(f"{LIST}?format=on-site")


def test_an_event_says_when_where_with_whom_and_how_to_get_in(
    client: Client, index: EventIndexPage
) -> None:
    place = PlaceFactory(name="Le Quai", address="3 quai Bas")
    seen, hidden = MediatorFactory(name="Samira"), MediatorFactory(name="Cachée", live=False)
    sites = [
        a_site(place=place, name="", address="", access="Plain-pied", capacity=12),
        a_site(kind=Site.Kind.ONLINE, online_address="https://visio.example/abc"),
    ]
    moment = a_moment(
        title="Ouverture",
        time_zone="Indian/Reunion",
        sites=sites,
        facilitators=[seen, hidden],
        programme="On essaie.\n\nOn mange.",
    )
    page = EventPageFactory(parent=index, title="Labo", moments=[moment])
    found = page_at(client, page.url)
    words = found.select_one(".event-moments").get_text(" ", strip=True).replace("\xa0", " ")
    for part in (
        "vendredi 21 juin 2030, de 12 h à 14 h (heure de La Réunion ; 10 h à Paris)",
        "Sur place et en ligne", "Samira", "On mange.", "Le Quai", "3 quai Bas, 80000 Amiens",
        "12 places", "Plain-pied", "En ligne",
    ):  # fmt: skip
        assert part in words
    assert "Cachée" not in words
    assert "visio.example" not in str(found)
    assert found.select_one(".event-site a")["href"] == place.get_absolute_url()


def test_of_many_moments_the_next_stand_open_and_the_others_are_folded(
    client: Client, index: EventIndexPage
) -> None:
    weeks = [timedelta(weeks=number) for number in range(-2, 10)]
    moments = [a_moment(start=now() + week, title=f"Semaine {week.days}") for week in weeks]
    page = EventPageFactory(parent=index, moments=moments)
    found = page_at(client, page.url)
    later, past = found.select(".event-more")
    assert [title.text for title in past.select("h3")] == ["Semaine -14", "Semaine -7"]
    assert "2 dates passées" in past.text.replace("\xa0", " ")
    assert "5 dates suivantes" in later.text.replace("\xa0", " ")
    shown = found.select(".section > .event-moments h3")
    assert [title.text for title in shown] == [f"Semaine {week.days}" for week in weeks[2:7]]


def test_what_is_over_is_told_as_a_whole(client: Client, index: EventIndexPage) -> None:
    moments = [a_moment(start=START - timedelta(days=5000 + day)) for day in range(12)]
    found = page_at(client, EventPageFactory(parent=index, moments=moments).url)
    assert len(found.select(".event-moments > li")) == 12
    assert not found.select(".event-more")


def test_a_page_costs_no_query_for_each_moment(
    client: Client, index: EventIndexPage, django_assert_max_num_queries: Any
) -> None:
    moments = [
        a_moment(
            start=START + timedelta(days=day),
            sites=[a_site(place=PlaceFactory(), name=""), a_site()],
            facilitators=[MediatorFactory()],
        )
        for day in range(8)
    ]
    page = EventPageFactory(parent=index, moments=moments)
    client.get(LIST)
    with django_assert_max_num_queries(30):
        client.get(page.url)


def test_what_is_cancelled_says_so_everywhere(client: Client, index: EventIndexPage) -> None:
    page = EventPageFactory(
        parent=index, slug="labo", state=State.CANCELLED, state_note="La salle a brûlé."
    )
    assert "La salle a brûlé." in page_at(client, page.url).select_one(".notice").text
    assert "Annulé" in page_at(client, LIST).select_one(".event-card").text
    assert b"STATUS:CANCELLED" in client.get("/fr/evenements/labo.ics").content
    assert b"Annul\xc3\xa9" in client.get(f"{LIST}rss/").content


def test_calendars_follow_the_filters_and_leave_out_what_is_long_over(
    client: Client, some: list[EventPage]
) -> None:
    everything = client.get("/fr/evenements.ics")
    assert everything["Content-Type"] == "text/calendar; charset=utf-8"
    assert everything.content.count(b"BEGIN:VEVENT") == 3
    assert client.get("/fr/evenements.ics?department=59").content.count(b"BEGIN:VEVENT") == 2
    assert client.get("/fr/evenements/labo-2020.ics").content.count(b"BEGIN:VEVENT") == 1
    assert client.get("/fr/evenements/rien.ics").status_code == 404
    assert client.get("/fr/rien.ics").status_code == 404


def test_a_month_or_year_that_is_none_is_no_error(client: Client, some: list[EventPage]) -> None:
    for query in ("?month=2030-13", "?month=x", "?year=abc", "?year=1999", "?page=99"):
        assert client.get(LIST + query).status_code == 200


def test_an_event_being_written_can_be_previewed(index: EventIndexPage) -> None:
    page = EventPage(title="Neuf", slug="neuf", locale=index.locale)
    page.moments = [a_moment(start=now(), title="Ouverture")]
    page.path, page.depth = f"{index.path}0009", index.depth + 1
    answer = page.make_preview_request()
    assert answer.status_code == 200
    assert "Ouverture" in answer.content.decode()
