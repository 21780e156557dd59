"""Opening hours as the index holds them: the half hours of a normal week, ``tue-0930``.

A slot is there when anyone may walk in at its beginning. Seasonal hours, and those of odd or even
weeks, give all slots that are open at some time of the year. ``ph-0930`` is a public holiday.
``unknown`` and ``ph-unknown`` stand for hours that are not known, not understood, uncertain or
only by appointment: nobody can say yes or no.
"""

import datetime
import re
from collections.abc import Iterable, Iterator

from .holidays import holiday_on
from .opening import Hours, Interval
from .territories import zone_of

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAY = "ph"
UNKNOWN = "unknown"

_STEP = datetime.timedelta(minutes=30)
# Weekdays that are public holidays everywhere in France.
_HOLIDAYS = (
    datetime.date(2026, 1, 1),
    datetime.date(2026, 5, 1),
    datetime.date(2026, 5, 8),
    datetime.date(2026, 5, 14),
    datetime.date(2026, 5, 25),
)
# A part of a day: its first half hour since midnight, and the one after its last.
PARTS = {"morning": (0, 24), "afternoon": (24, 36), "evening": (36, 48)}
WEEKEND = "weekend"
_SPAN = re.compile(rf"({'|'.join(WEEKDAYS)}|{WEEKEND}|\d{{4}}-\d\d-\d\d)(?:-({'|'.join(PARTS)}))?")
_SLOT = re.compile(rf"({'|'.join(WEEKDAYS)})-([01]\d|2[0-3]):?([0-5]\d)")


def unknown_on(day: str) -> str:
    """The slot of those of which nobody can tell for ``day`` (``tue``, ``ph``)."""
    return f"{HOLIDAY}-{UNKNOWN}" if day == HOLIDAY else UNKNOWN


def slots(hours: Hours) -> list[str]:
    """The slots of ``hours``, sorted."""
    if not hours.readable:
        return [unknown_on(HOLIDAY), UNKNOWN]
    found: set[str] = set()
    for day in hours.typical_days():
        if day.holiday is None:
            found.update(_on(WEEKDAYS[day.date.weekday()], day.intervals))
    if hours.names_holidays:
        for date in _HOLIDAYS:
            for day in hours.days(date, 1):
                found.update(_on(HOLIDAY, day.intervals))
    else:
        found.add(unknown_on(HOLIDAY))
    return sorted(found)


def _on(name: str, intervals: Iterable[Interval]) -> Iterator[str]:
    """The slots of a day's intervals; hours after midnight belong to the next weekday."""
    for interval in intervals:
        if not interval.sure:
            yield unknown_on(name)
            continue
        clock = interval.start.replace(minute=interval.start.minute // 30 * 30, second=0)
        while clock < interval.end:
            if clock >= interval.start:
                same_day = clock.date() == interval.start.date()
                yield _slot(name if same_day else WEEKDAYS[clock.weekday()], clock.time())
            clock += _STEP


def _slot(day: str, clock: datetime.time) -> str:
    return f"{day}-{clock.hour:02d}{clock.minute // 30 * 30:02d}"


def slot_at(moment: datetime.datetime, department: str = "") -> str:
    """The slot to ask for at ``moment``: of its weekday, or of a holiday if it is one.

    An aware moment is taken on the clocks of ``department``, a naive one as it stands.
    """
    local = moment.astimezone(zone_of(department)) if moment.tzinfo else moment
    holiday = holiday_on(local.date(), department)
    return _slot(HOLIDAY if holiday else WEEKDAYS[local.weekday()], local.time())


def read_slot(text: str) -> str:
    """``sat-1000`` from what someone wrote (``Sat-10:15``); empty when it is no slot."""
    match = _SLOT.fullmatch(text.strip().lower())
    return _slot(match[1], datetime.time(int(match[2]), int(match[3]))) if match else ""


def read_span(text: str) -> tuple[str, str]:
    """Day and part of the day from ``sat``, ``weekend-morning`` or ``2026-05-16-evening``.

    The part is empty for the whole day; both are when ``text`` is no span.
    """
    match = _SPAN.fullmatch(text.strip().lower())
    if match is None:
        return "", ""
    day, part = match[1], match[2] or ""
    if day[0].isdigit():
        try:
            date = datetime.date.fromisoformat(day)
        except ValueError:
            return "", ""
        if not 2000 <= date.year <= 2100:
            return "", ""
    return day, part


def days_of(day: str, department: str = "") -> list[str]:
    """The days of slots that the day of a span stands for: ``["sat"]``, ``["ph"]`` on a holiday."""
    if day == WEEKEND:
        return ["sat", "sun"]
    if day in WEEKDAYS:
        return [day]
    date = datetime.date.fromisoformat(day)
    return [HOLIDAY if holiday_on(date, department) else WEEKDAYS[date.weekday()]]


def slots_within(day: str, part: str, department: str = "") -> list[str]:
    """All the slots of a span; a place that has one of them is open at some time of it."""
    first, end = PARTS.get(part, (0, 48))
    return [
        f"{name}-{half // 2:02d}{half % 2 * 30:02d}"
        for name in days_of(day, department)
        for half in range(first, end)
    ]
