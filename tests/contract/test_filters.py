"""Filters, facet counts and places on the map, also against a search by hand."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.protocol import Box, Circle, Document, Engine, Point, Query
from tests.contract.makers import LILLE, SUVA, WALLIS, counts, ids, matching, place

SERVICES = ("Aide aux démarches administratives", "Loisirs et créations numériques", "a, b: c|d=e")
FEES = ("Gratuit", "Payant")


def service_place(number: int, services: list[str], fee: str) -> Document:
    return place(number, facets={"services": services, "frais_a_charge": [fee]})


@pytest.fixture
def filled(engine: Engine) -> Engine:
    engine.rebuild(
        [
            service_place(1, [SERVICES[0]], "Gratuit"),
            service_place(2, [SERVICES[0], SERVICES[1]], "Payant"),
            service_place(3, [SERVICES[1]], "Gratuit"),
            service_place(4, [SERVICES[2]], "Gratuit"),
            place(5),
        ]
    )
    return engine


def test_values_of_a_name_are_alternatives(filled: Engine) -> None:
    query = Query(filters={"services": [SERVICES[0], SERVICES[2]]})
    assert ids(filled, query) == ["place-1", "place-2", "place-4"]


def test_names_are_all_required(filled: Engine) -> None:
    query = Query(filters={"services": [SERVICES[0]], "frais_a_charge": ["Gratuit"]})
    assert ids(filled, query) == ["place-1"]


def test_an_empty_filter_filters_nothing_and_an_unknown_value_everything(filled: Engine) -> None:
    assert filled.search(Query(filters={"services": []})).count == 5
    assert filled.search(Query(filters={"services": ["Autre"]})).count == 0
    assert filled.search(Query(filters={"inconnu": ["x"]})).count == 0


def test_counts_without_a_filter_are_of_everything(filled: Engine) -> None:
    query = Query(facets=["services", "frais_a_charge", "inconnu"])
    assert counts(filled, query, "services") == {SERVICES[0]: 2, SERVICES[1]: 2, SERVICES[2]: 1}
    assert counts(filled, query, "frais_a_charge") == {"Gratuit": 3, "Payant": 1}
    assert counts(filled, query, "inconnu") == {}


def test_counts_of_a_name_ignore_its_own_filter_only(filled: Engine) -> None:
    query = Query(filters={"frais_a_charge": ["Gratuit"]}, facets=["services", "frais_a_charge"])
    assert counts(filled, query, "frais_a_charge") == {"Gratuit": 3, "Payant": 1}
    assert counts(filled, query, "services") == {SERVICES[0]: 1, SERVICES[1]: 1, SERVICES[2]: 1}


def test_counts_stay_true_with_several_ticked(filled: Engine) -> None:
    query = Query(
        filters={"services": [SERVICES[0], SERVICES[1]], "frais_a_charge": ["Gratuit"]},
        facets=["services", "frais_a_charge"],
    )
    assert counts(filled, query, "services") == {SERVICES[0]: 1, SERVICES[1]: 1, SERVICES[2]: 1}
    assert counts(filled, query, "frais_a_charge") == {"Gratuit": 2, "Payant": 1}


def test_counts_stay_true_with_three_ticked_of_which_one_nobody_has(filled: Engine) -> None:
    query = Query(
        filters={"services": [SERVICES[1]], "frais_a_charge": ["Gratuit"], "inconnu": ["x"]},
        facets=["services", "frais_a_charge", "inconnu"],
    )
    assert filled.search(query).facets == {"services": [], "frais_a_charge": [], "inconnu": []}


def test_counts_come_most_frequent_first_then_by_value(filled: Engine) -> None:
    found = filled.search(Query(facets=["services"])).facets["services"]
    assert [one.value for one in found] == [SERVICES[0], SERVICES[1], SERVICES[2]]


@pytest.mark.parametrize(
    "value",
    [
        "80",
        "2A",
        "01",
        "1.5",
        "true",
        "null",
        "2026-05-16",
        " blanks ",
        "Hub « du Nord » & C°",
        "é" * 200,
        "a.b",
        "facets.source:x",
        "📚",
    ],
)
def test_a_value_is_a_text_whatever_it_looks_like(engine: Engine, value: str) -> None:
    engine.rebuild([place(1, facets={"source": [value]}), place(2, facets={"source": ["autre"]})])
    query = Query(filters={"source": [value]}, facets=["source"])
    assert ids(engine, query) == ["place-1"]
    assert counts(engine, query, "source") == {value: 1, "autre": 1}


def test_counts_follow_updates_and_deletions(engine: Engine) -> None:
    engine.rebuild([service_place(number, [SERVICES[0]], "Gratuit") for number in range(1, 6)])
    query = Query(facets=["services", "frais_a_charge"])
    engine.delete(["place-1", "place-2"])
    engine.update([service_place(3, [SERVICES[1]], "Payant")])
    assert counts(engine, query, "services") == {SERVICES[0]: 2, SERVICES[1]: 1}
    assert counts(engine, query, "frais_a_charge") == {"Gratuit": 2, "Payant": 1}


def test_counts_within_a_box_across_the_antimeridian(engine: Engine) -> None:
    engine.rebuild(
        [
            place(1, facets={"source": ["a"]}, point=SUVA),
            place(2, facets={"source": ["a"]}, point=WALLIS),
            place(3, facets={"source": ["b"]}, point=LILLE),
        ]
    )
    query = Query(box=Box(177, -20, -175, -12), facets=["source"])
    assert counts(engine, query, "source") == {"a": 2}
    around = Query(circle=Circle(WALLIS, 1_000.0), facets=["source"])
    assert counts(engine, around, "source") == {"a": 2}


def test_kinds_are_counted_like_a_facet(engine: Engine) -> None:
    engine.rebuild([place(1, "Bus"), Document("story-1", "story", "Bus")])
    query = Query(text="bus", filters={"kind": ["story"]}, facets=["kind"])
    assert ids(engine, query) == ["story-1"]
    assert counts(engine, query, "kind") == {"place": 1, "story": 1}


def test_opening_slots_filter_and_are_counted_when_asked(engine: Engine) -> None:
    engine.rebuild(
        [
            place(1, facets={"slots": ["sat-1000", "sat-1030"]}),
            place(2, facets={"slots": ["unknown"]}),
            place(3, facets={"slots": ["sat-1030", "mon-0900"]}),
        ]
    )
    assert ids(engine, Query(filters={"slots": ["sat-1000", "unknown"]})) == ["place-1", "place-2"]
    assert counts(engine, Query(filters={"slots": ["unknown"]}, facets=["slots"]), "slots") == {
        "sat-1000": 1,
        "sat-1030": 2,
        "mon-0900": 1,
        "unknown": 1,
    }


points = st.builds(
    Point,
    st.one_of(st.floats(-90, 90), st.floats(48, 51)),
    st.one_of(st.floats(-180, 180), st.floats(2, 4), st.sampled_from([180.0, -180.0, 179.9])),
)
boxes = st.builds(
    lambda west, east, latitudes: Box(west, min(latitudes), east, max(latitudes)),
    st.floats(-180, 180),
    st.floats(-180, 180),
    st.tuples(st.floats(-90, 90), st.floats(-90, 90)),
)
circles = st.builds(Circle, points, st.one_of(st.none(), st.floats(1, 300), st.floats(1, 25_000)))
documents = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SERVICES), unique=True),
        st.lists(st.sampled_from(FEES), unique=True),
        st.one_of(st.none(), points),
    ),
    max_size=25,
).map(
    lambda rows: [
        place(number, facets={"services": services, "frais_a_charge": fees}, point=point)
        for number, (services, fees, point) in enumerate(rows)
    ]
)
filters = st.fixed_dictionaries(
    {},
    optional={
        "services": st.lists(st.sampled_from(SERVICES), unique=True),
        "frais_a_charge": st.lists(st.sampled_from(FEES), unique=True),
    },
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    documents=documents,
    filters=filters,
    box=st.one_of(st.none(), boxes),
    circle=st.one_of(st.none(), circles),
    zoom=st.integers(0, 19),
)
def test_every_answer_is_that_of_a_search_by_hand(
    engine: Engine,
    documents: list[Document],
    filters: dict[str, list[str]],
    box: Box | None,
    circle: Circle | None,
    zoom: int,
) -> None:
    engine.rebuild(documents)
    names = ["services", "frais_a_charge"]
    query = Query(filters=filters, box=box, circle=circle, facets=names, limit=50)
    expected = matching(documents, query)
    for sort in ("relevance", "distance", "date", "title"):
        answer = engine.search(dataclasses.replace(query, sort=sort))
        assert answer.count == len(expected)
        assert {hit.id for hit in answer.hits} == {one.id for one in expected}
        if sort == "distance" and circle is not None:
            away = [float("inf") if hit.distance is None else hit.distance for hit in answer.hits]
            assert away == sorted(away)
    for name in names:
        others = matching(documents, query, without=name)
        by_hand = {
            value: sum(value in one.facets[name] for one in others) for value in SERVICES + FEES
        }
        assert counts(engine, query, name) == {v: n for v, n in by_hand.items() if n}
    on_map = engine.clusters(query, zoom)
    assert sum(one.count for one in on_map) == sum(one.point is not None for one in expected)
    assert all((one.hit is not None) == (one.count == 1) for one in on_map)


def test_every_value_is_counted_however_many_combinations_of_them_there_are(
    engine: Engine,
) -> None:
    """Of thirteen services, each place has another choice: 8,191 choices, each service in half."""
    services = [f"Service {number}" for number in range(13)]
    choices = range(1, 1 << len(services))
    engine.rebuild(
        place(
            choice,
            facets={"services": [one for at, one in enumerate(services) if choice >> at & 1]},
        )
        for choice in choices
    )
    assert counts(engine, Query(facets=["services"]), "services") == dict.fromkeys(services, 4_096)
