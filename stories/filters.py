"""Filters of stories and mottos, with true counts: theme and département, for mottos also the
archetype they belong to and the place where they are said.

All stand in the address (``?theme=metier&archetype=cameleon&department=59&place=le-quai``). The
counts of one ignore its own choice and respect the others': they say what choosing would bring.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.departments import DEPARTMENTS
from editorial.kept import keep
from stories.models.theme import Theme

FILTERS = ("theme", "archetype", "department", "place")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader has chosen; empty where nothing, or nothing that we know."""

    theme: str = ""
    archetype: str = ""
    department: str = ""
    place: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in FILTERS)

    def query(self, **changes: str) -> str:
        """The query string of this choice with ``changes``."""
        parameters = QueryDict(mutable=True)
        for name in FILTERS:
            value = changes.get(name, getattr(self, name))
            if value:
                parameters[name] = value
        return f"?{parameters.urlencode()}" if parameters else "?"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the filters go by, of one story or motto: slugs, and the code of a département."""

    theme: frozenset[str] = frozenset()
    archetype: frozenset[str] = frozenset()
    department: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()

    def suits(self, choice: Choice, but: str = "") -> bool:
        """Whether this is wanted, the filter ``but`` aside."""
        return all(
            getattr(choice, name) in ("", *getattr(self, name)) for name in FILTERS if name != but
        )


NOTHING = Facts()


def one(value: str) -> frozenset[str]:
    """A fact of one value, or of none."""
    return frozenset([value]) if value else frozenset()


def read_choice(query: QueryDict, known: Mapping[str, Container[str]]) -> tuple[Choice, bool]:
    """What ``query`` asks for, and whether something in it was not understood and left out.

    ``known`` holds the values of each filter that the page has; other filters are not looked at.
    """
    asked = {name: query.get(name, "") for name in known}
    asked["department"] = asked["department"].upper()
    kept = {name: value if value in known[name] else "" for name, value in asked.items()}
    return Choice(**kept), kept != asked


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
    of_archetypes = _links("archetype", archetypes or {}, all_facts, choice)
    return {
        "themes": _links("theme", themes, all_facts, choice),
        "archetypes": of_archetypes if len(of_archetypes) > 1 else [],
        "departments": _options(_counts("department", all_facts, choice), choice.department),
    }


def _counts(name: str, all_facts: Iterable[Facts], choice: Choice) -> Counter[str]:
    """How many each value of the filter ``name`` would bring."""
    return Counter(
        value
        for facts in all_facts
        if facts.suits(choice, but=name)
        for value in getattr(facts, name)
    )


def _links(
    name: str, labels: Mapping[str, str], all_facts: list[Facts], choice: Choice
) -> list[dict[str, Any]]:
    """« All » and each value of the filter ``name``."""
    chosen = getattr(choice, name)
    counts = _counts(name, all_facts, choice)
    counts[""] = sum(facts.suits(choice, but=name) for facts in all_facts)
    return [
        {
            "label": label,
            "url": choice.query(**{name: value}),
            "current": value == chosen,
            "count": counts[value],
        }
        for value, label in {"": _("All"), **labels}.items()
        if counts[value] or value in ("", chosen)
    ]


def _options(counts: Counter[str], chosen: str) -> list[dict[str, Any]]:
    codes = sorted({*counts, *([chosen] if chosen else [])})
    return [
        {
            "value": code,
            "label": DEPARTMENTS[code],
            "count": counts[code],
            "selected": code == chosen,
        }
        for code in codes
    ]
