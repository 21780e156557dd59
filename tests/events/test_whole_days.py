"""Moments of whole days, whose hours nobody says or knows any more."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from icalendar import Calendar

from events.calendars import calendar_of_events
from events.models import EventIndexPage, Moment
from events.wording import when_words
from tests.events.factories import EventPageFactory, a_moment

PARIS = ZoneInfo("Europe/Paris")
FIRST = datetime(2020, 6, 19, tzinfo=PARIS)


def lasting(days: int) -> Moment:
    return a_moment(start=FIRST, hours=24 * days, time_zone="Europe/Paris")


@pytest.mark.django_db
def test_days_are_said_without_hours() -> None:
    with translation.override("fr"):
        assert when_words(lasting(1)) == "vendredi 19 juin 2020"
        assert when_words(lasting(22)) == "du vendredi 19 juin 2020 au vendredi 10 juillet 2020"


def test_calendars_get_dates_and_the_day_after_the_last(index: EventIndexPage) -> None:
    event = EventPageFactory(parent=index, moments=[lasting(22)])
    file = calendar_of_events([event], "Labos", "https://blason.example")
    [found] = Calendar.from_ical(file).events
    assert found["DTSTART"].to_ical() == b"20200619"
    assert found["DTEND"].to_ical() == b"20200711"
