"""Numbers under which France compétences registers certificates. Plain Python.

``RNCP`` is the national register of professional certificates, ``RS`` that of specific skills.
"""

import re

_FORM = re.compile(r"(RNCP|RS)(\d{3,6})")
_ADDRESS = "https://www.francecompetences.fr/recherche"
_PAGES = {"RNCP": "rncp", "RS": "rs"}


def plain(text: str) -> str:
    """``text`` without the spaces, dots and hyphens that people write in such a number."""
    return re.sub(r"[\s.\-–]", "", text).upper()


def is_number(number: str) -> bool:
    """Whether ``number``, as ``plain`` gives it, may be one of the registers'."""
    return bool(_FORM.fullmatch(number))


def address(number: str) -> str:
    """The page of ``number`` at France compétences; empty for what is no number."""
    found = _FORM.fullmatch(number)
    return f"{_ADDRESS}/{_PAGES[found[1]]}/{found[2]}/" if found else ""
