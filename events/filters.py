"""Filters of the list of events with true counts: département, format and theme, in the address."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from directory.departments import DEPARTMENTS
from events.models.moment import Format
from events.themes import THEMES
from members import facets


@dataclass(frozen=True, slots=True)
class Choice(facets.Choice):
    """What the reader has chosen."""

    theme: str = ""
    format: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Facts(facets.Facts):
    """What the filters go by, of one event."""

    theme: frozenset[str] = frozenset()
    format: frozenset[str] = frozenset()
    department: frozenset[str] = frozenset()


KNOWN: dict[str, Container[str]] = {
    "theme": THEMES,
    "format": Format.values,
    "department": DEPARTMENTS,
}


def labels() -> dict[str, dict[str, str]]:
    """The words for the values of each filter, in the language being read."""
    return {
        "theme": {slug: str(name) for slug, name in THEMES.items()},
        "format": {value: str(label) for value, label in Format.choices},
        "department": DEPARTMENTS,
    }


def read_choice(query: QueryDict) -> tuple[Choice, bool]:
    """What ``query`` asks for, and whether something in it was not understood and left out."""
    kept, misunderstood = facets.read(query, KNOWN)
    return Choice(**kept), misunderstood


def controls(all_facts: list[Facts], choice: Choice) -> dict[str, list[dict[str, Any]]]:
    """The themes as links; formats and départements as options of a form; each with its count."""
    words = labels()
    return {
        "themes": facets.links("theme", words["theme"], all_facts, choice),
        "formats": facets.options("format", words["format"], all_facts, choice),
        "departments": facets.options("department", words["department"], all_facts, choice),
    }
