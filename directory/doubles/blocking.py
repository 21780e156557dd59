"""Which places are compared at all: those that share something, never all with all.

Places of one commune meet by a word of their name, their address, their spot; places of two
communes, as a source may have the wrong one, only by number, telephone or spot. A thing that very
many share tells nothing and brings nobody together: they still meet by the others.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from .describing import Described

type Pair = tuple[Described, Described]

ALL_MEET = 40  # places of a commune
MOST = 1_000  # places that share one thing
MOST_ACROSS = 100  # the same, of different communes
_SPOT = 0.004  # degrees, some 400 metres


def pairs(
    places: Iterable[Described], advance: Callable[[int], object] = lambda count: None
) -> Iterator[Pair]:
    """Each pair to compare, once; memory grows with the largest commune, not with all pairs.

    ``advance`` is called with the number of places of each commune that is done.
    """
    everywhere = list(places)
    for group in _sharing(everywhere, lambda place: [place.locality]).values():
        yield from _within(group)
        advance(len(group))
    yield from _across(everywhere)


def _within(group: Sequence[Described]) -> Iterator[Pair]:
    """Pairs of one commune."""
    if len(group) <= ALL_MEET:
        yield from combinations(group, 2)
        return
    yield from _met(_sharing(group, _things).values(), MOST)


def _across(everywhere: Sequence[Described]) -> Iterator[Pair]:
    """Pairs of two communes."""
    for a, b in _met(_sharing(everywhere, _things_of_its_own).values(), MOST_ACROSS):
        if a.locality != b.locality:
            yield a, b


def _met(blocks: Iterable[Sequence[Described]], most: int) -> Iterator[Pair]:
    seen: set[tuple[int, int]] = set()
    for block in blocks:
        if len(block) > most:
            continue
        for a, b in combinations(block, 2):
            if (a.key, b.key) not in seen:
                seen.add((a.key, b.key))
                yield a, b


def _things(place: Described) -> Iterator[Hashable]:
    """What brings a place together with others of its commune."""
    for word in place.name:
        yield "word", word
    if place.street:
        yield "door", place.number, place.street.rpartition(" ")[2]
    yield from _things_of_its_own(place)


def _things_of_its_own(place: Described) -> Iterator[Hashable]:
    """What few places share, wherever they are."""
    if place.pivot:
        yield "pivot", place.pivot
    if place.phone:
        yield "phone", place.phone
    if place.point:
        yield "spot", round(place.point[0] / _SPOT), round(place.point[1] / _SPOT)


def _sharing(
    places: Iterable[Described], things: Callable[[Described], Iterable[Hashable]]
) -> Mapping[Hashable, Sequence[Described]]:
    """Places by what they share, in their order."""
    blocks: dict[Hashable, list[Described]] = defaultdict(list)
    for place in places:
        for thing in things(place):
            blocks[thing].append(place)
    return blocks
