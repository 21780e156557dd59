"""What a filter of the directory is.

A filter is defined once: the URL parameter, its validation, the form field, the query on the index
and on the database, what the index holds, the facet and the API's description all come from here.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise

from directory.models import Place
from directory.standard import SEPARATOR

MOST_VALUES = 60  # in one request
# The value of a place that says nothing of what a filter asks.
UNKNOWN = "unknown"

type Text = str | Promise
type Plural = Promise  # of ``ngettext_lazy``: a text once it is told a number
type Selection = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter: exact in Python and in the index, as a slug in addresses."""

    value: str
    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When and on whose clocks « now » is meant; ``now`` is aware."""

    now: datetime.datetime
    department: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter by values; within one any value will do, between filters all must hold.

    ``several``: more than one value makes sense (checkboxes). ``counted``: the index counts its
    values under its own name. ``example`` is a slug. ``silence`` says of ``%(count)s`` places that
    they do not tell: the filter hides them, and a reader may want to see them all the same.
    """

    name: str
    title: Text
    help: Text = ""
    example: str = ""
    several: bool = True
    counted: bool = True
    silence: Plural | None = None

    @property
    def facet(self) -> str:
        """The name in the index, empty when it is not counted."""
        return self.name if self.counted else ""

    def choices(self, language: str) -> list[Choice]:
        """All values in the order of the form; empty when they are not known beforehand."""
        return []

    def find(self, text: str) -> str | None:
        """The exact value that ``text`` means; None when there is none."""
        raise NotImplementedError

    def slug(self, value: str) -> str:
        """``value`` as it stands in an address."""
        return value

    def label(self, value: str, language: str) -> str:
        """The words for ``value``."""
        return value

    def values_of(self, place: Place) -> Sequence[str]:
        """What the index holds for ``place`` under this filter's name."""
        raise NotImplementedError

    def condition(self, values: Sequence[str]) -> Q | None:
        """The same on the database; None when the database cannot tell."""
        raise NotImplementedError

    def read(self, texts: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
        """Exact values from a request's, each once, and the texts that mean none."""
        values: dict[str, None] = {}
        bad = []
        parts = [part.strip() for text in texts for part in text.split(SEPARATOR)]
        for part in [part for part in parts if part][:MOST_VALUES]:
            value = self.find(part)
            if value is None:
                bad.append(part)
            else:
                values[value] = None
        kept = tuple(values) if self.several else tuple(values)[:1]
        return kept, bad

    def wanted(self, selection: Selection, moment: Moment) -> Mapping[str, Sequence[str]]:
        """What to ask of the index: facet name to values."""
        values = selection.get(self.name, ())
        return {self.name: values} if values else {}

    def with_unknown(self, selection: Selection) -> Selection | None:
        """``selection`` with the places that do not tell; None when it hides none of them."""
        values = selection.get(self.name, ())
        if self.silence is None or not values or UNKNOWN in values:
            return None
        return {**selection, self.name: (*values, UNKNOWN)}

    def schema(self) -> dict[str, Any]:
        """The parameter's type for OpenAPI; known values are listed as addresses have them."""
        items: dict[str, Any] = {"type": "string"}
        values = [choice.slug for choice in self.choices("en")]
        if values:
            items["enum"] = values
        return {"type": "array", "items": items} if self.several else items
