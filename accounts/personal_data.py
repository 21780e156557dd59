"""What the portal holds about a person, gathered from all the rooms to be exported or erased.

A room registers a holding when it starts (``AppConfig.ready``); this room imports none of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Fate:
    """What erasing does to something: told to the person before they confirm."""

    what: str
    kept: bool = False
    why: str = ""


class Holding(Protocol):
    """What one room holds about people. ``name`` is its file in the export."""

    name: str
    label: str | Promise

    def export(self, user: AbstractBaseUser) -> Any:
        """All of it as JSON can say it; None when nothing is held."""

    def files(self, user: AbstractBaseUser) -> Mapping[str, File]:
        """The files that belong to it, by the name they get in the export."""

    def fates(self, user: AbstractBaseUser) -> Iterable[Fate]:
        """What erasing would remove, and what it would keep and why."""

    def erase(self, user: AbstractBaseUser) -> None:
        """Remove or make anonymous; once done, a second time changes nothing."""


_holdings: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Let ``holding`` take part; under the same name, the later one replaces the former."""
    _holdings[holding.name] = holding


def holdings() -> list[Holding]:
    """All that is registered, in the order of registration."""
    return list(_holdings.values())
