"""The one table of what mediators learn: families of skills and the skills in each.

``skills.csv`` holds it; a line without a skill names a family. Slugs stand in addresses and in the
database: words may be bettered, slugs stay. Plain Python, no model.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Skill:
    """What somebody can learn; ``family`` is the slug of its family."""

    slug: str
    family: str
    french: str
    english: str

    def label(self, language: str) -> str:
        """The words for readers of ``language`` (``fr``, else English)."""
        return self.french if language.startswith("fr") else self.english


@dataclass(frozen=True, slots=True)
class Family:
    """Skills that belong together, in the table's order, and the arms by which one knows them.

    ``charge`` is a drawing of ``members/heraldry/charges``, ``tincture`` the field's.
    """

    slug: str
    french: str
    english: str
    charge: str
    tincture: str
    skills: tuple[Skill, ...]

    def label(self, language: str) -> str:
        """The words for readers of ``language`` (``fr``, else English)."""
        return self.french if language.startswith("fr") else self.english


def _families() -> dict[str, Family]:
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    skills = [
        Skill(row["skill"], row["family"], row["french"], row["english"])
        for row in rows
        if row["skill"]
    ]
    return {
        row["family"]: Family(
            row["family"],
            row["french"],
            row["english"],
            row["charge"],
            row["tincture"],
            tuple(skill for skill in skills if skill.family == row["family"]),
        )
        for row in rows
        if not row["skill"]
    }


FAMILIES: dict[str, Family] = _families()
SKILLS: dict[str, Skill] = {
    skill.slug: skill for family in FAMILIES.values() for skill in family.skills
}


def family_labels(language: str) -> dict[str, str]:
    """The words for each family by its slug, in the table's order."""
    return {slug: family.label(language) for slug, family in FAMILIES.items()}


def known(slugs: Iterable[str]) -> list[Skill]:
    """The skills of ``slugs`` that the table has, in its order, each once."""
    wanted = set(slugs)
    return [skill for slug, skill in SKILLS.items() if slug in wanted]


def families_of(slugs: Iterable[str]) -> list[Family]:
    """The families of the skills ``slugs``, in the table's order, each once."""
    wanted = {skill.family for skill in known(slugs)}
    return [family for slug, family in FAMILIES.items() if slug in wanted]


def main_family(slugs: Iterable[str]) -> Family | None:
    """The family that has most of the skills ``slugs``, the table's first among equals."""
    taught = [skill.family for skill in known(slugs)]
    return FAMILIES[max(taught, key=taught.count)] if taught else None
