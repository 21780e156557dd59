"""Which seats of a site are taken, and who comes next. Plain Python.

A seat is taken by who is registered, and for two hours by who has asked for it and not yet
confirmed their address. Nobody overtakes those who wait.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

HELD_FOR = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Seats:
    """The seats of one site at present; ``capacity`` is None where there is no limit."""

    capacity: int | None
    registered: int = 0
    held: int = 0
    waiting: int = 0

    @property
    def free(self) -> int | None:
        """How many nobody has, those who wait left aside; None: as many as one likes."""
        if self.capacity is None:
            return None
        return max(self.capacity - self.registered - self.held, 0)

    @property
    def left(self) -> int | None:
        """How many somebody new could have: those who wait come first."""
        return None if self.free is None else max(self.free - self.waiting, 0)

    @property
    def is_full(self) -> bool:
        """Whether somebody new has to wait."""
        return self.left == 0

    @property
    def moving_up(self) -> int:
        """How many of those who wait have a seat now."""
        return self.waiting if self.free is None else min(self.free, self.waiting)


def is_held(held_until: datetime | None, now: datetime) -> bool:
    """Whether a seat is still kept for who has not confirmed."""
    return held_until is not None and held_until > now
