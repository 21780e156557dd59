"""Marks of several telephones, late, twice and in any order, come to one truth."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from events.registration.marks import BadMarks, Mark, newest, read

NINE = datetime(2026, 6, 19, 9, tzinfo=UTC)


def minutes(number: int) -> datetime:
    return NINE + timedelta(minutes=number)


MARKS = [Mark("A", True, minutes(1)), Mark("A", False, minutes(5)), Mark("A", True, minutes(9))]


@pytest.mark.parametrize("order", list(permutations(MARKS)))
def test_the_latest_mark_holds_in_whatever_order_they_come(order: tuple[Mark, ...]) -> None:
    assert newest(order, {"A": None})["A"] == MARKS[-1]


def test_the_same_mark_twice_changes_nothing() -> None:
    assert newest([MARKS[0]], {"A": MARKS[0].at}) == {}


def test_a_mark_that_comes_late_does_not_undo_a_newer_one() -> None:
    assert newest([MARKS[0]], {"A": minutes(5)}) == {}
    assert newest([MARKS[2]], {"A": minutes(5)}) == {"A": MARKS[2]}


def test_codes_of_other_sites_are_left_out() -> None:
    assert newest([Mark("B", True, NINE)], {"A": None}) == {}


def test_a_clock_that_is_ahead_is_set_back() -> None:
    sent = {"marks": [{"code": "A", "there": True, "at": minutes(90).isoformat()}]}
    assert read(sent, NINE) == [Mark("A", True, NINE)]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        {},
        {"marks": "A"},
        {"marks": ["A"]},
        {"marks": [{"code": "A", "there": True}]},
        {"marks": [{"code": "A", "there": True, "at": "soon"}]},
        {"marks": [{"code": "A", "there": True, "at": "2026-06-19T09:00:00"}]},
        {"marks": [{"code": 1, "there": True, "at": NINE.isoformat()}]},
        {"marks": [{"code": "A", "there": "yes", "at": NINE.isoformat()}]},
        {"marks": [{}] * 1_001},
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(sent: Any) -> None:
    with pytest.raises(BadMarks, match=r"\w"):
        read(sent, NINE)
