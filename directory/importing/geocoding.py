"""The point of an address, from a national address service (BAN) that answers as Addok does.

Addresses of places are public; nothing else is sent. Without an answer there is just no point.
"""

import json
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from . import coordinates

TIMEOUT = 5  # seconds
LONGEST_ANSWER = 200_000  # bytes
LEAST_SCORE = 0.6  # of 1: less is another address
PATIENCE = 3  # failures in a row before the service is left alone for the rest of an import
_EXACT = "housenumber"


@dataclass(frozen=True, slots=True)
class Point:
    """In WGS 84 degrees; ``approximate`` when it is not that of a house."""

    latitude: float
    longitude: float
    approximate: bool


class Geocoder:
    """Asks the service at ``url``, such as ``https://data.geopf.fr/geocodage``.

    Addresses are asked for one after another, which keeps below the service's 50 a second.
    """

    def __init__(self, url: str) -> None:
        self._url = f"{url.rstrip('/')}/search"
        self._failures = 0

    def locate(self, address: str, postcode: str, insee_code: str) -> Point | None:
        """Where ``address`` is in the commune; None when the service does not know or answer."""
        if not address or self._failures >= PATIENCE:
            return None
        question = {"q": f"{address} {postcode}".strip(), "limit": "1", "autocomplete": "0"}
        if insee_code:
            question["citycode"] = insee_code
        try:
            request = Request(
                f"{self._url}?{urlencode(question)}", headers={"User-Agent": "Blason"}
            )
            with urlopen(request, timeout=TIMEOUT) as response:
                answer = json.loads(response.read(LONGEST_ANSWER))
        except (URLError, HTTPException, OSError, ValueError):
            self._failures += 1
            return None
        self._failures = 0
        return _point(answer)


def _point(answer: object) -> Point | None:
    """The first feature of a GeoJSON answer, if it is sure enough and in France."""
    try:
        feature = answer["features"][0]  # type: ignore[index]
        longitude, latitude = map(float, feature["geometry"]["coordinates"][:2])
        properties = feature["properties"]
        score, kind = float(properties["score"]), properties.get("type")
    except (KeyError, IndexError, TypeError, ValueError):
        return None
    if score < LEAST_SCORE or not coordinates.in_france(latitude, longitude):
        return None
    return Point(latitude, longitude, approximate=kind != _EXACT)
