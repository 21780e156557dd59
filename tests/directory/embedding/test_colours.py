"""Colours that hosts choose, and what is made of them."""

import re
from pathlib import Path

import pytest

from directory.embedding import colours

TOKENS = Path(__file__).parents[3] / "portal/static/css/tokens.css"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("#B3261E", "#b3261e"),
        ("b3261e", "#b3261e"),
        (" 0c0 ", "#00cc00"),
        ("red", None),
        ("#12345", None),
        ("#b3261e;}", None),
        ("", None),
    ],
)
def test_a_colour_is_read_or_refused(typed: str, read: str | None) -> None:
    assert colours.read(typed) == read


def test_contrast_is_that_of_wcag() -> None:
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert colours.contrast("#fbf8f1", "#1d4e9e") == pytest.approx(7.5, abs=0.1)


@pytest.mark.parametrize(
    "chosen", ["#ffffff", "#000000", "#e8b949", "#ffff00", "#808080", "#0000ff", "#b3261e"]
)
def test_any_accent_can_be_read_by_day_and_by_night(chosen: str) -> None:
    accent = colours.accent(chosen)
    assert colours.contrast(accent.by_day, colours.BY_DAY) >= 4.5
    assert colours.contrast(accent.by_night, colours.BY_NIGHT) >= 4.5


def test_what_can_be_read_is_left_as_it_was_chosen() -> None:
    assert colours.accent("#b3261e").by_day == "#b3261e"
    assert colours.accent("#8fb4f0").by_night == "#8fb4f0"


def test_the_surfaces_and_the_accent_are_those_of_the_portal() -> None:
    tokens = TOKENS.read_text()

    def black(colour: str) -> float:
        return colours.contrast("#000000", colour)

    def sides(name: str) -> tuple[str, ...]:
        found = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", tokens)
        assert found
        return tuple(colours.read(colour) or "" for colour in found.groups())

    assert sides("azur")[0] == colours.OWN
    surfaces = [sides(name) for name in ("ground", "raised", "band")]
    for by_day, by_night in surfaces:  # the strictest ones are looked at
        assert colours.contrast("#000000", by_day) >= colours.contrast("#000000", colours.BY_DAY)
        assert colours.contrast("#ffffff", by_night) >= colours.contrast(
            "#ffffff", colours.BY_NIGHT
        )
