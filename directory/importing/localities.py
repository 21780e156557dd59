"""Where a place is: postcode, INSEE code, commune and point put in agreement.

With a gazetteer each of them fills in or corrects the others; without one, each is only read by
its own rules. What wins when they disagree:

1. The INSEE code names the commune, unless name and postcode together name another one and the
   code's own commune does not have that postcode.
2. A point more than 30 km from its commune is wrong and gives way to the commune's centre, unless
   the name contradicts the code, or the postcode agrees with the commune where the point is: then
   the code was wrong.
"""

import re
from dataclasses import dataclass

from directory.vocabularies import fold

from . import coordinates
from .findings import Log, Reason
from .gazetteer import Gazetteer, Town, alike, department_of, whole_city

FARTHEST = 30.0  # km from the commune's centre
# Where communes are as large as a département elsewhere, or archipelagos.
FARTHEST_IN = {"973": 150.0, "987": 200.0, "988": 80.0}

_POSTCODE = re.compile(r"(?:F\s?-?\s?)?(\d{2}[ .\u202f\xa0]?\d{3})(?:[.,]0+)?", re.IGNORECASE)
_SHORT_CODE = re.compile(r"(\d{4})(?:[.,]0+)?")
_INSEE = re.compile(r"(\d{5}|2[AB]\d{3})(?:[.,]0+)?", re.IGNORECASE)
_ZERO = re.compile(r"0+(?:[.,]0+)?")


@dataclass(slots=True)
class Locality:
    """What a row says of where it is; the point in WGS 84 degrees, both or neither."""

    commune: str = ""
    postcode: str = ""
    insee_code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    approximate: bool = False

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, if there are any."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    @property
    def known(self) -> bool:
        """Whether anything tells where the place is."""
        return bool(self.commune or self.postcode or self.insee_code or self.point)

    @property
    def department(self) -> str:
        """The code of the département or territory; empty when unknown."""
        return department_of(self.insee_code, self.postcode)


def read_postcode(text: str, log: Log) -> str:
    """Five digits, or nothing."""
    if not text:
        return ""
    if _ZERO.fullmatch(text):
        log.repair(Reason.POSTCODE_ZERO, "code_postal", text)
        return ""
    if match := _POSTCODE.fullmatch(text):
        code = re.sub(r"\D", "", match[1])
    elif match := _SHORT_CODE.fullmatch(text):
        code = "0" + match[1]
    else:
        log.loss(Reason.POSTCODE_UNREADABLE, "code_postal", text)
        return ""
    if code != text:
        log.repair(Reason.POSTCODE_FORM, "code_postal", text)
    return code


def read_insee(text: str, log: Log) -> str:
    """Five characters, the whole city's for an arrondissement, or nothing."""
    if not text:
        return ""
    if _ZERO.fullmatch(text):
        log.repair(Reason.INSEE_ZERO, "code_insee", text)
        return ""
    plain = text.replace(" ", "")
    if match := _INSEE.fullmatch(plain):
        code = match[1].upper()
    elif match := _SHORT_CODE.fullmatch(plain):
        code = "0" + match[1]
    else:
        log.loss(Reason.INSEE_UNREADABLE, "code_insee", text)
        return ""
    if city := whole_city(code):
        log.repair(Reason.INSEE_DISTRICT, "code_insee", text)
        return city
    if code != text:
        log.repair(Reason.INSEE_FORM, "code_insee", text)
    return code


def read_commune(text: str, log: Log) -> str:
    """The name, or nothing when it is a number such as 0."""
    if text and not fold(text).strip("0123456789-"):
        log.repair(Reason.COMMUNE_ZERO, "commune", text)
        return ""
    return text


def read_point(
    latitude: str, longitude: str, both: str, log: Log
) -> tuple[float | None, float | None]:
    """Latitude and longitude within French territory, or neither.

    ``both`` is a cell that holds the two, read when the two cells of their own are empty.
    """
    if not longitude or not latitude:
        pair = coordinates.together(latitude or longitude or both)
        if pair:
            if not both or latitude or longitude:
                log.repair(Reason.POINT_TOGETHER, "latitude", latitude or longitude)
            latitude, longitude = pair
    if not latitude and not longitude:
        return None, None
    if not latitude or not longitude:
        log.loss(Reason.POINT_HALF, "latitude" if latitude else "longitude", latitude or longitude)
        return None, None
    shown = f"{latitude}, {longitude}"
    north, north_comma = coordinates.number(latitude)
    east, east_comma = coordinates.number(longitude)
    if north is None or east is None:
        log.loss(Reason.POINT_UNREADABLE, "latitude", shown)
        return None, None
    if north == east == 0:
        log.repair(Reason.POINT_ZERO, "latitude", shown)
        return None, None
    if north_comma or east_comma:
        log.repair(Reason.POINT_DECIMALS, "latitude", shown)
    if coordinates.in_france(north, east):
        return north, east
    if coordinates.in_france(east, north):
        log.repair(Reason.POINT_SWAPPED, "latitude", shown)
        return east, north
    log.loss(Reason.POINT_OUTSIDE, "latitude", shown)
    return None, None


