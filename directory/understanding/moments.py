"""« Ouvert samedi », « demain matin », « lundi 10h »: the words that say when."""

import datetime
import re
from collections.abc import Sequence

from directory.half_hours import WEEKDAYS, WEEKEND

from .tokens import Said, Token, matches, whole

NAME = "open_at"
_NOW = "now"

_DAYS = {
    name: day
    for names in (
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
    for name, day in zip(names.split(), WEEKDAYS, strict=True)
}
_PARTS = {
    "matin": "morning",
    "matinee": "morning",
    "morning": "morning",
    "apres-midi": "afternoon",
    "apres midi": "afternoon",
    "aprem": "afternoon",
    "afternoon": "afternoon",
    "soir": "evening",
    "soiree": "evening",
    "evening": "evening",
}
_SOON = {"aujourd'hui": 0, "aujourdhui": 0, "today": 0, "demain": 1, "tomorrow": 1}

_PART = "|".join(map(re.escape, sorted(_PARTS, key=len, reverse=True)))
_MOMENT = whole(
    rf"""
    (?P<open>(?:(?:qui|est|sont|soit)\ )*(?:ouverte?s?|ouvre(?:nt)?|opens?)\ )?
    (?:(?:le|les|ce|cet|cette|du|des|on|this|every|chaque|tous|the|a|pour|for)\ )*
    (?:
        (?P<now>maintenant|actuellement|en\ ce\ moment|tout\ de\ suite|right\ now|(?P<bare>now))
      | (?P<tonight>tonight)
      | (?:(?P<day>{"|".join(_DAYS)})s?|(?P<soon>{"|".join(_SOON)})|(?P<weekend>week-?\ ?ends?)
          |(?P<this>(?:ce|cet|cette|this)\ )(?={_PART}))
        (?:\ ?(?:(?:en|le|au|dans|la|in|the)\ )*(?P<part>{_PART})s?)?
        (?:\ (?:(?:a|at|des|vers|apres|from)\ )?
           (?P<hour>\d{{1,2}})(?:\ ?(?:h|heures?|:)\ ?(?P<minute>[0-5]\d)?|\ ?(?P<half>am|pm)))?
    )
    """
)


def moment(pieces: Sequence[Token], today: datetime.date) -> Said | None:
    """The first moment that is named; relative ones are counted from ``today``."""
    for match, start, end in matches(_MOMENT, pieces):
        value = _value(match, today)
        if value:
            return Said(NAME, value, start, end)
    return None


def _value(match: re.Match[str], today: datetime.date) -> str:
    """What the filter by opening hours takes; empty for a « now » that means nothing by itself."""
    if match["now"]:
        return "" if match["bare"] and not match["open"] else _NOW
    part = _PARTS.get(match["part"] or "", "")
    if match["tonight"]:
        return f"{today.isoformat()}-evening"
    if match["weekend"]:
        return f"{WEEKEND}-{part}" if part else WEEKEND
    if match["day"]:
        day = _DAYS[match["day"]]
    else:
        day = (today + datetime.timedelta(days=_SOON.get(match["soon"] or "", 0))).isoformat()
    clock = _clock(match)
    if clock:
        return f"{day}T{clock:%H:%M}" if day[0].isdigit() else f"{day}-{clock:%H%M}"
    return f"{day}-{part}" if part else day


def _clock(match: re.Match[str]) -> datetime.time | None:
    if not match["hour"]:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "pm" else 0)
    return datetime.time(hour, int(match["minute"] or 0)) if hour < 24 else None
