"""What is kept of two places that become one, without a database."""

from typing import Any

import pytest

from directory.doubles.choosing import Side, may_join, result, usual

POINT = ("latitude", "longitude", "approximate")


@pytest.mark.parametrize(
    ("name", "kept", "gone", "side"),
    [
        ("phone", "+33321000001", "+33321000002", Side.KEPT),
        ("phone", "", "+33321000002", Side.GONE),
        ("phone", "+33321000001", "", Side.KEPT),
        ("services", ["a"], ["b"], Side.BOTH),
        ("services", [], ["b"], Side.GONE),
        ("updated_on", "2024-01-01", "2025-06-30", Side.GONE),
        ("updated_on", "2025-06-30", "2024-01-01", Side.KEPT),
    ],
)
def test_what_is_kept_when_nobody_chooses(name: str, kept: Any, gone: Any, side: Side) -> None:
    assert usual((name,), {name: kept}, {name: gone}) == side


def test_an_exact_point_is_kept_rather_than_the_centre_of_the_commune() -> None:
    centre = {"latitude": 50.4, "longitude": 2.8, "approximate": True}
    door = {"latitude": 50.43, "longitude": 2.83, "approximate": False}
    assert usual(POINT, centre, door) == Side.GONE
    assert usual(POINT, door, centre) == Side.KEPT


def test_lists_are_joined_with_nothing_twice() -> None:
    kept, gone = {"services": ["a", "b"]}, {"services": ["b", "c"]}
    assert may_join(("services",), kept)
    assert result(("services",), Side.BOTH, kept, gone) == {"services": ["a", "b", "c"]}
