"""What a map shows."""

import random

import pytest

from search.geometry import contains
from search.protocol import Box, Document, Engine, FacetCount, Point, Query
from tests.contract.makers import LILLE, PARIS, SUVA, WALLIS, matching, place

NORTH = Box(1.5, 49.5, 4.5, 51.2)


@pytest.fixture(scope="module")
def crowd() -> list[Document]:
    dice = random.Random(3)
    return [
        place(
            number,
            point=Point(dice.gauss(50.5, 0.4), dice.gauss(3.0, 0.5)),
            facets={"frais_a_charge": [dice.choice(["Gratuit", "Payant"])]},
        )
        for number in range(800)
    ]


@pytest.mark.parametrize("zoom", [0, 5, 8, 10, 12, 15, 19])
@pytest.mark.parametrize("filters", [{}, {"frais_a_charge": ["Gratuit"]}])
def test_clusters_hold_exactly_what_is_in_the_box(
    engine: Engine, crowd: list[Document], zoom: int, filters: dict[str, list[str]]
) -> None:
    engine.rebuild(crowd)
    query = Query(box=NORTH, filters=filters)
    found = engine.clusters(query, zoom)
    assert sum(one.count for one in found) == len(matching(crowd, query))
    for one in found:
        assert contains(one.bounds, one.center)
        assert (one.hit is not None) == (one.count == 1)


def test_a_closer_look_has_more_and_smaller_groups(engine: Engine, crowd: list[Document]) -> None:
    engine.rebuild(crowd)
    numbers = [len(engine.clusters(Query(box=NORTH), zoom)) for zoom in (4, 7, 9, 11)]
    assert numbers == sorted(set(numbers))


def test_a_group_is_centred_on_its_points(engine: Engine) -> None:
    engine.rebuild([place(1, point=Point(50.60, 3.00)), place(2, point=Point(50.62, 3.02))])
    [one] = engine.clusters(Query(box=NORTH), 6)
    assert one.count == 2
    assert one.center.latitude == pytest.approx(50.61)
    assert one.center.longitude == pytest.approx(3.01)


@pytest.mark.parametrize("zoom", [11, 12])
def test_a_handful_at_one_address_stands_there_and_a_crowd_near(engine: Engine, zoom: int) -> None:
    engine.rebuild(
        [
            *(place(number, point=LILLE) for number in range(3)),
            *(place(number, point=PARIS) for number in range(10, 30)),
        ]
    )
    crowd, handful = engine.clusters(Query(), zoom)
    assert (crowd.count, handful.count) == (20, 3)
    assert handful.center == LILLE
    pixels = 2**zoom * 256 / 360
    assert abs(crowd.center.longitude - PARIS.longitude) * pixels <= 16
    assert abs(crowd.center.latitude - PARIS.latitude) * pixels <= 16


def test_a_single_document_comes_as_itself(engine: Engine) -> None:
    engine.rebuild([place(1, "Ici", point=LILLE, payload={"slug": "ici"}), place(2, point=PARIS)])
    [one] = engine.clusters(Query(box=NORTH), 12)
    assert one.hit is not None
    assert (one.hit.id, one.hit.title, dict(one.hit.payload)) == ("place-1", "Ici", {"slug": "ici"})
    assert one.center == LILLE


def test_documents_on_the_same_point_stay_a_group_however_close(engine: Engine) -> None:
    engine.rebuild([place(number, point=LILLE) for number in range(3)])
    for zoom in (17, 19):
        [one] = engine.clusters(Query(box=NORTH), zoom)
        assert (one.count, one.hit) == (3, None)
        assert one.bounds == Box(LILLE.longitude, LILLE.latitude, LILLE.longitude, LILLE.latitude)


@pytest.mark.parametrize("zoom", [4, 6, 12, 18])
def test_the_facets_asked_for_are_counted_within_each_group(engine: Engine, zoom: int) -> None:
    kinds = [["fablab"], ["fablab", "library"], ["library"], [], ["library"]]
    engine.rebuild(
        place(number, point=LILLE, facets={"family": family}) for number, family in enumerate(kinds)
    )
    [one] = engine.clusters(Query(box=NORTH, facets=["family", "unknown"]), zoom)
    assert one.facets == {
        "family": [FacetCount("library", 3), FacetCount("fablab", 2)],
        "unknown": [],
    }
    [one] = engine.clusters(Query(box=NORTH), zoom)
    assert one.facets == {}


def test_a_text_is_searched_on_the_map_too(engine: Engine) -> None:
    engine.rebuild([place(1, "FabLab", point=LILLE), place(2, "Mairie", point=LILLE)])
    [one] = engine.clusters(Query(text="fablab", box=NORTH), 10)
    assert one.hit is not None and one.hit.id == "place-1"


def test_a_map_across_the_antimeridian(engine: Engine) -> None:
    engine.rebuild([place(1, point=SUVA), place(2, point=WALLIS), place(3, point=LILLE)])
    found = engine.clusters(Query(box=Box(170, -25, -170, -10)), 6)
    assert {one.hit.id for one in found if one.hit} == {"place-1", "place-2"}


def test_without_a_box_the_whole_world_is_shown(engine: Engine) -> None:
    engine.rebuild([place(1, point=SUVA), place(2, point=LILLE), place(3)])
    assert sum(one.count for one in engine.clusters(Query(), 3)) == 2


def test_the_whole_world_at_the_closest_zoom_still_answers_shortly(
    engine: Engine, crowd: list[Document]
) -> None:
    engine.rebuild(crowd)
    found = engine.clusters(Query(box=Box(-180, -90, 180, 90)), 19)
    assert sum(one.count for one in found) == len(crowd)
    assert len(found) < 4_000
