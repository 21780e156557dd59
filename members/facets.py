"""Filters of a list with true counts: what is chosen, what things offer, what choosing brings.

All stands in the address. The counts of one filter ignore its own choice and respect the others'.
A list names its filters once, as the fields of its ``Choice`` and of its ``Facts``.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader has chosen: texts, empty where nothing, or nothing that we know."""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def query(self, **changes: str) -> str:
        """The query string of this choice with ``changes``."""
        parameters = QueryDict(mutable=True)
        for each in fields(self):
            if value := changes.get(each.name, getattr(self, each.name)):
                parameters[each.name] = value
        return f"?{parameters.urlencode()}" if parameters else "?"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the filters go by, of one thing in the list: for each of them a set of its values."""

    def suits(self, choice: Choice, but: str = "") -> bool:
        """Whether this is wanted, the filter ``but`` aside."""
        return all(
            getattr(choice, each.name) in ("", *getattr(self, each.name))
            for each in fields(self)
            if each.name != but
        )


def read(query: QueryDict, known: Mapping[str, Container[str]]) -> tuple[dict[str, str], bool]:
    """What ``query`` asks for, and whether something in it was not understood and left out.

    ``known`` holds the values of each filter that the list has; others are not looked at.
    """
    asked = {name: query.get(name, "") for name in known}
    asked["department"] = asked["department"].upper()
    kept = {name: value if value in known[name] else "" for name, value in asked.items()}
    return kept, kept != asked


def counts(name: str, all_facts: Iterable[Facts], choice: Choice) -> Counter[str]:
    """How many each value of the filter ``name`` would bring."""
    return Counter(
        value
        for facts in all_facts
        if facts.suits(choice, but=name)
        for value in getattr(facts, name)
    )


def links(
    name: str, labels: Mapping[str, str], all_facts: list[Any], choice: Choice
) -> list[dict[str, Any]]:
    """« All » and each value of the filter ``name``, in the order of ``labels``; none that is 0.

    What ``labels`` has for an empty value stands in place of « All ».
    """
    chosen = getattr(choice, name)
    found = counts(name, all_facts, choice)
    found[""] = sum(facts.suits(choice, but=name) for facts in all_facts)
    return [
        {
            "label": label,
            "url": choice.query(**{name: value}),
            "current": value == chosen,
            "count": found[value],
        }
        for value, label in {"": _("All"), **labels}.items()
        if found[value] or value in ("", chosen)
    ]


def options(
    name: str, labels: Mapping[str, str | Promise], all_facts: list[Any], choice: Choice
) -> list[dict[str, Any]]:
    """The values of the filter ``name`` that something has, and the chosen one, by their codes."""
    chosen = getattr(choice, name)
    found = counts(name, all_facts, choice)
    return [
        {
            "value": code,
            "label": str(labels[code]),
            "count": found[code],
            "selected": code == chosen,
        }
        for code in sorted({*found, chosen})
        if code in labels
    ]


def selects(
    headings: Mapping[str, str],
    labels: Mapping[str, Mapping[str, str | Promise]],
    all_facts: list[Any],
    choice: Choice,
) -> list[dict[str, Any]]:
    """The filters of ``headings`` as fields to choose in: ``name``, ``label`` and ``options``."""
    return [
        {
            "name": name,
            "label": heading,
            "options": options(name, labels[name], all_facts, choice),
        }
        for name, heading in headings.items()
    ]


def tallies(
    labels: Mapping[str, Mapping[str, str | Promise]], all_facts: list[Any], choice: Choice
) -> dict[str, list[dict[str, Any]]]:
    """For each filter of ``labels`` what its values would bring, in their order; none that is 0."""
    found = {name: counts(name, all_facts, choice) for name in labels}
    return {
        name: [
            {"value": value, "label": str(label), "count": found[name][value]}
            for value, label in words.items()
            if found[name][value]
        ]
        for name, words in labels.items()
    }
