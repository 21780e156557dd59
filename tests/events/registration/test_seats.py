"""Which seats are taken, and who comes next."""

from datetime import UTC, datetime, timedelta

import pytest

from events.registration.seats import HELD_FOR, Seats, is_held

NOW = datetime(2026, 6, 19, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seats", "left"),
    [
        (Seats(10), 10),
        (Seats(10, registered=7), 3),
        (Seats(10, registered=7, held=2), 1),
        (Seats(10, registered=7, held=2, waiting=4), 0),
        (Seats(10, registered=12), 0),
        (Seats(0), 0),
        (Seats(None, registered=500), None),
    ],
)
def test_what_is_left_is_what_nobody_has_or_waits_for(seats: Seats, left: int | None) -> None:
    assert seats.left == left
    assert seats.is_full == (left == 0)


@pytest.mark.parametrize(
    ("seats", "moving_up"),
    [
        (Seats(10, registered=10, waiting=4), 0),
        (Seats(10, registered=9, waiting=4), 1),
        (Seats(10, registered=8, held=1, waiting=4), 1),
        (Seats(20, registered=10, waiting=4), 4),
        (Seats(8, registered=10, waiting=4), 0),
        (Seats(None, registered=10, waiting=4), 4),
    ],
)
def test_as_many_move_up_as_there_are_seats(seats: Seats, moving_up: int) -> None:
    assert seats.moving_up == moving_up


def test_a_seat_is_held_two_hours_for_who_has_not_confirmed() -> None:
    assert is_held(NOW + HELD_FOR, NOW)
    assert not is_held(NOW, NOW + timedelta(seconds=1))
    assert not is_held(None, NOW)
