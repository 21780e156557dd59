"""Arms from a number, for whoever has composed none."""

import pytest

from members.heraldry.definition import read, write
from members.heraldry.rule import clashes
from members.heraldry.seeds import from_number


def test_a_number_always_gives_the_same_arms() -> None:
    assert from_number(1789) == from_number(1789)


@pytest.mark.parametrize("first", ["", "or", "argent", "sable", "gules"])
def test_thousand_numbers_give_arms_that_validate_and_are_easy_to_read(first: str) -> None:
    for number in range(1_000):
        blason = from_number(number, first)
        assert read(write(blason)) == blason
        assert [clash for clash in clashes(blason) if clash.what == "charge"] == []


def test_many_numbers_give_many_arms() -> None:
    assert len({str(from_number(number)) for number in range(1_000)}) > 300


def test_what_is_chosen_wins() -> None:
    blason = from_number(7, "purpure", "key")
    assert blason.tinctures[0] == "purpure"
    assert blason.charge is not None
    assert blason.charge.name == "key"
