"""iCalendar files, read by a library that has no part in writing them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.types import Geo

from events.calendars import calendar_of_events, calendar_of_site
from events.models import EventIndexPage, EventPage, Site, State
from tests.directory.factories import PlaceFactory
from tests.events.factories import START, EventPageFactory, a_moment, a_site

pytestmark = pytest.mark.django_db
HOST = "https://blason.example"


def read(file: bytes) -> Calendar:
    """Strictly: an error where the file is none."""
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    return IcsCalendarStream.calendar_from_ics(file.decode())


def one_of(index: EventIndexPage, **fields: object) -> EventPage:
    page: EventPage = EventPageFactory(parent=index, title="Labo", slug="labo", **fields)
    return page


def test_each_moment_is_an_event_with_its_hours_place_and_address(index: EventIndexPage) -> None:
    place = PlaceFactory(name="Le Quai", address="3 quai Bas")
    moments = [
        a_moment(title="Ouverture", sites=[a_site(place=place, name="", address="")]),
        a_moment(title="Atelier", start=START + timedelta(days=7)),
    ]
    page = one_of(index, moments=moments, summary="Se rencontrer, et après ?")
    opening, workshop = read(calendar_of_events([page], "Agenda", HOST)).events
    assert opening.summary == "Labo – Ouverture"
    assert opening.start == datetime(2030, 6, 21, 10, tzinfo=ZoneInfo("Europe/Paris"))
    assert opening.location == "Le Quai, 3 quai Bas, 80000 Amiens"
    assert opening.geo == Geo(lat=49.8942, lng=2.2957)
    assert opening.url == HOST + page.get_url()
    assert "Se rencontrer, et après ?" in (opening.description or "")
    assert workshop.uid == str(page.moments.all()[1].translation_key)
    assert opening.dtstamp == opening.last_modified == page.last_published_at.replace(microsecond=0)


@pytest.mark.parametrize(
    ("zone", "winter", "summer"),
    [("Europe/Paris", 1, 2), ("Indian/Reunion", 4, 4), ("Pacific/Noumea", 11, 11),
     ("America/Guadeloupe", -4, -4), ("America/Miquelon", -3, -2)],
)  # fmt: skip
def test_the_file_itself_says_how_far_a_zone_is_from_greenwich(
    index: EventIndexPage, zone: str, winter: int, summer: int
) -> None:
    january = datetime(2030, 1, 15, 12, tzinfo=UTC)
    moments = [a_moment(start=january, time_zone=zone), a_moment(time_zone=zone)]
    calendar = read(calendar_of_events([one_of(index, moments=moments)], "Agenda", HOST))
    (described,) = calendar.timezones
    assert described.tz_id == zone
    changes = sorted(
        (each.dtstart, each.tz_offset_to.offset)
        for each in [*described.standard, *described.daylight]
    )
    assert {offset for _start, offset in changes} == {
        timedelta(hours=winter),
        timedelta(hours=summer),
    }
    starts = [event.start for event in calendar.events]
    assert [start.utcoffset() for start in starts] == [
        timedelta(hours=winter),
        timedelta(hours=summer),
    ]
    assert starts == [january, START]


def test_a_change_keeps_the_uid_and_raises_the_sequence(index: EventIndexPage) -> None:
    page = one_of(index)
    (before,) = read(calendar_of_events([page], "Agenda", HOST)).events
    page.state = State.CANCELLED
    page.save_revision().publish()
    page = EventPage.objects.get(pk=page.pk)
    (after,) = read(calendar_of_events([page], "Agenda", HOST)).events
    assert (before.status, after.status) == ("CONFIRMED", "CANCELLED")
    assert before.uid == after.uid
    assert (before.sequence, after.sequence) == (0, 1)


def test_only_who_has_registered_learns_the_address_of_a_meeting(index: EventIndexPage) -> None:
    online = a_site(kind=Site.Kind.ONLINE, online_address="https://visio.example/abc")
    page = one_of(index, moments=[a_moment(sites=[online])])
    assert b"visio.example" not in calendar_of_events([page], "Agenda", HOST)
    site = page.moments.get().sites.get()
    (event,) = read(calendar_of_site(site, HOST)).events
    assert event.location == "https://visio.example/abc"
    assert event.uid == str(site.translation_key)


def test_a_calendar_without_events_is_one_too() -> None:
    assert read(calendar_of_events([], "Agenda", HOST)).events == []
