"""Filters by what several fields together tell: how to come, and what is said of access."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from directory.models import Place

from .base import Choice, Text
from .telling import TellingFilter
from .terms import containing


@dataclass(frozen=True, slots=True)
class Flag:
    """Something true of a place whose URL ``filled`` is given, or one of whose lists has a value.

    ``listed``: pairs of a field and an exact value.
    """

    value: str
    title: Text
    filled: str = ""
    listed: tuple[tuple[str, str], ...] = ()

    def holds(self, place: Place) -> bool:
        """Whether it is true of ``place``."""
        if self.filled and getattr(place, self.filled):
            return True
        return any(value in getattr(place, field) for field, value in self.listed)

    @property
    def condition(self) -> Q:
        """The same on the database."""
        parts = [containing(field, [value]) for field, value in self.listed]
        if self.filled:
            parts.append(~Q(**{self.filled: ""}))
        return reduce(or_, parts)


@dataclass(frozen=True, slots=True)
class FlagsFilter(TellingFilter):
    """A filter by any of some flags."""

    flags: tuple[Flag, ...] = ()

    def told_choices(self, language: str) -> list[Choice]:
        """See ``TellingFilter.told_choices``; the words are in the language being read."""
        return [Choice(flag.value, flag.value, str(flag.title)) for flag in self.flags]

    def told_by(self, place: Place) -> Sequence[str]:
        """See ``TellingFilter.told_by``."""
        return [flag.value for flag in self.flags if flag.holds(place)]

    def having(self, values: Sequence[str]) -> Q:
        """See ``TellingFilter.having``."""
        return reduce(or_, (flag.condition for flag in self.flags if flag.value in values))
