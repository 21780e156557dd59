"""What has been understood so far of a sentence, and what a next word may change in it."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from .schedule import NOON, Closing, Day, Months, NotUnderstood, Reason, Schedule, Slot, Slots
from .words import MORNING


@dataclass(slots=True)
class Entry:
    """The hours of one day; ``listed``: the day was named by itself, not within « lundi au … »."""

    slots: Slots
    listed: bool


@dataclass(slots=True)
class Draft:
    """The schedule that a sentence builds, season by season."""

    seasons: dict[Months, dict[Day, Entry]] = field(default_factory=dict)
    holidays: Slots | None = None
    closed_months: Months = ()
    closings: tuple[Closing, ...] = ()

    def add(self, months: Months, day: Day, slots: Slots, listed: bool, words: str) -> None:
        """Open on ``day``. A day named again by itself gets more hours, unless they overlap."""
        week = self.seasons.setdefault(months, {})
        for other in week:
            if other.weekday == day.weekday and other != day and (not other.nth or not day.nth):
                raise NotUnderstood(Reason.AMBIGUOUS, words)
        known = week.get(day)
        if known:
            if not known.listed:
                raise NotUnderstood(Reason.AMBIGUOUS, words)
            slots = known.slots + slots
        week[day] = Entry(ordered(slots, words), listed)

    def replace(self, months: Months, day: Day, slots: Slots, words: str) -> None:
        """An exception: other hours, or none, on a day that is open."""
        self._entry(months, day, words).slots = ordered(slots, words) if slots else ()

    def close_half(self, months: Months, day: Day, half: str, words: str) -> None:
        """Closed in the morning or in the afternoon, if the slots tell which those are."""
        entry = self._entry(months, day, words)
        if any(slot.start < NOON and slot.end > NOON + 90 for slot in entry.slots):
            raise NotUnderstood(Reason.HALF_DAY, words)
        kept = tuple(s for s in entry.slots if (s.start >= NOON) == (half == MORNING))
        if kept == entry.slots or not kept:
            raise NotUnderstood(Reason.HALF_DAY, words)
        entry.slots = kept

    def end_at(self, months: Months, day: Day, minutes: int, words: str) -> None:
        """The last slot of the day ends at another time."""
        entry = self._entry(months, day, words)
        last = entry.slots[-1]
        if minutes <= last.start:
            raise NotUnderstood(Reason.BACKWARDS, words)
        entry.slots = (*entry.slots[:-1], replace(last, end=minutes))

    def close(self, months: Months, day: Day, words: str) -> None:
        """Closed on a day, whether it had hours or not."""
        week = self.seasons.setdefault(months, {})
        known = week.get(day)
        if known and known.listed and known.slots:
            raise NotUnderstood(Reason.TWICE, words)
        week[day] = Entry((), listed=False)

    def _entry(self, months: Months, day: Day, words: str) -> Entry:
        entry = self.seasons.get(months, {}).get(day)
        if entry is None or not entry.slots:
            raise NotUnderstood(Reason.AMBIGUOUS, words)
        return entry

    def finished(self, words: str) -> Schedule:
        """The schedule. Raises ``NotUnderstood`` when seasons overlap or say nothing."""
        seasons = {
            months: {day: entry.slots for day, entry in week.items() if entry.slots}
            for months, week in self.seasons.items()
        }
        seasons = {months: week for months, week in seasons.items() if week}
        if not seasons:
            raise NotUnderstood(Reason.NO_TIMES, words)
        _check_seasons(seasons, words)
        return Schedule(seasons, self.holidays, self.closed_months, self.closings)


def ordered(slots: Slots, words: str) -> Slots:
    """Slots by the clock. Raises ``NotUnderstood`` when two of them overlap."""
    found = tuple(sorted(slots, key=lambda slot: (slot.start, slot.end)))
    for one, other in pairwise(found):
        if other.start < one.end:
            raise NotUnderstood(Reason.TWICE, words)
    return found


def _check_seasons(seasons: dict[Months, dict[Day, Slots]], words: str) -> None:
    """A day has hours of the year or of seasons; both only where a season has the same days."""
    months_taken: dict[Day, set[int]] = {}
    always = seasons.get((), {})
    for months, week in seasons.items():
        if not months:
            continue
        both = {day.weekday for day in always} & {day.weekday for day in week}
        if both and set(always) != set(week):
            raise NotUnderstood(Reason.AMBIGUOUS, words)
        for day in week:
            taken = months_taken.setdefault(Day(day.weekday), set())
            these = set(each_month(months))
            if taken & these:
                raise NotUnderstood(Reason.TWICE, words)
            taken |= these


def each_month(months: Months) -> list[int]:
    """All the months, 1 to 12, of pairs of first and last."""
    return [
        (first - 1 + step) % 12 + 1
        for first, last in months
        for step in range((last - first) % 12 + 1)
    ]


def slot(start: int, end: int, words: str) -> Slot:
    """A slot that ends after it begins."""
    if end <= start:
        raise NotUnderstood(Reason.BACKWARDS, words)
    return Slot(start, end)
