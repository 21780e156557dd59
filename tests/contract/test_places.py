"""Boxes, circles and distances."""

import pytest

from search.geometry import distance
from search.protocol import Box, Circle, Engine, Point, Query
from tests.contract.makers import (
    CAYENNE,
    LILLE,
    PARIS,
    SAINT_DENIS,
    SUVA,
    WALLIS,
    ids,
    place,
)

ALL = {1: LILLE, 2: PARIS, 3: SUVA, 4: WALLIS, 5: SAINT_DENIS, 6: CAYENNE}


@pytest.fixture
def world(engine: Engine) -> Engine:
    engine.rebuild([*(place(number, point=point) for number, point in ALL.items()), place(7)])
    return engine


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (Box(2, 48, 4, 51), [1, 2]),
        (Box(55, -21.5, 56, -20.5), [5]),
        (Box(-54, 2, -51, 6), [6]),
        (Box(177, -20, -175, -12), [3, 4]),  # across the antimeridian
        (Box(177, -20, 185, -12), [3, 4]),  # as a map that scrolls round the world says it
        (Box(-183, -20, -175, -12), [3, 4]),
        (Box(-180, -90, 180, 90), [1, 2, 3, 4, 5, 6]),
        (Box(-400, -90, 400, 90), [1, 2, 3, 4, 5, 6]),
        (Box(LILLE.longitude, LILLE.latitude, LILLE.longitude, LILLE.latitude), [1]),
        (Box(0, 0, 1, 1), []),
    ],
)
def test_a_box_holds_what_lies_in_it(world: Engine, box: Box, found: list[int]) -> None:
    assert ids(world, Query(box=box)) == [f"place-{number}" for number in found]


def test_a_radius_holds_what_is_near_and_gives_distances(world: Engine) -> None:
    query = Query(circle=Circle(LILLE, 250.0), sort="distance")
    hits = world.search(query).hits
    assert [hit.id for hit in hits] == ["place-1", "place-2"]
    assert hits[0].distance == pytest.approx(0, abs=1e-6)
    assert hits[1].distance == pytest.approx(distance(LILLE, PARIS))
    assert world.search(Query(circle=Circle(LILLE, 200.0))).count == 1


def test_a_radius_reaches_across_the_antimeridian(world: Engine) -> None:
    query = Query(circle=Circle(WALLIS, 1_000.0), sort="distance")
    assert ids(world, query) == ["place-4", "place-3"]


def test_a_radius_round_the_world_leaves_out_only_what_has_no_point(world: Engine) -> None:
    assert world.search(Query(circle=Circle(LILLE, 50_000.0))).count == 6


def test_without_a_radius_nothing_is_left_out_and_what_has_no_point_comes_last(
    world: Engine,
) -> None:
    query = Query(circle=Circle(SUVA), sort="distance")
    away = sorted(ALL, key=lambda number: distance(SUVA, ALL[number]))
    assert ids(world, query) == [*(f"place-{number}" for number in away), "place-7"]
    assert world.search(query).hits[-1].distance is None


def test_a_radius_of_nothing_finds_what_is_there(world: Engine) -> None:
    assert ids(world, Query(circle=Circle(LILLE, 0.0))) == ["place-1"]


def test_near_a_pole(engine: Engine) -> None:
    engine.rebuild([place(1, point=Point(89.9, 0)), place(2, point=Point(89.9, 180))])
    query = Query(circle=Circle(Point(89.95, 10), 30.0), sort="distance")
    assert ids(engine, query) == ["place-1", "place-2"]


def test_distances_come_with_every_order(world: Engine) -> None:
    for sort in ("relevance", "date", "title"):
        hits = world.search(Query(circle=Circle(LILLE), sort=sort)).hits
        assert {hit.id: hit.distance is None for hit in hits}["place-7"]
        assert sum(hit.distance is None for hit in hits) == 1


def test_distances_across_the_antimeridian_are_the_short_way(engine: Engine) -> None:
    engine.rebuild([place(1, point=Point(0, 179.9)), place(2, point=Point(0, -179.0))])
    hits = engine.search(Query(circle=Circle(Point(0, -179.9)), sort="distance")).hits
    assert [hit.id for hit in hits] == ["place-1", "place-2"]
    assert hits[0].distance == pytest.approx(22.2, abs=0.1)


def test_points_on_the_antimeridian_are_on_both_sides_of_it(engine: Engine) -> None:
    engine.rebuild([place(1, point=Point(10, 180.0)), place(2, point=Point(10, -180.0))])
    assert ids(engine, Query(box=Box(179, 9, -179, 11))) == ["place-1", "place-2"]
    assert ids(engine, Query(circle=Circle(Point(10, 179.99), 5.0))) == ["place-1", "place-2"]
