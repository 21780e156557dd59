"""What of a place tells whether another is the same, in a form that compares well.

Sources word one place differently: ``R.`` and ``rue``, ``MSAP`` and ``France services``, with the
commune behind the name or not. What is left once that is undone is what a pair is compared by.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from search.analysis import is_stop_word, words

# Words written in several ways, longest first; the public places « MSAP » have become the others.
_SAME = {
    "centre communal action sociale": "ccas",
    "centre intercommunal action sociale": "cias",
    "point information mediation multi services": "pimms",
    "maison services public": "france services",
    "espace public numerique": "epn",
    "espace publique numerique": "epn",
    "centre socio culturel": "centre social",
    "centre socioculturel": "centre social",
    "maison france services": "france services",
    "espace france services": "france services",
    "france service": "france services",
    "cyber base": "cyberbase",
    "tiers lieux": "tierslieu",
    "tiers lieu": "tierslieu",
    "fab lab": "fablab",
    "msap": "france services",
    "mfs": "france services",
    "mjc": "maison jeunes culture",
}
_WRITTEN_OUT = {
    "av": "avenue",
    "ave": "avenue",
    "bd": "boulevard",
    "bld": "boulevard",
    "blvd": "boulevard",
    "boul": "boulevard",
    "ch": "chemin",
    "che": "chemin",
    "chem": "chemin",
    "all": "allee",
    "espl": "esplanade",
    "fg": "faubourg",
    "fbg": "faubourg",
    "imp": "impasse",
    "pl": "place",
    "r": "rue",
    "rte": "route",
    "sq": "square",
    "dr": "docteur",
    "gal": "general",
    "mal": "marechal",
    "pdt": "president",
    "st": "saint",
    "ste": "sainte",
}
_WAYS = frozenset(
    [
        *("allee", "avenue", "boulevard", "chaussee", "chemin", "cite", "cour", "cours"),
        *("esplanade", "faubourg", "galerie", "impasse", "mail", "montee", "parvis", "passage"),
        *("place", "placette", "pont", "promenade", "quai", "residence", "rond", "rondpoint"),
        *("route", "rue", "ruelle", "sentier", "square", "traverse", "venelle", "villa", "voie"),
        "zone",
    ]
)
# A service on wheels often gives the address, and the telephone, of the one that sends it.
_TRAVELLING = frozenset(
    ["bus", "camion", "fourgon", "itinerance", "itinerant", "itinerante", "mobile", "van"]
)
_POST_OFFICE_BOX = re.compile(r"\b(?:bp|cs|tsa|cedex)(?: \d+)*\b")
_NUMBER = re.compile(r"\d+")
_SAYS_NOTHING = re.compile(r"0+|")


@dataclass(frozen=True, slots=True)
class Described:
    """A place to compare; texts are in small letters without accents, empty where not known.

    ``name`` are the words of the name without the commune's, in their order; ``numbers`` those in
    it. ``number`` and ``street`` are of the address; ``has_way`` is False for « le bourg ».
    ``point`` is in WGS 84 degrees, None when it is not known or only the commune's centre.
    """

    key: int
    name: tuple[str, ...]
    numbers: frozenset[str]
    travels: bool
    locality: str
    number: str
    street: str
    has_way: bool
    point: tuple[float, float] | None
    pivot: str
    phone: str


def describe(key: int, values: Mapping[str, Any]) -> Described:
    """The place ``key`` whose fields are ``values``, by the names that they have in ``Place``."""
    commune = str(values.get("commune") or "")
    name = own_words(str(values.get("name") or ""), commune)
    number, street, has_way = read_address(str(values.get("address") or ""))
    latitude, longitude = values.get("latitude"), values.get("longitude")
    known = latitude is not None and longitude is not None and not values.get("approximate")
    pivot = str(values.get("pivot") or "")
    return Described(
        key=key,
        name=name,
        numbers=frozenset(word for word in name if word.isdecimal()),
        travels=not _TRAVELLING.isdisjoint(name),
        locality=str(
            values.get("insee_code") or values.get("postcode") or " ".join(words(commune))
        ),
        number=number,
        street=street,
        has_way=has_way,
        point=(float(latitude or 0), float(longitude or 0)) if known else None,
        pivot="" if _SAYS_NOTHING.fullmatch(pivot) else pivot.upper(),
        phone=str(values.get("phone") or ""),
    )


def own_words(name: str, commune: str) -> tuple[str, ...]:
    """The words of ``name`` in one way of writing, without small ones and the commune's.

    Where only the commune is left, it is the name.
    """
    found = _one_way(_telling(words(name)))
    town = {_WRITTEN_OUT.get(word, word) for word in words(commune)}
    own = tuple(word for word in found if _WRITTEN_OUT.get(word, word) not in town)
    return own or tuple(found)


def read_address(address: str) -> tuple[str, str, bool]:
    """The number, the street and whether it names a way, of « 12 bis, R. de la Paix »."""
    text = _POST_OFFICE_BOX.sub(" ", " ".join(words(address)))
    found = [_WRITTEN_OUT.get(word, word) for word in text.split()]
    way = next((index for index, word in enumerate(found) if word in _WAYS), None)
    start = 0 if way is None else way
    # « 12 bis rue », « 5-9 rue », « Mairie, 3 rue »: the first number before the way.
    before = found[:start] or found[:1]
    number = next((match[0] for word in before if (match := _NUMBER.match(word))), "")
    street = found[start:] if way is not None else found[1 if number else 0 :]
    return number.lstrip("0"), " ".join(_telling(street)), way is not None


def _telling(found: Sequence[str]) -> list[str]:
    return [word for word in found if not is_stop_word(word, "fr")]


def _one_way(found: Sequence[str]) -> Sequence[str]:
    text = f" {' '.join(found)} "
    for written, meant in _SAME.items():
        text = text.replace(f" {written} ", f" {meant} ")
    return list(_once(text.split()))


def _once(found: Sequence[str]) -> Iterator[str]:
    yield from dict.fromkeys(found)
