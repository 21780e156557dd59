"""When something takes place again and again: plain Python, by the clocks of where it is."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from enum import StrEnum
from itertools import islice

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

MOST = 60  # moments of one event: more are a page that nobody reads


class Rhythm(StrEnum):
    """How often."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY_WEEKDAY = "monthly-weekday"  # the third Friday; the last where there may be no fifth
    MONTHLY_DAY = "monthly-day"  # the 31st: only in months that have one


def days_after(
    first: date, rhythm: Rhythm, *, until: date | None = None, times: int | None = None
) -> list[date]:
    """The days that follow ``first``: as many as ``times``, none after ``until``.

    At most ``MOST`` + 1, so that one can tell that they were too many.
    """
    wanted = MOST + 1 if times is None else min(times, MOST + 1)
    return [each.date() for each in islice(_rule(first, rhythm, until), 1, wanted + 1)]


def _rule(first: date, rhythm: Rhythm, until: date | None) -> rrule:
    """Midnight of each day, ``first`` among them."""
    start = datetime.combine(first, time())
    end = datetime.combine(until, time()) if until else None
    match rhythm:
        case Rhythm.WEEKLY:
            return rrule(WEEKLY, start, until=end)
        case Rhythm.FORTNIGHTLY:
            return rrule(WEEKLY, start, interval=2, until=end)
        case Rhythm.MONTHLY_WEEKDAY:
            which = (first.day - 1) // 7 + 1
            day = weekday(first.weekday(), -1 if which == 5 else which)
            return rrule(MONTHLY, start, byweekday=day, until=end)
        case Rhythm.MONTHLY_DAY:
            return rrule(MONTHLY, start, bymonthday=first.day, until=end)


def hours_on(
    start: datetime, end: datetime, days: Iterable[date]
) -> list[tuple[datetime, datetime]]:
    """What lasts from ``start`` to ``end``, both aware and in one zone, on other ``days``, in UTC.

    The clocks say the same each time. An hour that they skip is the one after it.
    """
    found = []
    for day in days:
        shift = day - start.date()
        begins, ends = ((each + shift).astimezone(UTC) for each in (start, end))
        found.append((begins, ends if ends > begins else begins + (end - start)))
    return found
