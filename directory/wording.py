"""Opening states, times and distances in plain sentences, in the language being read.

One place for the words, so that a list, a page and the API say the same.
"""

import datetime
from typing import Any

from django.utils import formats
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import get_language, gettext, ngettext

from .opening import Day, Hours, Interval, Kind, Reason, State

CLOSING_SOON = datetime.timedelta(minutes=45)
_NO_BREAK = "\u00a0"
_WEEK = datetime.timedelta(days=7)
_DAY = datetime.timedelta(days=1)


def time_words(clock: datetime.datetime | datetime.time) -> str:
    """« 9 h 30 », ``9:30 am``; other languages have their own usual form."""
    language = get_language() or "fr"
    if (clock.hour, clock.minute) == (0, 0):
        return gettext("midnight")
    if language.startswith("fr"):
        minutes = f"{_NO_BREAK}{clock.minute:02d}" if clock.minute else ""
        return f"{clock.hour}{_NO_BREAK}h{minutes}"
    if language.startswith("en"):
        minutes = f":{clock.minute:02d}" if clock.minute else ""
        half = "am" if clock.hour < 12 else "pm"
        return f"{clock.hour % 12 or 12}{minutes}{_NO_BREAK}{half}"
    return formats.time_format(clock, "H:i")


def day_words(date: datetime.date, today: datetime.date) -> str:
    """« demain », « jeudi »; from a week on « le 1er septembre », with the year if it differs."""
    if date == today:
        return gettext("today")
    if date == today + _DAY:
        return gettext("tomorrow")
    if date < today + _WEEK:
        return str(WEEKDAYS[date.weekday()])
    words = {"day": _day_of_month(date), "month": str(MONTHS[date.month]), "year": date.year}
    if date.year == today.year:
        return gettext("on %(day)s %(month)s") % words
    return gettext("on %(day)s %(month)s %(year)s") % words


def long_date(date: datetime.date) -> str:
    """« 1er octobre 2022 », ``1 October 2022``: a date that stands by itself."""
    return f"{_day_of_month(date)} {MONTHS[date.month]} {date.year}"


def _is_french() -> bool:
    return (get_language() or "fr").startswith("fr")


def _day_of_month(date: datetime.date) -> str:
    return "1er" if _is_french() and date.day == 1 else str(date.day)


def distance_words(kilometres: float | None) -> str:
    """« 350 m », « 1,2 km », « 12 km »; nothing without a distance.

    A whole number is a radius that somebody chose, not a measure: « 5 km », not « 5,0 km ».
    """
    if kilometres is None:
        return ""
    if kilometres < 0.95:
        metres = max(50, round(kilometres * 20) * 50)
        return f"{metres}{_NO_BREAK}m"
    digits = 1 if kilometres < 9.95 and kilometres % 1 else 0
    number = formats.number_format(round(kilometres, digits), digits, use_l10n=True)
    return f"{number}{_NO_BREAK}km"


def status(state: State) -> str:
    """The colour and sign of ``state``: one of the statuses of the component opening-state."""
    if state.kind is Kind.OPEN:
        return "closing-soon" if _closes_soon(state) else "open"
    return {
        Kind.OPENS_LATER: "opens-later",
        Kind.CLOSED: "closed",
        Kind.CLOSED_FOR_LONG: "closed",
        Kind.CLOSED_FOR_GOOD: "closed-for-good",
        Kind.APPOINTMENT: "unknown",
        Kind.UNKNOWN: "unknown",
    }[state.kind]


def _closes_soon(state: State) -> bool:
    return state.until is not None and state.until - state.at <= CLOSING_SOON


def sentence(state: State) -> str:
    """« Ouvert jusqu’à 19 h », « Fermé, ouvre demain à 9 h », « Horaires non connus »…"""
    words = _SENTENCES[state.kind](state)
    if state.holiday and state.kind in (Kind.CLOSED, Kind.CLOSED_FOR_LONG, Kind.OPENS_LATER):
        holiday = state.holiday.label(get_language() or "fr")
        return gettext("%(sentence)s (public holiday: %(holiday)s)") % {
            "sentence": words,
            "holiday": holiday,
        }
    return words


def _open(state: State) -> str:
    if state.until is None:
        return gettext("Open day and night")
    until = _until_words(state)
    if _closes_soon(state):
        return gettext("Open, closes soon: at %(time)s") % {"time": until}
    return gettext("Open until %(time)s") % {"time": until}


