"""What the cells of a column are, told from the cells alone: the share that reads as each thing."""

import re
from collections.abc import Callable, Mapping, Sequence

from opening_hours import validate

from directory.hours_in_french import NotUnderstood, understand
from directory.importing import contacts, coordinates, dates, phones
from directory.importing.headers import POINT

from .packed import unpacked

PACKED = "packed"  # no column of the standard: street, postcode and commune in one
LOOKED_AT = 60  # cells of a column

_PHONE = re.compile(r"\s*(?:\+|00|\(?0)[\d\s./()+-]{8,}")
_HOURS = re.compile(r"\d\s*(?:h|:)\s*\d{0,2}|\bMo\b|\bTu\b|\bFr\b", re.IGNORECASE)
_DECIMALS = re.compile(r"-?\d{1,3}[.,]\d{3,}")
_POSTCODE = re.compile(r"\d{2} ?\d{3}")
_INSEE = re.compile(r"\d{5}|2[AB]\d{3}", re.IGNORECASE)
_DATE = re.compile(r"\D*\d+\D+\d+\D+\d+.*", re.DOTALL)
_SIRET = re.compile(r"\d{14}")


def _is_phone(text: str) -> bool:
    return bool(_PHONE.match(text)) and bool(phones.read(text)[0])


def _is_email(text: str) -> bool:
    return "@" in text and bool(contacts.emails(text)[0])


def _is_url(text: str) -> bool:
    plain = text.lower().startswith(("http", "www."))
    return plain and bool(contacts.urls(text)[0])


def _is_hours(text: str) -> bool:
    if not _HOURS.search(text):
        return False
    if validate(text):
        return True
    try:
        understand(text)
    except NotUnderstood:
        return False
    return True


def _degrees(least: float, most: float) -> Callable[[str], bool]:
    def test(text: str) -> bool:
        if not _DECIMALS.fullmatch(text):
            return False
        return least <= float(text.replace(",", ".")) <= most

    return test


def _is_packed(text: str) -> bool:
    parts = unpacked(text)
    return bool(parts.street and parts.postcode and parts.commune)


def _is_siret(text: str) -> bool:
    """Fourteen digits whose Luhn sum is right; La Poste's have a rule of their own."""
    digits = re.sub(r"\s", "", text)
    if not _SIRET.fullmatch(digits):
        return False
    doubled = [int(digit) * (2 if index % 2 == 0 else 1) for index, digit in enumerate(digits)]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


_TESTS: Mapping[str, Callable[[str], bool]] = {
    "telephone": _is_phone,
    "courriels": _is_email,
    "site_web": _is_url,
    "horaires": _is_hours,
    # Metropolitan France; overseas the name of the column has to tell.
    "latitude": _degrees(41.2, 51.3),
    "longitude": _degrees(-5.6, 9.8),
    POINT: lambda text: coordinates.together(text) is not None,
    "code_postal": lambda text: bool(_POSTCODE.fullmatch(text)),
    "code_insee": lambda text: bool(_INSEE.fullmatch(text)),
    "date_maj": lambda text: bool(_DATE.fullmatch(text)) and dates.read(text)[0] is not None,
    "pivot": _is_siret,
    PACKED: _is_packed,
}
TOLD_BY_CELLS = frozenset(_TESTS)
# What no other thing looks like: the cells alone are enough.
UNMISTAKABLE = ("courriels", "site_web", "telephone", POINT, PACKED, "horaires", "pivot")


def share(kind: str, values: Sequence[str]) -> float:
    """The part of ``values``, from 0 to 1, that reads as ``kind``."""
    some = values[:LOOKED_AT]
    return sum(map(_TESTS[kind], some)) / len(some) if some else 0.0
