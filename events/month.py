"""A month of the calendar as rows of weeks, and the way to the months beside it."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.dates import MONTHS, WEEKDAYS

from directory.wording import time_words
from events.listing import Entry, by_day
from events.wording import day_words

_ASKED = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])\Z")


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    def __str__(self) -> str:
        """As in addresses: « 2026-11 »."""
        return f"{self.year}-{self.month:02d}"

    @property
    def words(self) -> str:
        """« novembre 2026 »."""
        return f"{MONTHS[self.month]} {self.year}"

    def beside(self, step: int) -> "Month":
        """The one so many months later."""
        year, month = divmod(self.year * 12 + self.month - 1 + step, 12)
        return Month(year, month + 1)


def read_month(text: str) -> Month | None:
    """« 2026-11 » as a month; None when it is none."""
    asked = _ASKED.match(text)
    return Month(int(asked[1]), int(asked[2])) if asked else None


def first_month(entries: Iterable[Entry], at: datetime) -> Month:
    """The month of what comes next; this one when nothing comes."""
    starts = [entry.next(at) for entry in entries if entry.end > at]
    nearest = min(starts, default=at)
    return Month(nearest.year, nearest.month)


def weeks(month: Month, entries: Iterable[Entry], today: date) -> list[list[dict[str, Any]]]:
    """Rows of seven days, Monday first: ``number``, ``iso``, ``words``, ``moments``; others empty.

    A moment has ``time``, ``title``, ``pk`` of its page, ``is_off``.
    """
    days = by_day(entries)
    return [
        [_day(day, month, days.get(day, []), today) for day in week]
        for week in calendar.Calendar().monthdatescalendar(month.year, month.month)
    ]


def _day(day: date, month: Month, moments: list[Any], today: date) -> dict[str, Any]:
    if day.month != month.month:
        return {}
    return {
        "number": day.day,
        "iso": day.isoformat(),
        "words": day_words(day),
        "is_today": day == today,
        "moments": [
            {
                "time": "" if when.is_whole_days else time_words(when.start),
                "title": f"{entry.title} – {when.title}" if when.title else entry.title,
                "slug": entry.slug,
                "is_off": when.is_off,
            }
            for entry, when in moments
        ],
    }


def weekdays() -> list[str]:
    """The names of the days, Monday first."""
    return [str(WEEKDAYS[number]) for number in range(7)]