def _until_words(state: State) -> str:
    until = state.until or state.at
    if until - state.at < _DAY:
        return time_words(until)
    return gettext("%(day)s at %(time)s") % {
        "day": day_words(until.date(), state.at.date()),
        "time": time_words(until),
    }


def _opens_later(state: State) -> str:
    return gettext("Closed, opens at %(time)s") % {"time": time_words(state.opens or state.at)}


def _closed(state: State) -> str:
    opens = state.opens or state.at
    words = {"day": day_words(opens.date(), state.at.date()), "time": time_words(opens)}
    return gettext("Closed, opens %(day)s at %(time)s") % words


def _closed_for_long(state: State) -> str:
    return gettext("Closed, no opening announced")


def _closed_for_good(state: State) -> str:
    return gettext("Closed for good")


def _appointment(state: State) -> str:
    if state.until is not None:
        return gettext("By appointment, until %(time)s") % {"time": _until_words(state)}
    return gettext("By appointment")


def _unknown(state: State) -> str:
    if state.reason is Reason.MISSING:
        return gettext("Opening hours not known")
    if state.reason is Reason.PUBLIC_HOLIDAY and state.holiday:
        return gettext("Public holiday (%(holiday)s): ask whether it is open") % {
            "holiday": state.holiday.label(get_language() or "fr")
        }
    return gettext("Opening hours to be checked")


_SENTENCES = {
    Kind.OPEN: _open,
    Kind.OPENS_LATER: _opens_later,
    Kind.CLOSED: _closed,
    Kind.CLOSED_FOR_LONG: _closed_for_long,
    Kind.CLOSED_FOR_GOOD: _closed_for_good,
    Kind.APPOINTMENT: _appointment,
    Kind.UNKNOWN: _unknown,
}


def interval_words(interval: Interval) -> str:
    """« 9 h – 12 h », « 9 h – 12 h (sur rendez-vous) », « jour et nuit »."""
    if interval.end - interval.start >= _DAY:
        words = gettext("day and night")
    else:
        words = f"{time_words(interval.start)} – {time_words(interval.end)}"
    if interval.comment:
        return f"{words} ({interval.comment})"
    if interval.uncertain:
        return gettext("%(hours)s (to be checked)") % {"hours": words}
    return words


def week_rows(hours: Hours, today: datetime.date) -> list[dict[str, Any]]:
    """The rows of the component opening-hours for the week of ``today``, from its Monday on.

    Each has ``day``, ``hours``, ``today``, ``closed`` and ``note`` (a public holiday). Empty when
    the hours are not understood.
    """
    if not hours.readable:
        return []
    return [_row(day, today) for day in hours.week(today - today.weekday() * _DAY)]


def _row(day: Day, today: datetime.date) -> dict[str, Any]:
    return {
        "day": str(WEEKDAYS[day.date.weekday()]),
        "hours": ", ".join(map(interval_words, day.intervals)) or gettext("closed"),
        "today": day.date == today,
        "closed": not day.intervals,
        "note": _holiday_note(day),
    }


def _holiday_note(day: Day) -> str:
    if day.holiday is None:
        return ""
    name = day.holiday.label(get_language() or "fr")
    if day.doubtful:
        return gettext("public holiday, %(holiday)s: to be checked") % {"holiday": name}
    return gettext("public holiday, %(holiday)s") % {"holiday": name}


def hours_note(hours: Hours, today: datetime.date) -> str:
    """What a reader must know about hours that are not, or not fully, understood."""
    if hours.reason is Reason.MISSING:
        return gettext("The opening hours are not known: call or write before you go.")
    if hours.reason is Reason.SCHOOL_HOLIDAYS:
        return gettext("The hours change with the school holidays: here they are as we got them.")
    if hours.reason is not None:
        return gettext("We could not read these hours: here they are as we got them.")
    days = hours.week(today - today.weekday() * _DAY) if hours.readable else ()
    doubts = sum(day.doubtful for day in days)
    if doubts:
        return ngettext(
            "There is a public holiday this week: call before you go on that day.",
            "There are public holidays this week: call before you go on those days.",
            doubts,
        )
    return ""


def coming_rows(hours: Hours, today: datetime.date) -> list[dict[str, Any]]:
    """Rows as ``week_rows`` gives them, for the seven days from ``today`` on, with their dates."""
    if not hours.readable:
        return []
    return [
        {**_row(day, today), "day": f"{WEEKDAYS[day.date.weekday()]} {_day_and_month(day.date)}"}
        for day in hours.week(today)
    ]


def _day_and_month(date: datetime.date) -> str:
    return f"{_day_of_month(date)} {MONTHS[date.month]}"
