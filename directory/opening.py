"""Opening hours in OpenStreetMap's syntax: is it open, until when, and if not, when next?

Wraps ``opening_hours`` (Rust), which reads the syntax; here stands what it does not decide. All
is computed on the clocks of the place: datetimes given out are aware, in its own zone.

School holidays (``SH``) are silently misread by the library (2.1.4 ignores ``SH off`` and takes
``SH Mo-Fr …`` for the whole year), so that hours which name them count as not understood: the raw
text is shown. Public holidays of which the hours say nothing make a day doubtful, not open.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]
from opening_hours import State as RawState

from .holidays import Holiday, holiday_on, local_selectors
from .territories import zone_of

_DAY = datetime.timedelta(days=1)
_HORIZON = datetime.timedelta(days=370)  # whoever opens later than that has no next opening
# A week in which no territory has a public holiday, and the years' first to last week after it.
_PLAIN_MONDAY = datetime.date(2026, 1, 12)
_WEEKS = 53

_QUOTED = re.compile(r'"[^"]*"')
_SCHOOL = re.compile(r"\bSH\b")
_PUBLIC = re.compile(r"\bPH\b")
# What makes one week differ from another: months, dates, weeks, years, the n-th weekday.
_SEASONAL = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|week|easter)\b|\b\d{4}\b|\["
)
_PH_RULE = re.compile(r"(?:[A-Z][a-z](?:-[A-Z][a-z])?,)*PH(?:,[A-Z][a-z](?:-[A-Z][a-z])?)*\s+(.+)")
_APPOINTMENT = re.compile(r"rendez|\brdv\b|appointment|réserv|reserv|inscription", re.IGNORECASE)


class Kind(StrEnum):
    """What a person who stands before the door needs to know."""

    OPEN = "open"
    OPENS_LATER = "opens-later"
    CLOSED = "closed"
    CLOSED_FOR_LONG = "closed-for-long"
    APPOINTMENT = "by-appointment"
    UNKNOWN = "unknown"
    CLOSED_FOR_GOOD = "closed-for-good"


class Reason(StrEnum):
    """Why nobody can tell."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    SCHOOL_HOLIDAYS = "school-holidays"
    PUBLIC_HOLIDAY = "public-holiday"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class State:
    """Whether a place is open at the moment ``at``.

    ``until``: the end of what holds now, for OPEN, APPOINTMENT and doubtful hours; None then
    means round the clock. ``opens``: the next opening. ``holiday`` is the public holiday that
    ``at`` falls on. ``raw``: the hours as received.
    """

    kind: Kind
    at: datetime.datetime
    until: datetime.datetime | None = None
    opens: datetime.datetime | None = None
    reason: Reason | None = None
    comment: str = ""
    holiday: Holiday | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """Open from ``start`` to ``end``, which may lie after midnight."""

    start: datetime.datetime
    end: datetime.datetime
    comment: str = ""
    appointment: bool = False
    uncertain: bool = False

    @property
    def sure(self) -> bool:
        """Whether anyone may walk in."""
        return not (self.appointment or self.uncertain)


@dataclass(frozen=True, slots=True)
class Day:
    """One day's hours; ``doubtful``: a public holiday of which the hours say nothing."""

    date: datetime.date
    intervals: tuple[Interval, ...]
    holiday: Holiday | None = None
    doubtful: bool = False


