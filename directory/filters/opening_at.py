"""Filters by opening hours: open at a moment, and what to do with hours that nobody knows."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.dates import WEEKDAYS as DAY_WORDS
from django.utils.translation import gettext

from directory.half_hours import (
    WEEKDAYS,
    WEEKEND,
    days_of,
    read_slot,
    read_span,
    slot_at,
    slots,
    slots_within,
    unknown_on,
)
from directory.models import Place
from directory.opening import hours_of
from directory.territories import zone_of
from directory.wording import long_date, time_words

from .base import Choice, Filter, Moment, Selection

SLOTS = "slots"  # the facet in the index
NOW = "now"
UNKNOWN_TOO = "open_unknown"
# Morning, afternoon and evening of each day; on Sundays hardly any place opens in the evening.
PLANNED = tuple(
    f"{day}-{clock}"
    for day in WEEKDAYS
    for clock in ("1000", "1500", "1830")
    if (day, clock) != ("sun", "1830")
)
_YES = {"1", "true", "yes", "on", "oui"}
_NO = {"0", "false", "no", "off", "non"}


@dataclass(frozen=True, slots=True)
class OpeningFilter(Filter):
    """Open at a moment: ``now``, ``sat-1000`` or a local date and time ``2026-05-16T10:00``.

    Or at some time of a day or of a part of it: ``sat``, ``weekend``, ``sat-morning``,
    ``2026-05-16-evening``. Answered by the half hours of a normal week, or of a public holiday
    when the date is one.
    """

    def choices(self, language: str) -> list[Choice]:
        """Now, and moments of a week that people plan by."""
        return [Choice(value, value, self.label(value, language)) for value in (NOW, *PLANNED)]

    def find(self, text: str) -> str | None:
        """See ``Filter.find``; a date and time is cut to the minute."""
        if text.strip().lower() == NOW:
            return NOW
        if slot := read_slot(text):
            return slot
        if read_span(text)[0]:
            return text.strip().lower()
        text = text.strip()
        if "T" in text:  # in an address, the + of a time zone arrives as a space
            text = text.replace(" ", "+", 1)
        try:
            moment = datetime.datetime.fromisoformat(text)
        except ValueError:
            return None
        if len(text) < len("2026-05-16T10") or not 2000 <= moment.year <= 2100:
            return None
        return moment.replace(second=0, microsecond=0).isoformat(timespec="minutes")

    def label(self, value: str, language: str) -> str:
        """« Ouvert maintenant », « Ouvert samedi à 10 h », « Ouvert samedi matin »."""
        if value == NOW:
            return gettext("Open now")
        if read_span(value)[0]:
            return _span_words(*read_span(value))
        if slot := read_slot(value):
            day, clock = slot.split("-")
            time = datetime.time(int(clock[:2]), int(clock[2:]))
            words = {"day": DAY_WORDS[WEEKDAYS.index(day)], "time": time_words(time)}
            return gettext("Open %(day)s at %(time)s") % words
        moment = datetime.datetime.fromisoformat(value)
        words = {"day": long_date(moment), "time": time_words(moment)}
        return gettext("Open on %(day)s at %(time)s") % words

    def values_of(self, place: Place) -> Sequence[str]:
        """The slots, under the facet ``slots``."""
        return slots(hours_of(place.opening_hours, place.department))

    def condition(self, values: Sequence[str]) -> Q | None:
        """The database holds no slots."""
        return None

    def wanted(self, selection: Selection, moment: Moment) -> Mapping[str, Sequence[str]]:
        """See ``Filter.wanted``; with ``open_unknown`` also those of which nobody can tell."""
        values = selection.get(self.name, ())
        if not values:
            return {}
        day, part = read_span(values[0])
        if day:
            days = days_of(day, moment.department)
            asked = slots_within(day, part, moment.department)
        else:
            slot = read_slot(values[0])
            asked = [slot or slot_at(moment_of(values[0], moment), moment.department)]
            days = [asked[0].split("-")[0]]
        if selection.get(UNKNOWN_TOO):
            # Hours that are not known at all are so on holidays too.
            asked += dict.fromkeys(map(unknown_on, days))
        return {SLOTS: asked}

    def with_unknown(self, selection: Selection) -> Selection | None:
        """See ``Filter.with_unknown``; a switch of its own shows them."""
        if not selection.get(self.name) or selection.get(UNKNOWN_TOO):
            return None
        return {**selection, UNKNOWN_TOO: ("1",)}

    def schema(self) -> dict[str, Any]:
        """See ``Filter.schema``."""
        return {"type": "string"}


def _span_words(day: str, part: str) -> str:
    if day == WEEKEND:
        words = gettext("at the weekend")
    elif day in WEEKDAYS:
        words = str(DAY_WORDS[WEEKDAYS.index(day)])
    else:
        words = gettext("on %(date)s") % {"date": long_date(datetime.date.fromisoformat(day))}
    sentences = {
        "": gettext("Open %(day)s"),
        "morning": gettext("Open %(day)s, in the morning"),
        "afternoon": gettext("Open %(day)s, in the afternoon"),
        "evening": gettext("Open %(day)s, in the evening"),
    }
    return sentences[part] % {"day": words}


def moment_of(value: str, moment: Moment) -> datetime.datetime:
    """The aware moment that a value of ``open_at`` means; a slot means its next occurrence.

    Not for spans, which are no moment.
    """
    if value == NOW:
        return moment.now
    zone = zone_of(moment.department)
    if not (slot := read_slot(value)):
        asked = datetime.datetime.fromisoformat(value)
        return asked if asked.tzinfo else asked.replace(tzinfo=zone)
    name, clock = slot.split("-")
    here = moment.now.astimezone(zone)
    time = datetime.time(int(clock[:2]), int(clock[2:]), tzinfo=zone)
    days = (WEEKDAYS.index(name) - here.weekday()) % 7
    date = here.date() + datetime.timedelta(days=days)
    then = datetime.datetime.combine(date, time)
    return then if then >= here else then + datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SwitchFilter(Filter):
    """On or off; it changes what another filter means and filters nothing alone."""

    def choices(self, language: str) -> list[Choice]:
        """The one way to switch it on."""
        return [Choice("1", "1", str(self.title))]

    def find(self, text: str) -> str | None:
        """``1`` for yes, empty for no."""
        folded = text.strip().lower()
        return "1" if folded in _YES else "" if folded in _NO else None

    def read(self, texts: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
        """See ``Filter.read``; off is the same as not there."""
        kept, bad = Filter.read(self, texts)
        return tuple(value for value in kept if value), bad

    def label(self, value: str, language: str) -> str:
        """See ``Filter.label``."""
        return str(self.title)

    def values_of(self, place: Place) -> Sequence[str]:
        """Nothing: it is no facet."""
        return ()

    def condition(self, values: Sequence[str]) -> Q | None:
        """Everything."""
        return Q()

    def wanted(self, selection: Selection, moment: Moment) -> Mapping[str, Sequence[str]]:
        """Nothing by itself."""
        return {}
