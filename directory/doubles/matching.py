"""Finds the pairs of places that may be one, and those that certainly are."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .blocking import pairs
from .describing import Described
from .scoring import Comparison, compare


@dataclass(frozen=True, slots=True)
class Match:
    """Two places, the one with the smaller key first."""

    first: int
    second: int
    comparison: Comparison


def matches(
    places: Iterable[Described],
    possible: float,
    advance: Callable[[], object] = lambda: None,
) -> Iterator[Match]:
    """The pairs that score ``possible`` or more; ``advance`` is called for each pair compared."""
    for a, b in pairs(places):
        comparison = compare(a, b)
        advance()
        if comparison.score >= possible:
            first, second = sorted((a.key, b.key))
            yield Match(first, second, comparison)


class Groups:
    """What certain pairs add up to: places that are all one."""

    def __init__(self) -> None:
        self._leader: dict[int, int] = {}

    def join(self, a: int, b: int) -> None:
        """``a`` and ``b`` are one, and so is whatever was one with either."""
        first, second = sorted((self.leader(a), self.leader(b)))
        self._leader[second] = first

    def leader(self, key: int) -> int:
        """The smallest key of the places that are one with ``key``."""
        while (above := self._leader.get(key, key)) != key:
            key = above
        return key