def agree(place: Locality, gazetteer: Gazetteer, log: Log) -> None:
    """Put what is known in agreement, with the help of the gazetteer."""
    town = _town(place, gazetteer, log)
    if town is None:
        return
    if place.point and town:
        town = _judge_point(place, town, gazetteer, log)
    _take(place, town, gazetteer, log)
    if not place.point and town.latitude is not None and town.longitude is not None:
        place.latitude, place.longitude = town.latitude, town.longitude
        place.approximate = True
        log.repair(Reason.POINT_FROM_COMMUNE, "latitude")


def _town(place: Locality, gazetteer: Gazetteer, log: Log) -> Town | None:
    """The commune that the row means."""
    by_code = gazetteer.by_code(place.insee_code)
    by_name = gazetteer.by_name(place.commune, place.postcode, place.point)
    if by_code:
        contradicted = (
            by_name
            and by_name.code != by_code.code
            and place.postcode in by_name.postcodes
            and place.postcode not in by_code.postcodes
        )
        return by_name if contradicted else by_code
    if by_name:
        return by_name
    sharing = gazetteer.by_postcode(place.postcode)
    if place.point and sharing:
        # A name that the gazetteer does not know may be that of a former commune, now a part.
        point = place.point
        return min(sharing, key=lambda town: gazetteer.far(town, point))
    if place.commune:
        return None
    if place.point:
        return gazetteer.nearest(*place.point)
    return sharing[0] if len(sharing) == 1 else None


def _judge_point(place: Locality, town: Town, gazetteer: Gazetteer, log: Log) -> Town:
    """The commune to believe, after the point was removed or the code found to be wrong."""
    point = place.point
    limit = FARTHEST_IN.get(town.department, FARTHEST)
    if not point or town.latitude is None or gazetteer.far(town, point) <= limit:
        return town
    there = gazetteer.nearest(*point)
    if there and not _speaks_for(place, town) and (place.commune or _speaks_for(place, there)):
        return there
    log.loss(Reason.POINT_FAR, "latitude", f"{point[0]}, {point[1]}")
    place.latitude = place.longitude = None
    return town


def _speaks_for(place: Locality, town: Town) -> bool:
    """Whether the row's own name or postcode is the town's."""
    return _named(place, town) or place.postcode in town.postcodes


def _named(place: Locality, town: Town) -> bool:
    return bool(place.commune) and alike(place.commune, town.name)


def _take(place: Locality, town: Town, gazetteer: Gazetteer, log: Log) -> None:
    """Fill in and correct codes and name from the commune."""
    if place.insee_code != town.code:
        reason = Reason.INSEE_OTHER if place.insee_code else Reason.INSEE_FILLED
        log.repair(reason, "code_insee", place.insee_code)
        place.insee_code = town.code
    if not place.commune:
        by_point_only = not place.postcode and place.point
        reason = Reason.COMMUNE_NEAREST if by_point_only else Reason.COMMUNE_FILLED
        log.repair(reason, "commune")
        place.commune = town.name
    elif place.commune != town.name and _named(place, town):
        log.repair(Reason.COMMUNE_FORM, "commune", place.commune)
        place.commune = town.name
    if place.postcode and _is_of_elsewhere(place, town, gazetteer):
        log.repair(Reason.POSTCODE_OTHER, "code_postal", place.postcode)
        place.postcode = town.postcodes[0] if len(town.postcodes) == 1 else ""
    elif not place.postcode and len(town.postcodes) == 1:
        log.repair(Reason.POSTCODE_FILLED, "code_postal")
        place.postcode = town.postcodes[0]


def _is_of_elsewhere(place: Locality, town: Town, gazetteer: Gazetteer) -> bool:
    """Whether the postcode is that of other communes, or of another part of the country.

    Large offices have postcodes of their own (CEDEX), which no list of communes has.
    """
    if not _named(place, town) or not town.postcodes or place.postcode in town.postcodes:
        return False
    if all(place.postcode[:2] != postcode[:2] for postcode in town.postcodes):
        return True
    return len(town.postcodes) == 1 and bool(gazetteer.by_postcode(place.postcode))