class Hours:
    """The hours of one place; ``text`` may be anything that a file had in that column."""

    def __init__(self, text: str, department: str = "") -> None:
        self.text = text.strip()
        self.department = department
        self.zone = zone_of(department)
        self._bare = _QUOTED.sub(" ", self.text)
        self.names_holidays = bool(_PUBLIC.search(self._bare)) or "24/7" in self._bare
        self.reason: Reason | None = None
        self._parsed = self._parse()

    @property
    def readable(self) -> bool:
        """Whether the text was understood."""
        return self._parsed is not None

    def _parse(self) -> OpeningHours | None:
        if not self.text:
            self.reason = Reason.MISSING
        elif _SCHOOL.search(self._bare):
            self.reason = Reason.SCHOOL_HOLIDAYS
        elif not self._bare.strip():
            # Nothing but a comment: the library would call that open day and night.
            if not _APPOINTMENT.search(self.text):
                self.reason = Reason.UNREADABLE
        else:
            try:
                return self._read(_with_local_holidays(self.text, self.department))
            except ParserError:
                self.reason = Reason.UNREADABLE
        return None

    @staticmethod
    def _read(text: str) -> OpeningHours:
        # Without a zone: the times given and returned are those of the clock on the wall.
        return OpeningHours(text, country="FR", auto_country=False, auto_timezone=False)

    @cached_property
    def appointment_only(self) -> bool:
        """Whether nobody may come without an appointment, whatever the day."""
        if not self.readable:
            return self.reason is None
        week = [one for day in self.typical_days() for one in day.intervals]
        return bool(week) and all(one.appointment for one in week)

    @cached_property
    def _is_uncertain(self) -> bool:
        return any(one.uncertain for day in self.typical_days() for one in day.intervals)

    # What holds at a moment

    def state(self, now: datetime.datetime) -> State:
        """Whether the place is open at ``now`` (aware), and what comes next."""
        here = now.astimezone(self.zone)
        holiday = holiday_on(here.date(), self.department)
        if not self.readable:
            if self.appointment_only:
                return State(Kind.APPOINTMENT, here, holiday=holiday, comment=self.comment)
            return State(Kind.UNKNOWN, here, reason=self.reason, holiday=holiday, raw=self.text)
        current, following = self._now_and_next(here.replace(tzinfo=None))
        opens = self._aware(following.start) if following else None
        if current is None and opens is None and self._is_uncertain:
            return State(
                Kind.UNKNOWN, here, reason=Reason.UNCERTAIN, holiday=holiday, raw=self.text
            )
        if current is None:
            return State(
                _kind_when_closed(here, opens, self.appointment_only),
                here,
                opens=opens,
                holiday=holiday,
                comment=self._closing_comment(here),
                raw=self.text,
            )
        kind, reason = Kind.OPEN, None
        if current.appointment:
            kind = Kind.APPOINTMENT
        elif current.uncertain:
            kind, reason = Kind.UNKNOWN, Reason.UNCERTAIN
        elif holiday and not self.names_holidays:
            kind, reason = Kind.UNKNOWN, Reason.PUBLIC_HOLIDAY
        return State(
            kind,
            here,
            until=self._aware(current.end) if current.end < _horizon(here) else None,
            opens=None if kind is Kind.OPEN else opens,
            reason=reason,
            holiday=holiday,
            comment=current.comment,
            raw=self.text,
        )

    @property
    def comment(self) -> str:
        """The first comment in the hours."""
        found = _QUOTED.search(self.text)
        return found[0].strip('"').strip() if found else ""

    def _closing_comment(self, here: datetime.datetime) -> str:
        state, comment = self._parsed.state(here.replace(tzinfo=None))  # type: ignore[union-attr]
        return comment if state == RawState.CLOSED else ""

    def _now_and_next(self, clock: datetime.datetime) -> tuple[Interval | None, Interval | None]:
        """What is open at ``clock``, and the next hours; those of doubtful days do not count."""
        current = None
        for interval in self._intervals(clock, clock + _HORIZON):
            if interval.start <= clock:
                current = interval
            elif (self.appointment_only or interval.sure) and not self._is_doubtful(interval):
                return current, interval
        return current, None

    def _is_doubtful(self, interval: Interval) -> bool:
        if self.names_holidays:
            return False
        return holiday_on(interval.start.date(), self.department) is not None

    def _intervals(self, start: datetime.datetime, end: datetime.datetime) -> Iterator[Interval]:
        """Open and uncertain hours on the place's clocks; neighbours of one kind are joined."""
        waiting: Interval | None = None
        for one in self._raw_intervals(start, end):
            if waiting and one.start == waiting.end and _alike(one, waiting):
                waiting = Interval(
                    waiting.start, one.end, waiting.comment, one.appointment, one.uncertain
                )
                continue
            if waiting:
                yield waiting
            waiting = one
        if waiting:
            yield waiting

    def _raw_intervals(
        self, start: datetime.datetime, end: datetime.datetime
    ) -> Iterator[Interval]:
        if self._parsed is None:
            return
        for begins, ends, state, comment in self._parsed.intervals(start, end):
            if state != RawState.CLOSED:
                appointment = bool(_APPOINTMENT.search(comment))
                uncertain = state == RawState.UNKNOWN and not appointment
                yield Interval(begins, ends, comment, appointment, uncertain)

    def _aware(self, clock: datetime.datetime) -> datetime.datetime:
        return clock.replace(tzinfo=self.zone)

    # Whole days

    def week(self, first: datetime.date) -> tuple[Day, ...]:
        """Seven days from ``first``, their intervals in the place's zone."""
        return tuple(
            Day(
                day.date,
                tuple(
                    Interval(
                        self._aware(one.start),
                        self._aware(one.end),
                        one.comment,
                        one.appointment,
                        one.uncertain,
                    )
                    for one in day.intervals
                ),
                day.holiday,
                day.doubtful,
            )
            for day in self.days(first, 7)
        )

    def days(self, first: datetime.date, count: int) -> list[Day]:
        """``count`` days from ``first`` on the place's clocks (naive datetimes).

        Hours belong to the day on which they begin.
        """
        start = datetime.datetime.combine(first, datetime.time())
        by_date: dict[datetime.date, list[Interval]] = {
            first + number * _DAY: [] for number in range(count)
        }
        # A day more on each side, for hours that cross midnight.
        for interval in self._intervals(start - _DAY, start + (count + 1) * _DAY):
            for part in _by_day(interval):
                if part.start.date() in by_date:
                    by_date[part.start.date()].append(part)
        days = []
        for date, intervals in by_date.items():
            holiday = holiday_on(date, self.department)
            doubtful = bool(holiday and intervals and not self.names_holidays)
            days.append(Day(date, tuple(intervals), holiday, doubtful))
        return days

    def typical_days(self) -> list[Day]:
        """The days that tell what a normal week is: one week, or a year of seasonal hours."""
        weeks = _WEEKS if _SEASONAL.search(self._bare) else 1
        return self.days(_PLAIN_MONDAY, 7 * weeks)


