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
    advance: Callable[[int], object] = lambda count: None,
) -> Iterator[Match]:
    """The pairs that score ``possible`` or more; ``advance`` as in ``blocking.pairs``."""
    for a, b in pairs(places, advance):
        comparison = compare(a, b)
        if comparison.score >= possible:
            first, second = sorted((a.key, b.key))
            yield Match(first, second, comparison)


class Groups:
    """What pairs add up to: places that are all one, but for those said to be ``apart``."""

    def __init__(self, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._apart = {frozenset(pair) for pair in apart}
        self._members: dict[int, list[int]] = {}

    def join(self, a: int, b: int) -> bool:
        """``a`` and ``b`` are one, and so is whatever is one with either.

        False, and nothing changes, when two of these are apart.
        """
        ours, theirs = self.of(a), self.of(b)
        if ours is theirs:
            return True
        if any(frozenset((one, other)) in self._apart for one in ours for other in theirs):
            return False
        together = sorted({*ours, *theirs})
        self._members |= dict.fromkeys(together, together)
        return True

    def of(self, key: int) -> list[int]:
        """The places that are one with ``key``, the smallest key first."""
        return self._members.setdefault(key, [key])
