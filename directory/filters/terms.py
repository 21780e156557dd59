"""Filters by the closed lists of the national standard."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from directory.fields import TermsField
from directory.models import Place
from directory.standard import COLUMN
from directory.vocabularies import VOCABULARIES, Vocabulary, fold

from .base import Choice
from .telling import TellingFilter


@dataclass(frozen=True, slots=True)
class TermsFilter(TellingFilter):
    """A filter by the column of the standard that has its name."""

    @property
    def vocabulary(self) -> Vocabulary:
        """The standard's list of values."""
        return VOCABULARIES[self.name]

    @property
    def attribute(self) -> str:
        """The field of a place."""
        return COLUMN[self.name].attribute

    def told_choices(self, language: str) -> list[Choice]:
        """See ``TellingFilter.told_choices``."""
        return [Choice(term.value, term.slug, term.label(language)) for term in self.vocabulary]

    def find(self, text: str) -> str | None:
        """Also by what older files write."""
        term = self.vocabulary.find(text)
        return term.value if term else TellingFilter.find(self, text)

    def slug(self, value: str) -> str:
        """See ``Filter.slug``."""
        return fold(value)

    def label(self, value: str, language: str) -> str:
        """See ``Filter.label``."""
        if self.vocabulary.find(value):
            return self.vocabulary.label(value, language)
        return TellingFilter.label(self, value, language)

    def told_by(self, place: Place) -> Sequence[str]:
        """See ``TellingFilter.told_by``."""
        values: Sequence[str] = getattr(place, self.attribute)
        return values

    def having(self, values: Sequence[str]) -> Q:
        """See ``TellingFilter.having``."""
        return containing(self.attribute, values)


def containing(attribute: str, values: Sequence[str]) -> Q:
    """Places whose list ``attribute`` has any of ``values``."""
    return reduce(
        or_, (Q(**{f"{attribute}__contains": TermsField.containing(value)}) for value in values)
    )
