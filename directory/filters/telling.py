"""Filters by what a place may leave unsaid, so that « unknown » is one value more."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext

from directory.models import Place
from directory.vocabularies import fold

from .base import UNKNOWN, Choice, Filter


@dataclass(frozen=True, slots=True)
class TellingFilter(Filter):
    """A filter by values that are known beforehand, of which a place may have none.

    Where there is a ``silence``, such a place has the value ``unknown``; where there is none, not
    to have any is an answer in itself (no programme, no label).
    """

    def told_choices(self, language: str) -> list[Choice]:
        """The values that a place may have, in the order of the form."""
        raise NotImplementedError

    def told_by(self, place: Place) -> Sequence[str]:
        """The values that ``place`` has."""
        raise NotImplementedError

    def having(self, values: Sequence[str]) -> Q:
        """Places that have any of ``values``, of which there is at least one."""
        raise NotImplementedError

    def choices(self, language: str) -> list[Choice]:
        """See ``Filter.choices``; « unknown » comes last."""
        told = self.told_choices(language)
        if self.silence is None:
            return told
        return [*told, Choice(UNKNOWN, UNKNOWN, gettext("Not told"))]

    def find(self, text: str) -> str | None:
        """By value or slug, however it is written."""
        folded = fold(text)
        return next((one.value for one in self.choices("") if folded == fold(one.value)), None)

    def label(self, value: str, language: str) -> str:
        """See ``Filter.label``; « unknown » says of what, for it may stand alone."""
        if value == UNKNOWN:
            return gettext("%(filter)s: not told") % {"filter": self.title}
        return next((one.label for one in self.told_choices(language) if one.value == value), value)

    def values_of(self, place: Place) -> Sequence[str]:
        """See ``Filter.values_of``."""
        told = self.told_by(place)
        return [UNKNOWN] if self.silence is not None and not told else told

    def condition(self, values: Sequence[str]) -> Q | None:
        """See ``Filter.condition``."""
        told = [value for value in values if value != UNKNOWN]
        found = self.having(told) if told else Q(pk__in=())
        if UNKNOWN in values:
            found |= ~self.having([one.value for one in self.told_choices("")])
        return found
