"""Addresses in one cell, taken apart: « Village de Crocicchia 20290 CROCICCHIA »."""

import re
from typing import NamedTuple

from directory.importing.gazetteer import department_of

LONGEST = 500  # characters; more is prose

# A postcode, also with a space (« 98 800 »), not part of a longer number, nor of a P.O. box.
_POSTCODE = re.compile(r"(?<![\d.])(?<!\bCS )(?<!\bBP )(?<!\bCS)(?<!\bBP)(\d{2}) ?(\d{3})(?!\d)")
_COUNTRY = re.compile(r"[\s,–-]*\b(?:france|nouvelle[ -]cal[ée]donie|new caledonia)\W*$", re.I)
_CEDEX = re.compile(r"\s+cedex\b.*$", re.I | re.S)
_EDGES = " \t\n\r\xa0,;–—-"
_LAST_WORDS = re.compile(r"[,\n]\s*([^,\n\d]{2,60})$")


class Packed(NamedTuple):
    """The parts of an address; empty where it says nothing."""

    street: str = ""
    postcode: str = ""
    commune: str = ""


def unpacked(text: str) -> Packed:
    """``text`` in its parts: what is before the last postcode, the postcode, what is after.

    Where nothing is after (« 27 rue de la Victoire, Nouméa 98800 »), the commune is what stands
    between the last comma and the postcode.
    """
    text = text[:LONGEST]
    found = [match for match in _POSTCODE.finditer(text) if department_of("", _digits(match))]
    plain = _COUNTRY.sub("", text)
    if not found:
        return Packed(plain.strip(_EDGES))
    last = found[-1]
    postcode = _digits(last)
    street = text[: last.start()].strip(_EDGES).removesuffix(postcode).strip(_EDGES)
    commune = _CEDEX.sub("", _COUNTRY.sub("", text[last.end() :])).strip(_EDGES)
    if not commune and (before := _LAST_WORDS.search(street)):
        commune, street = before[1].strip(_EDGES), street[: before.start()].strip(_EDGES)
    return Packed(street, postcode, " ".join(commune.split()))


def _digits(match: re.Match[str]) -> str:
    return match[1] + match[2]
