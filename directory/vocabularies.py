"""The closed lists of values of the national data standard, as ``vocabularies.csv`` holds them.

Source: *Données des lieux de médiation numérique*, version 2.x. A value is written exactly as the
standard has it and read tolerantly: case, accents, kinds of apostrophe, spaces and hyphens do not
matter, so that ``etapes numeriques(la poste)`` and a slug from an address are understood.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol

from django.utils.functional import lazy
from django.utils.translation import get_language

# Codes of older files and what the standard now writes.
FORMER_VALUES = {"typologie": {"PE": "FT"}}


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """``text`` in small letters without accents, its words joined by hyphens."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
        if not unicodedata.combining(letter)
    )
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class Term:
    """One value of the standard with the words shown for it; ``family`` only for typologies."""

    value: str
    french: str
    english: str
    family: str = ""

    @property
    def slug(self) -> str:
        """The value as it stands in an address."""
        return fold(self.value)

    def label(self, language: str) -> str:
        """The words for readers of ``language`` (``fr``, else English)."""
        return self.french if language.startswith("fr") else self.english


class Labelled(Protocol):
    """Something with words for the readers of each language."""

    def label(self, language: str) -> str: ...


def _words(labelled: Labelled) -> str:
    return labelled.label(get_language() or "")


# The words of a term in the language that is spoken when they are shown, as gettext_lazy gives
# them: the admin builds its forms once, for editors of every language.
lazy_words = lazy(_words, str)


class Vocabulary:
    """An ordered list of terms, found by value, slug or any way people write them."""

    def __init__(self, name: str, terms: list[Term]) -> None:
        self.name = name
        self.terms = terms

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    @cached_property
    def _by_slug(self) -> Mapping[str, Term]:
        by_slug = {term.slug: term for term in self.terms}
        for former, value in FORMER_VALUES.get(self.name, {}).items():
            by_slug[fold(former)] = by_slug[fold(value)]
        return by_slug

    @cached_property
    def _by_value(self) -> Mapping[str, Term]:
        return {term.value: term for term in self.terms}

    def find(self, text: str) -> Term | None:
        """The term that ``text`` means, however it is written; None when there is none."""
        return self._by_value.get(text) or self._by_slug.get(fold(text))

    def label(self, value: str, language: str) -> str:
        """The words for ``value``, or the value itself when the list does not have it."""
        term = self._by_value.get(value)
        return term.label(language) if term else value


def _read() -> dict[str, Vocabulary]:
    terms: dict[str, list[Term]] = {}
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            terms.setdefault(row["vocabulary"], []).append(
                Term(row["value"], row["french"], row["english"], row["family"])
            )
    return {name: Vocabulary(name, values) for name, values in terms.items()}


VOCABULARIES: Mapping[str, Vocabulary] = _read()
