"""How likely two places are one and the same, and what speaks for and against it.

Each criterion is weighed apart, in bits: how many times likelier (as a power of two) what is seen
is for one place described twice than for two places. Their sum gives the likelihood. Where the
names or the places are not clearly alike, nothing else makes it certain: two services at one
address share their telephone, and two mairies of one town their name.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import cos, hypot, radians

from rapidfuzz import fuzz

from .describing import Described


class Criterion(StrEnum):
    """What two places are compared by."""

    NAME = "name"
    ADDRESS = "address"
    DISTANCE = "distance"
    PIVOT = "pivot"
    PHONE = "phone"
    TRAVEL = "travel"


class Level(StrEnum):
    """How far they agree."""

    SAME = "same"
    NEAR = "near"
    PARTLY = "partly"
    VAGUE = "vague"
    UNKNOWN = "unknown"
    APART = "apart"
    DIFFERENT = "different"


type Weights = dict[Criterion, dict[Level, float]]

# Unknown is no evidence. Chosen by reading pairs of real files, checked on invented ones whose
# truth is known: docs/developers/doubles.md has the figures.
WEIGHTS: Weights = {
    Criterion.NAME: {
        Level.SAME: 5,
        Level.NEAR: 4,
        Level.PARTLY: 1,
        Level.DIFFERENT: -5,
    },
    Criterion.ADDRESS: {
        Level.SAME: 6,
        Level.NEAR: 3,
        Level.PARTLY: 2,
        Level.VAGUE: -1,
        Level.APART: -3,
        Level.DIFFERENT: -5,
    },
    Criterion.DISTANCE: {
        Level.SAME: 4,
        Level.NEAR: 2,
        Level.VAGUE: -1,
        Level.APART: -4,
        Level.DIFFERENT: -8,
    },
    Criterion.PIVOT: {Level.SAME: 6, Level.NEAR: 0, Level.DIFFERENT: -4},
    Criterion.PHONE: {Level.SAME: 4, Level.DIFFERENT: -1},
    Criterion.TRAVEL: {Level.DIFFERENT: -17},
}
# Two places that were met at all are this unlikely to be one, before anything is compared.
PRIOR = -8.0
# Without a clear name, or without a clear place, it never is more likely than this.
DOUBTFUL = 0.95

_METRES = ((150, Level.SAME), (500, Level.NEAR), (2_000, Level.VAGUE), (10_000, Level.APART))
_METRES_A_DEGREE = 111_195.0
_SIREN = 9  # digits of a SIRET that name the organisation; the others are for its address


@dataclass(frozen=True, slots=True)
class Comparison:
    """``score`` from 0 to 1; ``levels`` by criterion, and ``metres`` between them if known."""

    score: float
    levels: dict[Criterion, Level]
    metres: float | None


def compare(a: Described, b: Described) -> Comparison:
    """How alike ``a`` and ``b`` are; the same in both directions."""
    metres = metres_between(a, b)
    levels = {
        Criterion.NAME: _names(a, b),
        Criterion.ADDRESS: _addresses(a, b),
        Criterion.DISTANCE: _distance(metres),
        Criterion.PIVOT: _pivots(a.pivot, b.pivot),
        Criterion.PHONE: _phones(a.phone, b.phone),
        Criterion.TRAVEL: Level.SAME if a.travels == b.travels else Level.DIFFERENT,
    }
    bits = PRIOR + sum(WEIGHTS[one].get(level, 0.0) for one, level in levels.items())
    score = 1 / (1 + 2**-bits)
    if not _is_clear(levels):
        score = min(score, DOUBTFUL)
    return Comparison(score, levels, metres)


def _is_clear(levels: dict[Criterion, Level]) -> bool:
    """Whether these can be certain: named alike, at one address or door, and no bus beside."""
    named = levels[Criterion.NAME] in (Level.SAME, Level.NEAR)
    address, distance = levels[Criterion.ADDRESS], levels[Criterion.DISTANCE]
    there = address == Level.SAME or (
        distance == Level.SAME and address not in (Level.APART, Level.DIFFERENT)
    )
    near = distance not in (Level.APART, Level.DIFFERENT)
    return named and there and near and levels[Criterion.TRAVEL] == Level.SAME


def metres_between(a: Described, b: Described) -> float | None:
    """How far apart, on a plane: near enough for what is compared here. None when not known."""
    if a.point is None or b.point is None:
        return None
    north = a.point[0] - b.point[0]
    middle = radians((a.point[0] + b.point[0]) / 2)
    return hypot(north, (a.point[1] - b.point[1]) * cos(middle)) * _METRES_A_DEGREE


def _names(a: Described, b: Described) -> Level:
    if not a.name or not b.name:
        return Level.UNKNOWN
    ours, theirs = set(a.name), set(b.name)
    if ours == theirs:
        return Level.SAME
    if a.numbers != b.numbers and a.numbers and b.numbers:
        return Level.DIFFERENT  # « annexe 1 », « annexe 2 »
    alike = fuzz.ratio(" ".join(sorted(ours)), " ".join(sorted(theirs)))
    joined = fuzz.ratio("".join(a.name), "".join(b.name))
    best = max(alike, joined)
    if best >= 92:
        return Level.NEAR
    if best >= 75 or ours < theirs or theirs < ours:
        return Level.PARTLY
    return Level.DIFFERENT


def _addresses(a: Described, b: Described) -> Level:
    if not a.street or not b.street:
        return Level.UNKNOWN
    if fuzz.ratio(a.street, b.street) < 86:
        return Level.DIFFERENT if a.has_way and b.has_way else Level.VAGUE
    if a.number == b.number:
        return Level.SAME if a.number else Level.NEAR
    return Level.APART if a.number and b.number else Level.PARTLY


def _distance(metres: float | None) -> Level:
    if metres is None:
        return Level.UNKNOWN
    return next((level for most, level in _METRES if metres <= most), Level.DIFFERENT)


def _pivots(a: str, b: str) -> Level:
    if not a or not b:
        return Level.UNKNOWN
    if a == b:
        return Level.SAME
    return Level.NEAR if a[:_SIREN] == b[:_SIREN] else Level.DIFFERENT


def _phones(a: str, b: str) -> Level:
    if not a or not b:
        return Level.UNKNOWN
    return Level.SAME if a == b else Level.DIFFERENT
