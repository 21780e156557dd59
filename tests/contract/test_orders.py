"""Orders, ties, and pages to the end."""

import random

import pytest

from search.geometry import distance
from search.protocol import Circle, Engine, Point, Query, Sort
from tests.contract.makers import LILLE, dated, ids, place, places

SORTS: tuple[Sort, ...] = ("relevance", "distance", "date", "title")


def test_titles_sort_without_regard_to_case_and_accents(engine: Engine) -> None:
    engine.rebuild(places(["Éole", "zèbre", "Abeille", "école 2", "École 10", "écoles"]))
    hits = engine.search(Query(sort="title")).hits
    assert [hit.title for hit in hits] == [
        "Abeille", "École 10", "école 2", "écoles", "Éole", "zèbre",
    ]  # fmt: skip


def test_long_titles_sort_by_their_ends(engine: Engine) -> None:
    start = "Espace France Services de la commune "
    engine.rebuild(places([start + "de Zuydcoote", start + "d'Arras", start + "de Lens"]))
    assert ids(engine, Query(sort="title")) == ["place-2", "place-3", "place-1"]


def test_equal_titles_go_by_id(engine: Engine) -> None:
    engine.rebuild([place(number, "Mairie") for number in (10, 9, 2, 100, 1)])
    expected = ["place-1", "place-2", "place-9", "place-10", "place-100"]
    for sort in SORTS:
        assert ids(engine, Query(sort=sort)) == expected
    assert ids(engine, Query(text="mairie")) == expected


def test_dates_come_newest_first_and_those_without_last(engine: Engine) -> None:
    engine.rebuild(
        [dated(1, None), dated(2, "2020-06-01"), dated(3, "2026-01-01"), dated(4, "2020-06-01")]
    )
    assert ids(engine, Query(sort="date")) == ["place-3", "place-2", "place-4", "place-1"]


def test_keys_are_those_of_all_that_matches_the_smallest_first(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.embedded.hits._KEYS_AT_ONCE", 3)
    monkeypatch.setattr("search.elasticsearch.hits._MOST_AT_ONCE", 3)
    documents = [place(key, "Mairie", facets={"fee": ["free"]}) for key in (70, 9, 2, 100, 1, 3, 4)]
    engine.rebuild([*documents, place(5, "Mairie"), place(6, "Gare", facets={"fee": ["free"]})])
    query = Query(text="mairies", kinds=["place"], filters={"fee": ["free"]}, sort="title", limit=1)
    assert list(engine.keys(query)) == [1, 2, 3, 4, 9, 70, 100]
    assert list(engine.keys(Query(text="château", kinds=["place"]))) == []


def test_distance_without_a_circle_and_relevance_without_a_text_go_by_id(engine: Engine) -> None:
    engine.rebuild(places(["B", "A", "C"]))
    assert ids(engine, Query(sort="distance")) == ["place-1", "place-2", "place-3"]
    assert ids(engine, Query(sort="relevance")) == ["place-1", "place-2", "place-3"]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("text", ["", "mairie"])
def test_pages_to_the_end_miss_nothing_and_double_nothing(
    engine: Engine, sort: Sort, text: str
) -> None:
    dice = random.Random(1)
    documents = [
        place(
            number,
            dice.choice(["Mairie", "Mairie de Lille", "Mairie annexe", "La mairie du port"]),
            point=dice.choice(
                [None, LILLE, Point(50 + dice.random(), 3 + dice.random()), Point(-18, 179.9)]
            ),
        )
        for number in range(350)
    ]
    engine.rebuild(documents[:200])
    engine.update(documents[200:])
    circle = Circle(Point(50.5, 3.4))
    seen: list[str] = []
    away: list[float] = []
    while True:
        query = Query(text=text, circle=circle, sort=sort, offset=len(seen), limit=23)
        hits = engine.search(query).hits
        if not hits:
            break
        seen += [hit.id for hit in hits]
        away += [float("inf") if hit.distance is None else hit.distance for hit in hits]
    assert len(seen) == 350
    assert set(seen) == {one.id for one in documents}
    if sort == "distance":
        assert away == sorted(away)


def test_distance_is_right_deep_in_a_crowd(engine: Engine) -> None:
    dice = random.Random(2)
    crowd = [
        place(number, point=Point(dice.gauss(48.85, 0.5), dice.gauss(2.35, 0.7)))
        for number in range(6_000)
    ]
    engine.rebuild(crowd)
    center = Point(48.9, 2.2)
    expected = sorted(crowd, key=lambda one: distance(center, one.point or center))
    for offset in (0, 40, 3_000, 5_990):
        query = Query(circle=Circle(center), sort="distance", offset=offset, limit=20)
        assert ids(engine, query) == [one.id for one in expected[offset : offset + 20]]


def test_a_limit_of_nothing_only_counts(engine: Engine) -> None:
    engine.rebuild(places(["A", "B"]))
    for sort in SORTS:
        answer = engine.search(Query(sort=sort, limit=0, circle=Circle(LILLE)))
        assert (answer.count, list(answer.hits)) == (2, [])
