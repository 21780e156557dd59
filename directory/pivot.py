"""The standard's « pivot », the number that stands for an organisation: SIRET, RNA or RIDET."""

import re

_FORM = re.compile(r"[A-Z0-9]{9,14}")
_SIREN, _SIRET = 9, 14


def plain(text: str) -> str:
    """``text`` without the spaces, dots and hyphens that people write in such a number."""
    return re.sub(r"[\s.\-]", "", text).upper()


def is_pivot(number: str) -> bool:
    """Whether ``number``, as ``plain`` gives it, may stand for an organisation."""
    return bool(_FORM.fullmatch(number)) and bool(number.strip("0"))


def siren(number: str) -> str:
    """What the establishments of one organisation have in common; empty for other numbers."""
    return number[:_SIREN] if number.isdecimal() and len(number) in (_SIREN, _SIRET) else ""
