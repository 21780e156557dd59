"""Public holidays in France and in its territories, by date.

Source: article L3133-1 of the Code du travail for the eleven national ones, L3134-13 for
Alsace-Moselle, L3422-2 and the territories' own labour codes for the days kept overseas.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Holiday:
    """A public holiday with its name."""

    key: str
    french: str
    english: str

    def label(self, language: str) -> str:
        """The words for readers of ``language`` (``fr``, else English)."""
        return self.french if language.startswith("fr") else self.english


type _Key = tuple[int, int] | int  # (month, day), or days after Easter Sunday

_FIXED: Mapping[_Key, Holiday] = {
    (1, 1): Holiday("new-year", "Jour de l’An", "New Year’s Day"),
    (5, 1): Holiday("labour-day", "Fête du Travail", "Labour Day"),
    (5, 8): Holiday("victory-1945", "Victoire de 1945", "Victory Day"),
    (7, 14): Holiday("national-day", "Fête nationale", "Bastille Day"),
    (8, 15): Holiday("assumption", "Assomption", "Assumption Day"),
    (11, 1): Holiday("all-saints", "Toussaint", "All Saints’ Day"),
    (11, 11): Holiday("armistice", "Armistice de 1918", "Armistice Day"),
    (12, 25): Holiday("christmas", "Noël", "Christmas Day"),
}
_MOVABLE: Mapping[_Key, Holiday] = {
    1: Holiday("easter-monday", "Lundi de Pâques", "Easter Monday"),
    39: Holiday("ascension", "Ascension", "Ascension Day"),
    50: Holiday("whit-monday", "Lundi de Pentecôte", "Whit Monday"),
}
_GOOD_FRIDAY = Holiday("good-friday", "Vendredi saint", "Good Friday")
_SAINT_STEPHEN = Holiday("saint-stephen", "Saint-Étienne", "Saint Stephen’s Day")
_ABOLITION = Holiday("abolition", "Abolition de l’esclavage", "Abolition of Slavery")

# What a territory keeps besides.
_LOCAL: Mapping[str, Mapping[_Key, Holiday]] = {
    **{code: {-2: _GOOD_FRIDAY, (12, 26): _SAINT_STEPHEN} for code in ("57", "67", "68")},
    "971": {(5, 27): _ABOLITION},
    "972": {(5, 22): _ABOLITION},
    "973": {(6, 10): _ABOLITION},
    "974": {(12, 20): _ABOLITION},
    "976": {(4, 27): _ABOLITION},
    "977": {(10, 9): _ABOLITION},
    "978": {(5, 28): _ABOLITION},
    "986": {
        (4, 28): Holiday("saint-chanel", "Saint Pierre Chanel", "Saint Peter Chanel"),
        (7, 29): Holiday("territory-day", "Fête du Territoire", "Territory Day"),
    },
    "987": {
        (3, 5): Holiday("missionaries", "Arrivée de l’Évangile", "Missionary Day"),
        -2: _GOOD_FRIDAY,
    },
    "988": {(9, 24): Holiday("citizenship", "Fête de la citoyenneté", "Citizenship Day")},
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def easter(year: int) -> datetime.date:
    """Easter Sunday of a Gregorian ``year`` (the algorithm of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, years = divmod(of_century, 4)
    weekday = (32 + 2 * left + 2 * leaps - epact - years) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)


@lru_cache(maxsize=500)
def holidays(year: int, department: str = "") -> Mapping[datetime.date, Holiday]:
    """The public holidays of ``year`` in ``department``, by date."""
    rules: dict[_Key, Holiday] = {**_FIXED, **_MOVABLE, **_LOCAL.get(department, {})}
    sunday = easter(year)
    return {
        sunday + datetime.timedelta(days=key)
        if isinstance(key, int)
        else datetime.date(year, *key): holiday
        for key, holiday in rules.items()
    }


def holiday_on(day: datetime.date, department: str = "") -> Holiday | None:
    """The public holiday that ``day`` is in ``department``; None on any other day."""
    return holidays(day.year, department).get(day)


def local_selectors(department: str) -> list[str]:
    """The holidays kept only there, as days in the syntax of ``opening_hours``."""
    return [
        f"easter {key:+d} days" if isinstance(key, int) else f"{_MONTHS[key[0] - 1]} {key[1]:02d}"
        for key in _LOCAL.get(department, {})
    ]
