"""What a programme or a label means, in a plain sentence, as ``explanations.csv`` holds it.

The rows are in the order of the page. Those without a vocabulary are not in the standard's lists:
places write them among their other labels. Only what is certain is said there.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from directory.vocabularies import VOCABULARIES, fold

PROGRAMMES, LABELS = "dispositif_programmes_nationaux", "formations_labels"


@dataclass(frozen=True, slots=True)
class Explanation:
    """The sentence about ``value`` of the list ``vocabulary``; empty for what stands in none."""

    vocabulary: str
    value: str
    french: str
    english: str

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return fold(self.value)

    def name(self, language: str) -> str:
        """What it is called in ``language`` (``fr``, else English)."""
        if not self.vocabulary:
            return self.value
        return VOCABULARIES[self.vocabulary].label(self.value, language)

    def sentence(self, language: str) -> str:
        """What it means, in ``language``."""
        return self.french if language.startswith("fr") else self.english

    @property
    def query(self) -> tuple[str, str]:
        """How the directory is asked for places that have it: parameter and value."""
        return (self.vocabulary, fold(self.value)) if self.vocabulary else ("q", self.value)


def _read() -> tuple[Explanation, ...]:
    with Path(__file__).with_name("explanations.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Explanation(**row) for row in csv.DictReader(file))


EXPLANATIONS = _read()
_BY_NAME = {one.anchor: one for one in EXPLANATIONS}


def explained(values: Iterable[str]) -> list[Explanation]:
    """The explanations of those of ``values`` that have one, however they are written."""
    found = (_BY_NAME.get(fold(value)) for value in values)
    return list(dict.fromkeys(one for one in found if one is not None))
