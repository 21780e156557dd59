"""Filters that stories and mottos share: a theme and a département, with true counts.

Both stand in the address (``?theme=metier&department=59``). The counts of one ignore its own
choice and respect the other's: they say what choosing would bring.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.departments import DEPARTMENTS
from editorial.kept import keep
from stories.models.theme import Theme

type Facts = tuple[frozenset[str], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader has chosen; empty where nothing, or nothing that we know."""

    theme: str = ""
    department: str = ""

    def __bool__(self) -> bool:
        return bool(self.theme or self.department)

    def allows(self, facts: Facts) -> bool:
        """Whether something with these theme slugs and this département is wanted."""
        themes, department = facts
        return self.theme in ("", *themes) and self.department in ("", department)

    def query(self, **changes: str) -> str:
        """The query string of this choice with ``changes``."""
        parameters = QueryDict(mutable=True)
        for name in ("theme", "department"):
            value = changes.get(name, getattr(self, name))
            if value:
                parameters[name] = value
        return f"?{parameters.urlencode()}" if parameters else "?"


def read_choice(query: QueryDict, themes: Iterable[str]) -> tuple[Choice, bool]:
    """What ``query`` asks for, and whether something in it was not understood and left out."""
    theme, department = query.get("theme", ""), query.get("department", "").upper()
    choice = Choice(
        theme if theme in set(themes) else "", department if department in DEPARTMENTS else ""
    )
    return choice, (theme, department) != (choice.theme, choice.department)


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
    facts: Iterable[Facts], choice: Choice, names: dict[str, str]
) -> dict[str, list[dict[str, Any]]]:
    """``themes`` as links and ``departments`` as options, each with its count; none that is 0."""
    all_facts = list(facts)
    by_theme: Counter[str] = Counter()
    for themes, department in all_facts:
        if choice.department in ("", department):
            by_theme.update(themes)
    by_department = Counter(
        department
        for themes, department in all_facts
        if department and choice.theme in ("", *themes)
    )
    everything = sum(choice.department in ("", department) for _themes, department in all_facts)
    tags = [
        {
            "label": _("All"),
            "url": choice.query(theme=""),
            "current": not choice.theme,
            "count": everything,
        }
    ]
    tags += [
        {
            "label": name,
            "url": choice.query(theme=slug),
            "current": slug == choice.theme,
            "count": by_theme[slug],
        }
        for slug, name in names.items()
        if by_theme[slug] or slug == choice.theme
    ]
    return {
        "themes": tags,
        "departments": _options(by_department, choice.department, lambda code: DEPARTMENTS[code]),
    }


def _options(
    counts: Counter[str], chosen: str, label: Callable[[str], str]
) -> list[dict[str, Any]]:
    codes = sorted({*counts, *([chosen] if chosen else [])})
    return [
        {"value": code, "label": label(code), "count": counts[code], "selected": code == chosen}
        for code in codes
    ]
