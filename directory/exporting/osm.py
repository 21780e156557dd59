"""Nodes with OpenStreetMap's tags, in a file that JOSM opens beside the map.

It is for comparing and completing by hand, place by place, and says so (``upload="false"``):
OpenStreetMap wants no import without its community. Invented places and points that are only the
middle of a commune are left out.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import batched
from xml.sax.saxutils import quoteattr

from .rows import Row

_AT_ONCE = 200  # nodes a piece
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 255  # characters of a tag's value
_NUMBER = re.compile(r"(\d{1,4}(?: ?(?:bis|ter|quater|[A-Z](?![\w'’])))?),? +(\D.+)")
_GOVERNMENT = {"office": "government"}
_SOCIAL = {"amenity": "social_facility"}
# The first typology that OpenStreetMap has a tag for tells what kind of thing a place is.
_KINDS: dict[str, dict[str, str]] = {
    "BIB": {"amenity": "library"},
    "RELAIS_LECTURE": {"amenity": "library"},
    "LA_POSTE": {"amenity": "post_office"},
    "MUNI": {"amenity": "townhall"},
    "FABLAB": {"leisure": "hackerspace"},
    "TIERS_LIEUX": {"amenity": "coworking_space"},
    "CS": {"amenity": "community_centre"},
    "CSC": {"amenity": "community_centre"},
    "EVS": {"amenity": "community_centre"},
    "MDH": {"amenity": "community_centre"},
    "MJC": {"amenity": "community_centre"},
    "MQ": {"amenity": "community_centre"},
    "FT": {"office": "employment_agency"},
    "ML": {"office": "employment_agency"},
    "CAF": {**_GOVERNMENT, "government": "social_security"},
    "CPAM": {**_GOVERNMENT, "government": "social_security"},
    "PREF": {**_GOVERNMENT, "government": "prefecture"},
    "RFS": _GOVERNMENT,
    "MSAP": _GOVERNMENT,
    "CCAS": _SOCIAL,
    "CIAS": _SOCIAL,
    "MDS": _SOCIAL,
    "CDAS": _SOCIAL,
    "PIMMS": _SOCIAL,
    "RESSOURCERIE": {"shop": "second_hand"},
    "ASSO": {"office": "association"},
}
_OTHER_KIND = {"amenity": "community_centre"}
_FEES = {"Gratuit": "no", "Payant": "yes"}
_INTERNET = "Accès internet et matériel informatique"


def write_osm(rows: Iterable[Row]) -> Iterator[str]:
    """Pieces of an OSM XML file; new nodes have negative numbers."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<osm version="0.6" generator="Blason" upload="false">\n'
    placed = (row for row in rows if _has_door(row))
    for some in batched(placed, _AT_ONCE):
        yield "".join(map(_node, some))
    yield "</osm>\n"


def _has_door(row: Row) -> bool:
    known = row["latitude"] is not None and row["longitude"] is not None
    return known and not row["approximate"] and not row["is_example"]


def _node(row: Row) -> str:
    lines = "".join(
        f"<tag k={quoteattr(key)} v={quoteattr(_FORBIDDEN.sub('', value)[:_LONGEST])}/>"
        for key, value in tags(row).items()
        if value
    )
    place = f'lat="{row["latitude"]!r}" lon="{row["longitude"]!r}"'
    return f'<node id="-{row["pk"]}" {place}>{lines}</node>\n'


def tags(row: Row) -> dict[str, str]:
    """The tags of a place; those without a value are empty."""
    kind = next((_KINDS[one] for one in row["typologies"] if one in _KINDS), _OTHER_KIND)
    match = _NUMBER.fullmatch(row["address"])
    pivot = row["pivot"]
    return {
        **kind,
        "name": row["name"],
        "operator": row["parent_structure"],
        "addr:housenumber": match[1] if match else "",
        "addr:street": match[2] if match else row["address"],
        "addr:postcode": row["postcode"],
        "addr:city": row["commune"],
        "phone": row["phone"],
        "email": next(iter(row["emails"]), ""),
        "website": next(iter(row["websites"]), ""),
        "opening_hours": row["opening_hours"],
        "internet_access": "terminal" if _INTERNET in row["services"] else "",
        "fee": _FEES.get(row["fees"][0], "") if len(row["fees"]) == 1 else "",
        "ref:FR:SIRET": pivot if len(pivot) == 14 and pivot.isdigit() else "",
        "source": row["source"],
    }
