"""Points in WGS 84 decimal degrees: read, put right, measured."""

import re
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS = 6371.0  # km
# Beside the meridian of Greenwich degrees are so small that programs write them « -6.9e-05 ».
_NUMBER = re.compile(r"[+-]?\d{1,4}(?:[.,]\d{1,20})?(?:[eE]-\d{1,2})?")
_BOTH = re.compile(
    r"[\[(]?\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\s*[\])]?"
)

# South, north, west, east of the territories with an INSEE code, with some room at sea.
TERRITORIES = (
    (41.2, 51.3, -5.6, 9.8),  # Metropolitan France and Corsica
    (14.3, 18.2, -63.3, -60.7),  # Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
    (2.0, 6.0, -54.8, -51.4),  # Guyane
    (-21.5, -20.8, 55.1, 55.9),  # La Réunion
    (-13.1, -12.5, 44.9, 45.4),  # Mayotte
    (46.6, 47.3, -56.6, -56.0),  # Saint-Pierre-et-Miquelon
    (-23.2, -17.5, 158.0, 172.5),  # Nouvelle-Calédonie
    (-14.5, -13.1, -178.4, -175.9),  # Wallis-et-Futuna
    (-28.5, -7.5, -155.5, -134.0),  # Polynésie française
    (-50.5, -37.5, 50.0, 78.0),  # Terres australes
    (10.2, 10.4, -109.3, -109.1),  # Clipperton
)


def number(text: str) -> tuple[float | None, bool]:
    """The degrees that ``text`` writes, and whether with a decimal comma."""
    plain = text.replace(" ", "").rstrip("°").replace("−", "-")
    if not _NUMBER.fullmatch(plain):
        return None, False
    return float(plain.replace(",", ".")), "," in plain


def together(text: str) -> tuple[str, str] | None:
    """Latitude and longitude out of one cell, such as ``48.85, 2.35``."""
    match = _BOTH.fullmatch(text)
    return (match[1], match[2]) if match else None


def in_france(latitude: float, longitude: float) -> bool:
    """Whether the point is in, or at sea near, a French territory."""
    return any(
        south <= latitude <= north and west <= longitude <= east
        for south, north, west, east in TERRITORIES
    )


def distance(latitude: float, longitude: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, along the great circle."""
    north = radians(other_lat - latitude) / 2
    east = radians(other_lon - longitude) / 2
    chord = sin(north) ** 2 + cos(radians(latitude)) * cos(radians(other_lat)) * sin(east) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(chord)))
