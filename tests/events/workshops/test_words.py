"""The time of a workshop, shared among its steps, and how durations and groups are said."""

import pytest
from django.utils import translation

from events.workshops.timing import Slot, left_over, slots
from events.workshops.wording import duration_words, group_words, slot_words


def test_steps_follow_one_another_from_nought() -> None:
    assert slots([10, 25, 5]) == [Slot(0, 10), Slot(10, 35), Slot(35, 40)]


def test_what_no_step_takes_is_left_over() -> None:
    assert left_over(60, [10, 25]) == 25
    assert left_over(30, [10, 25]) == -5


@pytest.mark.parametrize(
    ("minutes", "words"), [(45, "45 min"), (60, "1 h"), (65, "1 h 05"), (150, "2 h 30")]
)
def test_a_duration_is_said_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert duration_words(minutes).replace("\u00a0", " ") == words


def test_the_clock_begins_at_nought() -> None:
    assert slot_words(Slot(5, 70)).replace("\u00a0", " ") == "0 h 05 – 1 h 10"


@pytest.mark.parametrize(
    ("fewest", "most", "french", "english"),
    [
        (6, 10, "de 6 à 10 personnes", "6 to 10 people"),
        (10, 10, "10 personnes", "10 people"),
        (1, 1, "1 personne", "1 person"),
        (4, None, "4 personnes ou plus", "4 people or more"),
    ],
)
def test_a_group_is_said_by_its_least_and_its_most(
    fewest: int, most: int | None, french: str, english: str
) -> None:
    with translation.override("fr"):
        assert group_words(fewest, most) == french
    with translation.override("en"):
        assert group_words(fewest, most) == english
