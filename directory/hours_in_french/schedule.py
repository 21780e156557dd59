"""What a place's hours are, once understood: a value that can be compared, written and read back.

Times are minutes since midnight (0 to 1440), weekdays 0 (Monday) to 6.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

MONDAY, SUNDAY = 0, 6
WORKING_DAYS = tuple(range(5))
ALL_DAYS = tuple(range(7))
NOON, MIDNIGHT = 12 * 60, 24 * 60


class Reason(StrEnum):
    """Why a sentence was refused."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    WORD = "word"
    NO_DAYS = "no-days"
    NO_TIMES = "no-times"
    BACKWARDS = "backwards"
    TWICE = "twice"
    HALF_DAY = "half-day"
    AMBIGUOUS = "ambiguous"


class NotUnderstood(ValueError):
    """A sentence that cannot be read with certainty; ``fragment`` is what was not understood."""

    def __init__(self, reason: Reason, fragment: str = "") -> None:
        super().__init__(f"{reason}: {fragment}")
        self.reason = reason
        self.fragment = fragment.strip()


class Access(StrEnum):
    """Whether those who come within a slot may walk in."""

    OPEN = "open"
    APPOINTMENT = "appointment"
    SOMETIMES = "unknown"  # not every week: nobody can tell of a date


@dataclass(frozen=True, slots=True)
class Note:
    """What restricts a slot: for whom it is open, and the words for it."""

    access: Access = Access.OPEN
    text: str = ""


PLAIN = Note()


@dataclass(frozen=True, slots=True)
class Slot:
    """Open from ``start`` to ``end``; 0 to 1440 with a note: on that day, at no given time."""

    start: int
    end: int
    note: Note = PLAIN

    @property
    def lasts_all_day(self) -> bool:
        """Whether only the day is known."""
        return (self.start, self.end) == (0, MIDNIGHT)


type Slots = tuple[Slot, ...]


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A weekday, each week or only as the ``nth`` ones of the month (-1: the last)."""

    weekday: int
    nth: tuple[int, ...] = ()


type Week = Mapping[Day, Slots]
type Months = tuple[tuple[int, int], ...]  # first and last month, 1 to 12; () is the whole year


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A date of every year, or of one."""

    month: int
    day: int
    year: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    """Closed from ``first`` to ``last``, both included; both of them have a year, or neither."""

    first: Date
    last: Date
    reason: str = ""


@dataclass(frozen=True)
class Schedule:
    """Hours of a place: weeks by season, public holidays (None: not told), and closings."""

    seasons: Mapping[Months, Week]
    holidays: Slots | None = None
    closed_months: Months = ()
    closings: tuple[Closing, ...] = ()
    note: Note = PLAIN  # of a place that tells no days at all: « sur rendez-vous »


def groups(week: Week) -> list[tuple[list[Day], Slots]]:
    """Days with the same hours, the earliest first; days without hours are left out."""
    found: dict[Slots, list[Day]] = {}
    for day in sorted(week):
        if week[day]:
            found.setdefault(week[day], []).append(day)
    alike: list[tuple[list[Day], Slots]] = []
    for slots, days in found.items():
        for nth in dict.fromkeys(day.nth for day in days):
            alike.append(([day for day in days if day.nth == nth], slots))
    return sorted(alike, key=lambda group: group[0][0])


def runs(weekdays: list[int]) -> list[tuple[int, int]]:
    """First and last of each row of neighbours in sorted ``weekdays``."""
    found: list[tuple[int, int]] = []
    for day in weekdays:
        if found and found[-1][1] == day - 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found
