"""Dates as people write them in France."""

import re
from datetime import date

from directory.vocabularies import fold

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ,].*)?")
_IN_WORDS = re.compile(r"(?:[a-z]+-)?(\d{1,2})(?:er)?-([a-z]+)-(\d{4})(?:-.*)?")
_MONTHS = {
    month: number
    for number, months in enumerate(
        (
            "janvier janv jan",
            "fevrier fevr fev",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "decembre dec",
        ),
        start=1,
    )
    for month in months.split()
}
FIRST_YEAR, LAST_YEAR = 1990, 2100  # outside of it is a slip of the keyboard


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read(text: str) -> tuple[date | None, bool]:
    """The day that ``text`` means, and whether it was written otherwise than ISO 8601 asks."""
    if match := _ISO.fullmatch(text):
        return _day(*map(int, match.groups())), False
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(*map(int, match.groups())), True
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
        year += 2000 if len(match[3]) == 2 else 0
        return _day(year, month, day) or _day(year, day, month), True
    if match := _IN_WORDS.fullmatch(fold(text)):
        month = _MONTHS.get(match[2], 0)
        return _day(int(match[3]), month, int(match[1])), True
    return None, True
