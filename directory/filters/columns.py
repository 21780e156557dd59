"""Filters by a single column: family, département, source; and by what a place is tied to."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from directory.departments import DEPARTMENTS
from directory.families import FAMILIES
from directory.models import Affiliation, Organisation, Place
from directory.vocabularies import fold

from .base import Choice, Filter

_LONGEST_SOURCE, _LONGEST_SLUG = 255, 120


@dataclass(frozen=True, slots=True)
class FamilyFilter(Filter):
    """A filter by the family that a place is shown under."""

    def choices(self, language: str) -> list[Choice]:
        """See ``Filter.choices``."""
        return [Choice(one.value, one.value, one.label(language)) for one in FAMILIES.values()]

    def find(self, text: str) -> str | None:
        """By value, or by the family's name in French or English."""
        folded = fold(text)
        for family in FAMILIES.values():
            if folded in (family.value, fold(family.french), fold(family.english)):
                return family.value
        return None

    def label(self, value: str, language: str) -> str:
        """See ``Filter.label``."""
        return FAMILIES[value].label(language) if value in FAMILIES else value

    def values_of(self, place: Place) -> Sequence[str]:
        """See ``Filter.values_of``."""
        return [place.family]

    def condition(self, values: Sequence[str]) -> Q | None:
        """See ``Filter.condition``."""
        return Q(family__in=values)


@dataclass(frozen=True, slots=True)
class DepartmentFilter(Filter):
    """A filter by département or overseas territory."""

    def choices(self, language: str) -> list[Choice]:
        """See ``Filter.choices``."""
        return [Choice(code, code, self.label(code, language)) for code in DEPARTMENTS]

    def find(self, text: str) -> str | None:
        """By code (``59``, ``1``, ``2a``) or name."""
        code = text.upper().zfill(2)
        if code in DEPARTMENTS:
            return code
        folded = fold(text)
        return next((code for code, name in DEPARTMENTS.items() if fold(name) == folded), None)

    def label(self, value: str, language: str) -> str:
        """See ``Filter.label``."""
        return f"{DEPARTMENTS[value]} ({value})" if value in DEPARTMENTS else value

    def values_of(self, place: Place) -> Sequence[str]:
        """See ``Filter.values_of``."""
        return [place.department] if place.department else []

    def condition(self, values: Sequence[str]) -> Q | None:
        """See ``Filter.condition``."""
        return Q(department__in=values)


@dataclass(frozen=True, slots=True)
class SourceFilter(Filter):
    """A filter by who collected the data: any text, as the sources write it."""

    def find(self, text: str) -> str | None:
        """Any text that could be a source."""
        return text if len(text) <= _LONGEST_SOURCE else None

    def values_of(self, place: Place) -> Sequence[str]:
        """See ``Filter.values_of``."""
        return [place.source] if place.source else []

    def condition(self, values: Sequence[str]) -> Q | None:
        """See ``Filter.condition``."""
        return Q(source__in=values)


@dataclass(frozen=True, slots=True)
class OrganisationFilter(Filter):
    """A filter by who runs a place and the networks it belongs to, by their slugs.

    Not counted: there may be as many organisations as places.
    """

    def find(self, text: str) -> str | None:
        """Anything that could be an organisation's slug."""
        slug = fold(text)
        return slug if slug and len(slug) <= _LONGEST_SLUG else None

    def label(self, value: str, language: str) -> str:
        """The organisation's name; costs a query."""
        named = Organisation.objects.filter(slug=value).values_list("name", flat=True)
        return named.first() or value

    def values_of(self, place: Place) -> Sequence[str]:
        """See ``Filter.values_of``; without a query where ``organisations`` is prefetched."""
        return [one.slug for one in place.organisations.all()]

    def condition(self, values: Sequence[str]) -> Q | None:
        """See ``Filter.condition``."""
        ties = Affiliation.objects.filter(organisation__slug__in=values)
        return Q(pk__in=ties.values("place"))
