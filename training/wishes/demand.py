"""What is asked for in figures: by family of skills, level and territory. Plain Python.

A number of people is that of addresses that ask. A wish with skills of two families counts in
both; one in own words alone, without a skill, stands under the family «».
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from training.skills import FAMILIES, families_of


@dataclass(frozen=True, slots=True)
class Ask:
    """One wish as it is counted; ``level`` and ``department`` are empty where nothing was said."""

    families: tuple[str, ...]
    level: str
    department: str
    people: int

    @classmethod
    def of(cls, skills: Iterable[str], level: str, department: str, people: int) -> "Ask":
        """With the families that ``skills`` belong to."""
        families = tuple(family.slug for family in families_of(skills))
        return cls(families or ("",), level, department, people)


@dataclass(frozen=True, slots=True)
class Count:
    """``wishes`` and ``people`` that ask for ``key``; ``percent`` of all who ask for anything."""

    key: str
    wishes: int
    people: int
    percent: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A line of the table that is taken away: family, level and département together."""

    family: str
    level: str
    department: str
    wishes: int
    people: int


def by_family(asks: Iterable[Ask]) -> list[Count]:
    """The most asked for first; families that nobody asks for stand at the end."""
    return _count(asks, lambda ask: ask.families, FAMILIES)


def by_department(asks: Iterable[Ask]) -> list[Count]:
    """The most asked for first."""
    return _count(asks, lambda ask: (ask.department,), ())


def by_level(asks: Iterable[Ask], levels: Sequence[str]) -> dict[str, list[int]]:
    """For each family that is asked for, how many people at each of ``levels``, in their order."""
    people: Counter[tuple[str, str]] = Counter()
    for ask in asks:
        for family in ask.families:
            people[family, ask.level] += ask.people
    families = {family for family, _level in people}
    ordered = [family for family in (*FAMILIES, "") if family in families]
    return {family: [people[family, level] for level in levels] for family in ordered}


def table(asks: Iterable[Ask]) -> list[Cell]:
    """Every family, level and département together that somebody asks for, in that order."""
    wishes: Counter[tuple[str, str, str]] = Counter()
    people: Counter[tuple[str, str, str]] = Counter()
    for ask in asks:
        for family in ask.families:
            key = family, ask.level, ask.department
            wishes[key] += 1
            people[key] += ask.people
    return [Cell(*key, wishes[key], people[key]) for key in sorted(wishes)]


def _count(
    asks: Iterable[Ask], keys_of: Callable[[Ask], Iterable[str]], also: Iterable[str]
) -> list[Count]:
    wishes: Counter[str] = Counter()
    people: Counter[str] = Counter()
    total = 0
    for ask in asks:
        total += ask.people
        for key in keys_of(ask):
            wishes[key] += 1
            people[key] += ask.people
    keys = sorted({*wishes, *also}, key=lambda key: (-people[key], -wishes[key], key))
    return [
        Count(key, wishes[key], people[key], round(100 * people[key] / total) if total else 0)
        for key in keys
    ]
