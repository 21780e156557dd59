"""How the steps of a workshop share its time; plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """When a step begins and ends, in minutes from the beginning of the workshop."""

    start: int
    end: int


def slots(minutes: Sequence[int]) -> list[Slot]:
    """One after another, for steps that last so many minutes."""
    found = []
    start = 0
    for length in minutes:
        found.append(Slot(start, start + length))
        start += length
    return found


def left_over(duration: int, minutes: Sequence[int]) -> int:
    """Minutes of ``duration`` that no step takes; below 0 when the steps take more."""
    return duration - sum(minutes)
