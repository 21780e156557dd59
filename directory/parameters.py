"""The directory's parameters that are no filters: text, where, order, page, and the map's state.

Each is defined once: how it is read, and how the API describes it.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from search.protocol import Box, Point

from .understanding import NAMES as UNDERSTOOD

LONGEST_TEXT = 200
MOST_PER_PAGE = 100
PER_PAGE = 20
LAST_PAGE = 1_000_000
LARGEST_RADIUS = 2_000.0
CLOSEST_ZOOM = 19
DEEPEST_ZOOM = 22  # some maps go further than we group
SORTS = ("relevance", "distance", "name", "updated")

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class BadValue(ValueError):
    """A parameter's text makes no sense; the message is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """``read`` turns the text of a request into a value, or raises BadValue.

    ``description`` is for the API's documentation, which is in English.
    """

    name: str
    description: str
    example: str
    schema: dict[str, Any]
    read: Callable[[str], Any]


def read_text(text: str) -> str:
    """Words without control characters; too many are cut."""
    return " ".join(_CONTROL.sub(" ", text).split())[:LONGEST_TEXT]


def read_literal(text: str) -> tuple[str, ...]:
    """Names of what may be understood from « q », with commas between."""
    names = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not set(names) <= set(UNDERSTOOD):
        raise BadValue(
            gettext("One of these is expected: %(values)s.") % {"values": ", ".join(UNDERSTOOD)}
        )
    return names


def _numbers(text: str, count: int) -> list[float]:
    parts = text.replace(";", ",").split(",")
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    if len(numbers) != count or not all(map(math.isfinite, numbers)):
        raise BadValue(
            gettext("%(count)d numbers with commas between them are expected.") % {"count": count}
        )
    return numbers


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def read_point(text: str) -> Point:
    """``latitude,longitude`` in WGS 84 degrees."""
    latitude, longitude = _numbers(text, 2)
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise BadValue(gettext("The latitude goes from -90 to 90, the longitude from -180 to 180."))
    return Point(latitude, longitude)


def read_box(text: str) -> Box:
    """``west,south,east,north`` in WGS 84 degrees; longitudes may go round the world."""
    west, south, east, north = _numbers(text, 4)
    if not (-90 <= south <= north <= 90 and abs(west) <= 720 and abs(east) <= 720):
        raise BadValue(gettext("The order is west, south, east, north, in degrees."))
    return Box(west, south, east, north)


def read_radius(text: str) -> float:
    """Kilometres, more than none."""
    radius = _number(text)
    if radius is None or not 0 < radius <= LARGEST_RADIUS:
        raise BadValue(
            gettext("A distance from 0 to %(most)d km is expected.") % {"most": LARGEST_RADIUS}
        )
    return radius


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,7}", text.strip(), re.ASCII) or not low <= int(text) <= high:
            raise BadValue(
                gettext("A whole number from %(low)d to %(high)d is expected.")
                % {"low": low, "high": high}
            )
        return int(text)

    return read


def read_page_size(text: str) -> int:
    """How many a page, at most 100 whatever is asked."""
    return min(_whole(1, LAST_PAGE)(text), MOST_PER_PAGE)


def read_zoom(text: str) -> int:
    """A web map's zoom; fractions are cut."""
    zoom = _number(text)
    if zoom is None or not 0 <= zoom <= DEEPEST_ZOOM:
        raise BadValue(gettext("A zoom from 0 to 19 is expected."))
    return min(CLOSEST_ZOOM, int(zoom))


def read_sort(text: str) -> str:
    """One of the orders."""
    if text not in SORTS:
        raise BadValue(
            gettext("One of these is expected: %(values)s.") % {"values": ", ".join(SORTS)}
        )
    return text


_STRING = {"type": "string"}
_LATITUDE = r"-?[0-8]?[0-9](\.[0-9]+)?"
_LONGITUDE = r"-?(1[0-7][0-9]|[0-9]{1,2})(\.[0-9]+)?"
_POINT = {"type": "string", "pattern": f"^{_LATITUDE},{_LONGITUDE}$"}
_BOX = {"type": "string", "pattern": f"^{_LONGITUDE},{_LATITUDE},{_LONGITUDE},{_LATITUDE}$"}

PARAMETERS = (
    Parameter(
        "q",
        (
            "What is looked for, in words. A commune, a moment (“samedi matin”) and a few filters "
            "(“gratuit”) are understood as such; the answer’s “understood” says how."
        ),
        "imprimante 3D",
        _STRING,
        read_text,
    ),
    Parameter(
        "literal",
        (
            "What must not be understood from “q”, with commas between: its words are then looked "
            "for like the others. One or several of: " + ", ".join(UNDERSTOOD) + "."
        ),
        "locality",
        _STRING,
        read_literal,
    ),
    Parameter(
        "locality",
        (
            "Where: a commune, a postcode, a département (name or code), a région or "
            "“latitude,longitude”. "
            "Around a commune, the places within a distance that fits its size, unless “radius” "
            "tells another."
        ),
        "Amiens",
        _STRING,
        read_text,
    ),
    Parameter(
        "near",
        (
            "A point, “latitude,longitude” in WGS 84 degrees: distances are measured and sorted "
            "from there. A “locality” goes before it."
        ),
        "49.8942,2.2957",
        _POINT,
        read_point,
    ),
    Parameter(
        "radius",
        "With “near” or “locality”: only places within so many kilometres.",
        "10",
        {"type": "number", "exclusiveMinimum": 0, "maximum": LARGEST_RADIUS},
        read_radius,
    ),
    Parameter(
        "bbox",
        (
            "Only places in this rectangle: “west,south,east,north” in WGS 84 degrees. It takes "
            "the place of the locality’s extent."
        ),
        "2.2,49.8,2.4,50.0",
        _BOX,
        read_box,
    ),
    Parameter(
        "zoom",
        "The map’s zoom; fractions are cut, and beyond 19 nothing changes.",
        "12",
        {"type": "number", "minimum": 0, "maximum": DEEPEST_ZOOM},
        read_zoom,
    ),
    Parameter(
        "center",
        "The map’s centre, “latitude,longitude”; it changes no result.",
        "49.9,2.3",
        _POINT,
        read_point,
    ),
    Parameter(
        "sort",
        "The order: by distance where there is a point, else by relevance or name.",
        "distance",
        {"type": "string", "enum": list(SORTS)},
        read_sort,
    ),
    Parameter(
        "page",
        "The page, from 1. Beyond the last one there are no results.",
        "1",
        {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1},
        _whole(1, LAST_PAGE),
    ),
    Parameter(
        "page_size",
        "How many results a page, 100 at most.",
        "20",
        {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
        read_page_size,
    ),
)
