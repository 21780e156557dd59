"""Cells and distances."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.geometry import (
    DEEPEST,
    bounds_of,
    box_around,
    cell_of,
    contains,
    cover,
    distance,
    normalized,
    reach,
)
from search.protocol import Box, Circle, Point

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
HAIR = 1e-6  # degrees; a cell's edge is rounded


def test_known_distances() -> None:
    lille, paris = Point(50.6292, 3.0573), Point(48.8566, 2.3522)
    assert distance(lille, paris) == pytest.approx(203.4, abs=0.5)
    assert distance(Point(0, 179.5), Point(0, -179.5)) == pytest.approx(111.2, abs=0.1)
    assert distance(Point(90, 0), Point(-90, 77)) == pytest.approx(20_015, abs=1)


@given(point=points, level=st.integers(1, DEEPEST))
def test_a_point_lies_in_the_bounds_of_its_cell(point: Point, level: int) -> None:
    box = bounds_of(cell_of(point, level), level)
    assert box.west - HAIR <= point.longitude <= box.east + HAIR
    assert box.south - HAIR <= point.latitude <= box.north + HAIR


@given(point=points, center=points, level=st.integers(4, 20))
def test_the_reach_of_a_cell_holds_for_its_points(point: Point, center: Point, level: int) -> None:
    nearest, farthest = reach(cell_of(point, level), level, center)
    assert nearest <= distance(center, point) <= farthest


@given(point=points, center=points, radius=st.floats(0, 10_000), level=st.integers(1, 5))
def test_a_circle_lies_in_its_box_and_the_box_in_its_cover(
    point: Point, center: Point, radius: float, level: int
) -> None:
    if distance(center, point) <= radius:
        box = box_around(Circle(center, radius))
        assert contains(box, point)
        assert cell_of(point, level) in set(cover(box, level))


@pytest.mark.parametrize(
    ("given_box", "expected"),
    [
        (Box(177, -20, 185, -12), Box(177, -20, -175, -12)),
        (Box(-183, -20, -175, -12), Box(177, -20, -175, -12)),
        (Box(-200, 0, 200, 1), Box(-180, 0, 180, 1)),
        (Box(1, 5, 2, 3), Box(1, 3, 2, 5)),
        (Box(-180, -90, 180, 90), Box(-180, -90, 180, 90)),
    ],
)
def test_boxes_of_maps_that_scroll_round_the_world(given_box: Box, expected: Box) -> None:
    assert normalized(given_box) == expected
