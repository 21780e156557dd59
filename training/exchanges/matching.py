"""Which offers answer a search, and the other way round. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Terms:
    """What an exchange is about; ``department`` is empty where it is meant anywhere."""

    kind: str
    skills: frozenset[str]
    department: str
    is_remote: bool
    mediator: int

    def meets(self, other: "Terms") -> bool:
        """Whether ``other`` is the other half: of somebody else, with a skill, within reach."""
        return (
            self.kind != other.kind
            and self.mediator != other.mediator
            and bool(self.skills & other.skills)
            and self._is_near(other)
        )

    def _is_near(self, other: "Terms") -> bool:
        here = "" in (self.department, other.department) or self.department == other.department
        return here or (self.is_remote and other.is_remote)


def matches[Key](terms: Terms, others: Iterable[tuple[Key, Terms]]) -> Sequence[Key]:
    """The keys of those that meet ``terms``: the most skills in common first."""
    found = [(len(terms.skills & other.skills), key) for key, other in others if terms.meets(other)]
    return [key for _count, key in sorted(found, key=lambda pair: -pair[0])]
