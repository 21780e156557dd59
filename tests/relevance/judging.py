"""What a judged search should find, and how well a list of places does it."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from directory.half_hours import slots
from directory.models import Commune, Place
from directory.opening import hours_of
from search.analysis import words
from search.geometry import distance
from search.protocol import Point
from tests.relevance.corpus import WORDS

HERE = Path(__file__).parent
TUNED, HELD_OUT = "queries.yaml", "held_out.yaml"
FIRST, ALSO = 3, 1
PAGE = 10
TOP = 3

type Grades = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """A search as it was typed; ``first`` and ``also`` are ids and conditions."""

    text: str
    first: Sequence[str | dict[str, Any]]
    also: Sequence[str | dict[str, Any]] = ()
    language: str = "fr"

    def grades(self, places: Sequence[Place]) -> Grades:
        """Grade by primary key, for the places that have one."""
        found: dict[int, int] = {}
        for rules, grade in ((self.also, ALSO), (self.first, FIRST)):
            for rule in rules:
                for place in places:
                    if _holds(rule, place):
                        found[place.pk] = grade
        return found


def read(name: str) -> list[Judged]:
    """The judged searches of a file beside this module."""
    rows = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return [
        Judged(row["q"], row["first"], row.get("also", ()), row.get("language", "fr"))
        for row in rows
    ]


def gain(grades: Grades, found: Sequence[int]) -> float:
    """nDCG@10: 1 for the best ten in the best order, 0 for none of any use."""
    best = sorted(grades.values(), reverse=True)[:PAGE]
    return _discounted([grades.get(pk, 0) for pk in found[:PAGE]]) / _discounted(best)


def success(grades: Grades, found: Sequence[int]) -> bool:
    """Whether one of the first three is one that should come first."""
    return any(grades.get(pk) == FIRST for pk in found[:TOP])


def _discounted(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def _holds(rule: str | dict[str, Any], place: Place) -> bool:
    if isinstance(rule, str):
        return place.external_id == rule
    return all(_CONDITIONS[name](place, wanted) for name, wanted in rule.items())


def _lists(name: str, attribute: str) -> Callable[[Place, str], bool]:
    """A condition on a list, with the short words of places.yaml."""
    values = WORDS[name][1]
    return lambda place, wanted: values[wanted] in getattr(place, attribute)


def _says(text: str, wanted: str) -> bool:
    """Whether all the ``wanted`` words stand in ``text``, whatever their case and accents."""
    return f" {' '.join(words(wanted))} " in f" {' '.join(words(text))} "


@lru_cache
def _centre(name: str) -> Point:
    commune = Commune.objects.filter(name=name).order_by("-population")[0]
    return Point(commune.latitude or 0.0, commune.longitude or 0.0)


def _near(place: Place, wanted: dict[str, float]) -> bool:
    if place.latitude is None or place.longitude is None:
        return False
    ((name, most),) = wanted.items()
    return distance(_centre(name), Point(place.latitude, place.longitude)) <= most


def _open(place: Place, wanted: str) -> bool:
    return any(
        slot.startswith(wanted) for slot in slots(hours_of(place.opening_hours, place.department))
    )


_CONDITIONS: Mapping[str, Callable[[Place, Any], bool]] = {
    "kind": lambda place, wanted: wanted in place.typologies,
    "commune": lambda place, wanted: place.commune == wanted,
    "postcode": lambda place, wanted: place.postcode == wanted,
    "department": lambda place, wanted: place.department == wanted,
    "near": _near,
    "service": _lists("services", "services"),
    "audience": _lists("audiences", "audiences"),
    "care": _lists("care", "special_care"),
    "programme": _lists("programmes", "programmes"),
    "free": lambda place, _wanted: "Gratuit" in place.fees,
    "walk_in": lambda place, _wanted: "Se présenter" in place.access_modes,
    "mobile": lambda place, _wanted: "Itinérant" in place.itinerance,
    "open": _open,
    "says": lambda place, wanted: _says(f"{place.name} {place.summary}", wanted),
    "named": lambda place, wanted: _says(place.name, wanted),
}
