"""Coats of arms for templates: a number always gives the same arms."""

from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

TINCTURES = {
    "azur": "#1d4e9e",
    "gueules": "#b3261e",
    "sinople": "#1e6b45",
    "pourpre": "#6a2c70",
    "or": "#e8b949",
    "sable": "#1d1b18",
    "argent": "#fbf8f1",
}

# The part of the shield (viewBox 0 0 100 120) that takes the second tincture.
DIVISIONS = {
    "plain": "",
    "pale": "M50 5h44v57c0 28-20 45-44 54z",
    "fess": "M6 40h88v22q0 6-1.500 12h-85Q6 68 6 62z",
    "bend": "M6 5h20l63 79.300q-5 9.700-13.100 16.900L6 22z",
    "quarterly": "M50 5h44v57H50zM6 62h44v54C26 107 6 90 6 62z",
    "chevron": "M50 42l42.500 34q-2.500 9.500-8.500 17L50 64 16 93q-6-7.500-8.500-17z",
    "chief": "M6 5h88v32H6z",
    "saltire": "M6 5h16l28 39L78 5h16v16L63 60l23 30q-6 8-13 13L50 76"
    "l-23 27q-7-5-13-13l23-30L6 21z",
}

# Two tinctures that go well together; the first also colours a motto's card.
PAIRS = (
    ("azur", "gueules"),
    ("sinople", "or"),
    ("gueules", "azur"),
    ("pourpre", "azur"),
    ("azur", "or"),
    ("gueules", "sinople"),
    ("pourpre", "or"),
    ("sinople", "gueules"),
    ("azur", "sinople"),
    ("gueules", "or"),
    ("sinople", "azur"),
)

CHARGES_FILE = Path(__file__).parent.parent / "static" / "svg" / "charges.svg"
SVG = "{http://www.w3.org/2000/svg}"


class Arms(NamedTuple):
    """What the template draws: two colours, the path of the second one, a charge's id."""

    first: str
    second: str
    path: str
    charge: str
    tincture: str


@cache
def charges() -> dict[str, str]:
    """The symbols of ``svg/charges.svg`` as SVG text, by id."""
    ElementTree.register_namespace("", SVG.strip("{}"))
    symbols = ElementTree.parse(CHARGES_FILE).iter(f"{SVG}symbol")
    return {symbol.attrib["id"]: ElementTree.tostring(symbol, "unicode") for symbol in symbols}


@register.simple_tag
def arms_of(
    number: int | None = None,
    division: str = "",
    first: str = "",
    second: str = "",
    charge: str = "",
) -> Arms:
    """Arms from a number, or from the parts that are named; parts win over the number.

    Without a number nothing is invented: a plain azur shield, without a charge.
    """
    if number not in (None, ""):
        number = int(number)
        pair = PAIRS[number % len(PAIRS)]
        names = sorted(charges())
        division = division or list(DIVISIONS)[number * 3 % len(DIVISIONS)]
        charge = charge or names[number * 5 % len(names)]
        second = second or (pair[0] if pair[1] == first else pair[1])
        first = first or pair[0]
    first = first if first in TINCTURES else "azur"
    return Arms(
        first=TINCTURES[first],
        second=TINCTURES.get(second, TINCTURES["or"]),
        path=DIVISIONS.get(division, ""),
        charge=charge,
        tincture=first,
    )


@register.simple_tag
def charge_symbol(charge: str) -> SafeString:
    """The drawing of a charge, for an SVG that stands alone; nothing for an unknown one."""
    return mark_safe(charges().get(charge, ""))
