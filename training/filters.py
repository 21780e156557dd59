"""Filters of the catalogue, with true counts: all of them stand in the address.

``?q=atelier&family=pedagogie&level=beginner&format=remote&department=59&certifying=yes&free=yes``
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from directory.departments import DEPARTMENTS
from members import facets
from training.models.course import Format, Level
from training.skills import family_labels

LONGEST = 100  # characters of a question that are looked at
YES = "yes"

type Labels = Mapping[str, str | Promise]


@dataclass(frozen=True, slots=True)
class Choice(facets.Choice):
    """What the reader has chosen."""

    q: str = ""
    family: str = ""
    level: str = ""
    format: str = ""
    department: str = ""
    certifying: str = ""
    free: str = ""


@dataclass(frozen=True, slots=True)
class Facts(facets.Facts):
    """What the filters go by, of one course; départements of the sessions that are to come."""

    family: frozenset[str] = frozenset()
    level: frozenset[str] = frozenset()
    format: frozenset[str] = frozenset()
    department: frozenset[str] = frozenset()
    certifying: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()


def labels() -> dict[str, Labels]:
    """The words for the values of each filter, in the language being read."""
    return {
        "family": family_labels(get_language() or ""),
        "level": dict(Level.choices),
        "format": dict(Format.choices),
        "department": DEPARTMENTS,
        "certifying": {YES: _("Leads to a certificate")},
        "free": {YES: _("Free of charge")},
    }


def read_choice(query: QueryDict) -> tuple[Choice, bool]:
    """What ``query`` asks for, and whether something in it was not understood and left out."""
    kept, misunderstood = facets.read(query, labels())
    return Choice(q=" ".join(query.get("q", "").split())[:LONGEST], **kept), misunderstood


def family_links(all_facts: list[Any], choice: facets.Choice) -> list[dict[str, Any]]:
    """« All » and each family of skills, as links with counts; see ``facets.links``."""
    words = {"": pgettext("families of skills", "All"), **family_labels(get_language() or "")}
    return facets.links("family", words, all_facts, choice)


def controls(facts: Iterable[Facts], choice: Choice) -> dict[str, Any]:
    """``families`` as links, the others as options or boxes, each with its count."""
    known, words = list(facts), labels()
    return {
        "families": family_links(known, choice),
        "levels": facets.options("level", words["level"], known, choice),
        "formats": facets.options("format", words["format"], known, choice),
        "departments": facets.options("department", words["department"], known, choice),
        "boxes": [
            {
                "name": name,
                "label": words[name][YES],
                "count": facets.counts(name, known, choice)[YES],
                "checked": bool(getattr(choice, name)),
            }
            for name in ("certifying", "free")
        ],
    }