def _horizon(here: datetime.datetime) -> datetime.datetime:
    """From when on an end means « round the clock »."""
    return here.replace(tzinfo=None) + _HORIZON


def _kind_when_closed(
    here: datetime.datetime, opens: datetime.datetime | None, appointment_only: bool
) -> Kind:
    if appointment_only:
        return Kind.APPOINTMENT
    if opens is None:
        return Kind.CLOSED_FOR_LONG
    return Kind.OPENS_LATER if opens.date() == here.date() else Kind.CLOSED


def _alike(one: Interval, other: Interval) -> bool:
    return (one.appointment, one.uncertain) == (other.appointment, other.uncertain)


def _by_day(interval: Interval) -> Iterator[Interval]:
    """``interval`` itself, or cut at each midnight when it lasts longer than a day."""
    if interval.end - interval.start <= _DAY:
        yield interval
        return
    start = interval.start
    while start < interval.end:
        midnight = datetime.datetime.combine(start.date() + _DAY, datetime.time())
        end = min(midnight, interval.end)
        yield Interval(start, end, interval.comment, interval.appointment, interval.uncertain)
        start = end


def _with_local_holidays(text: str, department: str) -> str:
    """``text`` with the territory's own holidays beside ``PH``, and ``PH off`` made to hold.

    The library knows the national ones only. And though the syntax lets a later rule win, whoever
    writes ``PH off; Mo-Fr 09:00-17:00`` does not mean to open on Bastille Day.
    """
    if not _PUBLIC.search(text):
        return text
    rules: list[str] = []
    closings: list[str] = []
    for rule in (part.strip() for part in _split_rules(text)):
        match = _PH_RULE.fullmatch(rule)
        if not match:
            rules.append(rule)
            continue
        is_closing = match[1].strip().startswith(("off", "closed"))
        target = closings if is_closing and rule.startswith("PH ") else rules
        target.append(rule)
        target.extend(f"{selector} {match[1]}" for selector in local_selectors(department))
    return "; ".join(rules + closings)


def _split_rules(text: str) -> list[str]:
    """The rules of ``text``, which semicolons part unless they stand in a comment."""
    return [part for part in re.findall(r'(?:"[^"]*"|[^;"])+', text) if part.strip()]


@lru_cache(maxsize=20_000)
def hours_of(text: str, department: str) -> Hours:
    """The hours, read once: many places share theirs, and lists ask again and again."""
    return Hours(text, department)


def state_of(
    text: str, department: str, now: datetime.datetime, *, closed_for_good: bool = False
) -> State:
    """Whether a place with these hours is open at ``now`` (aware)."""
    if closed_for_good:
        return State(Kind.CLOSED_FOR_GOOD, now.astimezone(zone_of(department)), raw=text)
    return hours_of(text, department).state(now)
