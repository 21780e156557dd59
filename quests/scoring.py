"""How answers weigh on archetypes, in plain Python.

Points are whole numbers by archetype; a share is a percentage. The shares of a person, or of a
group, always add up to 100, and equal points always come with equal reasons to be first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MOST_REASONS = 3

# Points by the archetypes' names: {"a": 3, "b": 1}.
type Points = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """A possible answer: what it weighs, and the sentence that says why."""

    weights: Mapping[str, int]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """One archetype's part: ``percent`` of 100, and why, the heaviest reason first."""

    archetype: str
    percent: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """All the shares, the largest first; ``first`` has more than one name when there is a tie."""

    shares: tuple[Share, ...] = ()
    first: tuple[str, ...] = ()


def points_of(chosen: Iterable[Choice], archetypes: Sequence[str]) -> dict[str, int]:
    """What the chosen answers weigh together; weights on unknown archetypes count nothing."""
    points = dict.fromkeys(archetypes, 0)
    for choice in chosen:
        for name, weight in choice.weights.items():
            if name in points and weight > 0:
                points[name] += weight
    return points


def result(chosen: Iterable[Choice], archetypes: Sequence[str]) -> Result:
    """The shares of one person with their reasons; none when nothing weighs."""
    answers = list(chosen)
    points = points_of(answers, archetypes)
    return _ranked(points, {name: _reasons(answers, name) for name in archetypes})


def mix(people: Iterable[Points], archetypes: Sequence[str]) -> Result:
    """The shares of a group, in which every person weighs the same; none when nobody weighs."""
    totals = dict.fromkeys(archetypes, 0.0)
    for points in people:
        own = {name: max(points.get(name, 0), 0) for name in archetypes}
        whole = sum(own.values())
        for name in archetypes if whole else ():
            totals[name] += own[name] / whole
    return _ranked(totals, {})


def _ranked(points: Points, reasons: Mapping[str, tuple[str, ...]]) -> Result:
    percents = percentages(points)
    if not percents:
        return Result()
    order = sorted(points, key=lambda name: -points[name])  # stable: ties keep the given order
    most = points[order[0]]
    return Result(
        tuple(Share(name, percents[name], reasons.get(name, ())) for name in order),
        tuple(name for name in order if _same(points[name], most)),
    )


def percentages(points: Points) -> dict[str, int]:
    """Whole percentages that add up to 100, by largest remainders; empty without any points."""
    whole = sum(points.values())
    if whole <= 0:
        return {}
    exact = {name: 100 * value / whole for name, value in points.items()}
    found = {name: int(value) for name, value in exact.items()}
    left = 100 - sum(found.values())
    # Rounded, so that what is equal but for the last bit stays in the given order.
    by_remainder = sorted(exact, key=lambda name: -round(exact[name] - found[name], 9))
    for name in by_remainder[:left]:
        found[name] += 1
    return found


def _reasons(chosen: Sequence[Choice], archetype: str) -> tuple[str, ...]:
    """Sentences of the answers that weigh on ``archetype``, the heaviest first, each once."""
    weighing = [one for one in chosen if one.reason and one.weights.get(archetype, 0) > 0]
    weighing.sort(key=lambda one: -one.weights[archetype])
    return tuple(dict.fromkeys(one.reason for one in weighing))[:MOST_REASONS]


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 1e-9
