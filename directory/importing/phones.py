"""Telephone numbers in E.164, French and overseas."""

import re
from collections.abc import Callable
from functools import lru_cache

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    ValidationResult,
    format_number,
    is_possible_number_with_reason,
    is_valid_number,
    parse,
)

# Territories whose national numbers have a prefix or a length of their own.
REGIONS = {
    "971": "GP",
    "972": "MQ",
    "973": "GF",
    "974": "RE",
    "975": "PM",
    "976": "YT",
    "977": "BL",
    "978": "MF",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}
_BETWEEN = re.compile(r"[/;|,\n]|\s(?:ou|et|puis)\s|\s[-–—]\s", re.IGNORECASE)
_FRENCH = re.compile(r"(?:(?:\+|00)\d{2,3}[\s.]?(?:\(0\))?|0)\s?[1-9](?:[\s.\-]?\d{2}){4}(?!\d)")
_DIGIT = re.compile(r"\d")
_LONGEST = 300  # a cell beyond is prose, not worth searching


@lru_cache(maxsize=4096)
def _e164(text: str, region: str, valid: Callable[[PhoneNumber], bool]) -> str:
    try:
        number = parse(text, region)
    except NumberParseException:
        return ""
    return format_number(number, PhoneNumberFormat.E164) if valid(number) else ""


def _has_its_length(number: PhoneNumber) -> bool:
    """Ranges are opened faster than libraries learn of them: the right length is enough."""
    return is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE


def _either(text: str, region: str) -> str:
    """In the territory's own numbering, else in that of metropolitan France."""
    for valid in (is_valid_number, _has_its_length):
        for country in dict.fromkeys((region, "FR")):
            if number := _e164(text, country, valid):
                return number
    return ""


def read(text: str, department: str = "") -> tuple[str, bool]:
    """The first number of ``text`` in E.164, empty when there is none, and if there were more."""
    region = REGIONS.get(department, "FR")
    text = text[:_LONGEST]
    whole = _either(text, region) if len(_DIGIT.findall(text)) <= 15 else ""
    if whole:
        return whole, False
    found: list[str] = []
    for part in _BETWEEN.split(text):
        number = _either(part, region) if len(_DIGIT.findall(part)) >= 6 else ""
        if number:
            found.append(number)
    if not found:
        found = [number for part in _FRENCH.findall(text) if (number := _either(part, region))]
    return (found[0], len(set(found)) > 1) if found else ("", False)
