"""Opening hours in plain French, understood or refused; plain Python without Django.

Each result is checked before it is given out: its OpenStreetMap form is valid and says the same
when it is read back, and so does the French sentence that people are shown.
"""

from dataclasses import dataclass
from functools import lru_cache

from opening_hours import validate

from . import french, osm, reading
from .schedule import NotUnderstood, Reason, Schedule

__all__ = ["NotUnderstood", "Reason", "Schedule", "Understood", "checked", "understand"]

LONGEST = 500  # letters of a sentence; people write a few lines, and machines anything


@dataclass(frozen=True)
class Understood:
    """What a sentence says: as a schedule, in the standard's form, and told in French."""

    schedule: Schedule
    osm: str
    french: str


@lru_cache(maxsize=4096)
def understand(text: str) -> Understood:
    """What ``text`` says. Raises ``NotUnderstood`` where anything leaves a doubt."""
    if len(text) > LONGEST:
        raise NotUnderstood(Reason.TOO_LONG)
    return checked(reading.read(text))


def checked(schedule: Schedule) -> Understood:
    """``schedule`` in both forms. Raises ``NotUnderstood`` when one of them reads otherwise."""
    written, told = osm.written(schedule), french.told(schedule)
    same = validate(written) and osm.read(written) == schedule and reading.read(told) == schedule
    if not same:
        raise NotUnderstood(Reason.AMBIGUOUS, told)
    return Understood(schedule, written, told)
