"""What is kept for a time only, gathered from all the rooms: one command deletes what is over.

A room registers a rule when it starts (``AppConfig.ready``); this room imports none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Rule:
    """``what`` is deleted after its time, in words; ``tidy`` does it, and says how many."""

    name: str
    what: str | Promise
    tidy: Callable[[], int]


_rules: dict[str, Rule] = {}


def register(rule: Rule) -> None:
    """Let ``rule`` be followed; under the same name, the later one replaces the former."""
    _rules[rule.name] = rule


def rules() -> list[Rule]:
    """All that is registered, in the order of registration."""
    return list(_rules.values())
