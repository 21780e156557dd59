"""The communes in memory, found by code, by name, by postcode and by point."""

import re
from collections import defaultdict
from collections.abc import Iterable
from math import cos, floor, radians
from typing import NamedTuple

from directory.departments import DEPARTMENTS
from directory.vocabularies import fold

from .coordinates import distance

_DISTRICT = re.compile(r"^(paris|lyon|marseille)-(?:\d{1,2}(?:er|e|eme|nd)?)(?:-arrondissement)?$")
_CEDEX = re.compile(r"-cedex(?:-\d+)?$")
_SAINT = re.compile(r"\b(?:st|ste)\b")
_ARTICLE = re.compile(r"^(?:les?|la|l)-(?=.)")

PARIS, LYON, MARSEILLE = "75056", "69123", "13055"

# How far a commune is taken to reach, from its people: 6 km for Paris, 0.9 for a town of 1,000.
# Of the real places whose commune is known, nine in ten then lie in the one nearest by its edge,
# and eight in ten in the one nearest by its centre.
_KM_OF_ONE = 0.16
_FARTHEST_REACH = 6.5  # km; no commune reaches farther


def _reach(population: int) -> float:
    """Kilometres from the centre of a commune to where its neighbours begin."""
    return _KM_OF_ONE * population**0.25


class Town(NamedTuple):
    """A commune as repairs need it; its centre in WGS 84 degrees, None when not known."""

    code: str
    name: str
    postcodes: tuple[str, ...]
    department: str
    latitude: float | None
    longitude: float | None
    population: int = 0


def whole_city(insee_code: str) -> str:
    """The commune of an arrondissement's INSEE code; empty for any other code."""
    if not insee_code.isdigit():
        return ""
    if 75101 <= int(insee_code) <= 75120:
        return PARIS
    if 69381 <= int(insee_code) <= 69389:
        return LYON
    return MARSEILLE if 13201 <= int(insee_code) <= 13216 else ""


def department_of(insee_code: str, postcode: str) -> str:
    """The code of the département or territory, as in ``departments``; empty when unknown.

    A postcode's first digits are right but for a few villages served from beyond the border.
    """
    code = insee_code or postcode
    if not code:
        return ""
    if not insee_code and code.startswith("20"):
        return "2A" if code < "20200" else "2B"
    if not insee_code and code in ("97133", "97150"):  # Saint-Barthélemy, Saint-Martin
        return "977" if code == "97133" else "978"
    department = code[:3] if code.startswith(("97", "98")) else code[:2]
    return department if department in DEPARTMENTS else ""


def folded_town(name: str) -> str:
    """A commune's name for comparison: folded, without arrondissement, CEDEX, « St » in full."""
    folded = _CEDEX.sub("", fold(name))
    if match := _DISTRICT.match(folded):
        return match[1]
    return _SAINT.sub(lambda found: "sainte" if found[0] == "ste" else "saint", folded)


def _without_article(name: str) -> str:
    """A folded name without « Le », « La », « Les », « L’ », which people leave out and put in."""
    return _ARTICLE.sub("", name)


def alike(name: str, other: str) -> bool:
    """Whether two names are the same commune's, however they are written."""
    return _without_article(folded_town(name)) == _without_article(folded_town(other))


class Gazetteer:
    """All the communes given; may be empty, then nothing is found."""

    CELL = 0.25  # degrees: some 28 km from south to north
    NEAR = 20.0  # km from a commune's centre to a point in it

    def __init__(self, towns: Iterable[Town] = ()) -> None:
        self._by_code: dict[str, Town] = {}
        self._by_name: dict[str, list[Town]] = defaultdict(list)
        self._by_postcode: dict[str, list[Town]] = defaultdict(list)
        self._cells: dict[tuple[int, int], list[Town]] = defaultdict(list)
        for town in towns:
            self._by_code[town.code] = town
            self._by_name[_without_article(folded_town(town.name))].append(town)
            for postcode in town.postcodes:
                self._by_postcode[postcode].append(town)
            if town.latitude is not None and town.longitude is not None:
                self._cells[self._cell(town.latitude, town.longitude)].append(town)

    def __bool__(self) -> bool:
        return bool(self._by_code)

    def _cell(self, latitude: float, longitude: float) -> tuple[int, int]:
        return floor(latitude / self.CELL), floor(longitude / self.CELL)

    def by_code(self, code: str) -> Town | None:
        """The commune with this INSEE code."""
        return self._by_code.get(code)

    def by_name(self, name: str, postcode: str, point: tuple[float, float] | None) -> Town | None:
        """The one commune of this name that the postcode, its département or the point allow.

        A point that lies in the only commune of this name near it counts more than a postcode that
        no commune of this name has in its département: that one is mistyped.
        """
        folded = folded_town(name)
        alike = self._by_name.get(_without_article(folded), [])
        towns = [town for town in alike if folded_town(town.name) == folded] or alike
        if postcode:
            exact = [town for town in alike if postcode in town.postcodes]
            department = department_of("", postcode)
            towns = exact or [town for town in alike if town.department == department]
        if len(towns) != 1 and point:
            near = [town for town in towns or alike if self.far(town, point) < self.NEAR]
            towns = near if len(near) == 1 else towns
        return towns[0] if len(towns) == 1 else None

    def by_postcode(self, postcode: str) -> list[Town]:
        """The communes that share a postcode."""
        return self._by_postcode.get(postcode, [])

    def nearest(self, latitude: float, longitude: float) -> Town | None:
        """The commune whose edge is nearest, its centre within some 60 km; None beyond."""
        south, west = self._cell(latitude, longitude)
        width = self.CELL * 111 * cos(radians(latitude))  # km
        best: Town | None = None
        least = float("inf")
        for ring in range(3):
            for row in range(south - ring, south + ring + 1):
                for column in range(west - ring, west + ring + 1):
                    if max(abs(row - south), abs(column - west)) != ring:
                        continue
                    for town in self._cells.get((row, column), ()):
                        away = self.far(town, (latitude, longitude)) - _reach(town.population)
                        if away < least:
                            best, least = town, away
            if least <= ring * width - _FARTHEST_REACH:  # no cell beyond can hold a nearer one
                break
        return best

    @staticmethod
    def far(town: Town, point: tuple[float, float]) -> float:
        """Kilometres from the point to the town's centre; infinite when that is not known."""
        if town.latitude is None or town.longitude is None:
            return float("inf")
        return distance(*point, town.latitude, town.longitude)
