"""Filters of stories and mottos, with true counts: theme and département, for mottos also the
archetype they belong to and the place where they are said.

All stand in the address (``?theme=metier&archetype=cameleon&department=59&place=le-quai``). The
counts of one ignore its own choice and respect the others': they say what choosing would bring.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from directory.departments import DEPARTMENTS
from editorial.kept import keep
from members import facets
from stories.models.theme import Theme


@dataclass(frozen=True, slots=True)
class Choice(facets.Choice):
    """What the reader has chosen."""

    theme: str = ""
    archetype: str = ""
    department: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Facts(facets.Facts):
    """What the filters go by, of one story or motto: slugs, and the code of a département."""

    theme: frozenset[str] = frozenset()
    archetype: frozenset[str] = frozenset()
    department: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()


NOTHING = Facts()


def one(value: str) -> frozenset[str]:
    """A fact of one value, or of none."""
    return frozenset([value]) if value else frozenset()


def read_choice(query: QueryDict, known: Mapping[str, Container[str]]) -> tuple[Choice, bool]:
    """What ``query`` asks for, and whether something in it was not understood and left out.

    ``known`` holds the values of each filter that the page has; other filters are not looked at.
    """
    kept, misunderstood = facets.read(query, known)
    return Choice(**kept), misunderstood


def known_of_stories() -> dict[str, Container[str]]:
    """The filters that lists of stories have, with their values."""
    return {"theme": theme_names(), "department": DEPARTMENTS}


def theme_names() -> dict[str, str]:
    """Name of each theme by slug: in the language being read if it is translated."""
    language = get_language()
    return keep(f"themes-{language}", lambda: _theme_names(language))


def _theme_names(language: str | None) -> dict[str, str]:
    names: dict[str, str] = {}
    for theme in Theme.objects.select_related("locale").order_by("name"):
        if theme.slug not in names or theme.locale.language_code == language:
            names[theme.slug] = theme.name
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))


def filter_controls(
    facts: Iterable[Facts],
    choice: Choice,
    themes: Mapping[str, str],
    archetypes: Mapping[str, str] | None = None,
) -> dict[str, list[dict[str, Any]]]:
    """``themes`` and ``archetypes`` as links, ``departments`` as options, each with its count.

    None that is 0. ``themes`` and ``archetypes`` give the words by slug; without any archetype
    to choose there are no links of archetypes.
    """
    all_facts = list(facts)
    of_archetypes = facets.links("archetype", archetypes or {}, all_facts, choice)
    return {
        "themes": facets.links("theme", themes, all_facts, choice),
        "archetypes": of_archetypes if len(of_archetypes) > 1 else [],
        "departments": facets.options("department", DEPARTMENTS, all_facts, choice),
    }
