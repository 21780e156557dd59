"""Whatever stands in an address: understood, or left out with a notice; never an error."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.asking import Asked, Notice, parse
from directory.filters import FILTERS
from directory.links import query_string
from directory.parameters import PARAMETERS
from search.protocol import Box, Point
from tests.directory.factories import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

AMIENS = Point(49.8942, 2.2957)


@pytest.fixture(autouse=True)
def amiens() -> None:
    CommuneFactory(
        code="80021",
        name="Amiens",
        postcodes=["80000", "80080"],
        population=130_000,
        latitude=AMIENS.latitude,
        longitude=AMIENS.longitude,
    )


def asked(query: str) -> Asked:
    """What ``query`` asks, of which nothing may be wrong."""
    found, notices = parse(QueryDict(query))
    assert notices == []
    return found


def noticed(query: str) -> list[Notice]:
    return parse(QueryDict(query))[1]


def test_nothing_asked_means_everything_by_name() -> None:
    everything = asked("")
    assert everything == Asked()
    assert (everything.effective_sort, everything.page, everything.page_size) == ("name", 1, 20)
    assert not everything.has_filters


def test_a_full_question() -> None:
    found = asked(
        "q=wifi&near=49.9,2.3&radius=5&bbox=2,49,3,50&services=aide-aux-demarches-administratives"
        "&family=library|fablab&zoom=12.7&center=49.9;2.3&sort=distance&page=2&page_size=50"
    )
    assert found.text == "wifi"
    assert found.near == found.center == Point(49.9, 2.3)
    assert (found.radius, found.zoom, found.page, found.page_size) == (5, 12, 2, 50)
    assert found.box == Box(2, 49, 3, 50)
    assert found.filters == {
        "services": ("Aide aux démarches administratives",),
        "family": ("library", "fablab"),
    }


def test_words_lose_what_nobody_types_and_are_cut_when_endless() -> None:
    assert asked("q=%20a%00%09b%20%20c%0d").text == "a b c"
    assert len(asked("q=" + "x" * 5000).text) == 200


def test_a_locality_gives_a_point_a_distance_and_an_order() -> None:
    found = asked("locality=amiens")
    assert found.origin == AMIENS
    assert found.default_radius == 8
    assert found.effective_sort == "distance"
    assert found.locality_text == "amiens"


def test_a_map_takes_the_place_of_the_localitys_surroundings() -> None:
    found = asked("locality=amiens&bbox=2,49,3,50")
    assert found.default_radius is None
    assert found.origin == AMIENS


def test_a_departement_is_a_whole_without_a_point() -> None:
    found = asked("locality=Somme")
    assert (found.origin, found.departments, found.effective_sort) == (None, ("80",), "name")
    assert asked("locality=Somme&bbox=2,49,3,50").departments == ()


def test_words_alone_are_sorted_by_relevance() -> None:
    assert asked("q=x").effective_sort == "relevance"
    assert asked("q=x&sort=name").effective_sort == "name"


def test_around_oneself_is_not_limited() -> None:
    found = asked("near=49.9,2.3")
    assert (found.origin, found.default_radius) == (Point(49.9, 2.3), None)


def test_the_clocks_are_those_of_where_one_looks() -> None:
    CommuneFactory(
        code="97411", name="Saint-Denis", department="974", latitude=-20.88, longitude=55.45
    )
    assert asked("locality=97411").territory == "974"
    assert asked("near=-20.9,55.4").territory == "974"
    assert asked("bbox=55.3,-21,55.5,-20.8").territory == "974"
    assert asked("near=49.9,2.3").territory == asked("").territory == ""


@pytest.mark.parametrize(
    "bbox", ["-177,-14,-175.5,-13", "179,-15,-171,-11", "179,-15,189,-11", "-181,-15,-171,-11"]
)
def test_the_clocks_are_right_across_the_antimeridian(bbox: str) -> None:
    CommuneFactory(code="98613", name="Uvea", department="986", latitude=-13.28, longitude=-176.17)
    assert asked(f"bbox={bbox}").territory == "986"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("near=here", "near"),
        ("near=95,2", "near"),
        ("radius=far&near=49,2", "radius"),
        ("radius=1e9&near=49,2", "radius"),
        ("bbox=1,2,3", "bbox"),
        ("bbox=inf,1,2,3", "bbox"),
        ("zoom=close", "zoom"),
        ("center=x", "center"),
        ("sort=colour", "sort"),
        ("page=-1", "page"),
        ("page=99999999", "page"),
        ("page_size=all", "page_size"),
        ("services=nothing", "services"),
        ("open_at=whenever", "open_at"),
        ("open_unknown=perhaps", "open_unknown"),
        ("department=99", "department"),
        ("locality=Xyzzy", "locality"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_makes_no_sense_is_left_out_with_a_sentence(
    query: str, parameter: str, language: str
) -> None:
    with translation.override(language):
        found, notices = parse(QueryDict("q=wifi&" + query))
    assert found.text == "wifi"
    assert [one.parameter for one in notices] == [parameter]
    assert notices[0].message.endswith((".", "?"))
    assert "%" not in notices[0].message


def test_one_bad_value_of_several_costs_only_itself() -> None:
    found, notices = parse(QueryDict("family=library&family=castle&family=fablab"))
    assert found.filters["family"] == ("library", "fablab")
    assert [(one.parameter, one.value) for one in notices] == [("family", "castle")]


def test_an_order_by_distance_needs_a_point() -> None:
    found, notices = parse(QueryDict("sort=distance&q=x"))
    assert (found.sort, found.effective_sort) == ("", "relevance")
    assert [one.parameter for one in notices] == ["sort"]


def test_a_distance_needs_a_point() -> None:
    for query in ("radius=5", "radius=5&locality=Somme"):
        found, notices = parse(QueryDict(query))
        assert found.radius is None
        assert [one.parameter for one in notices] == ["radius"]


def test_a_locality_that_nobody_knows_is_one_notice_whatever_the_distance() -> None:
    found, notices = parse(QueryDict("locality=Xyzzy&radius=5"))
    assert (found.locality, found.locality_text, found.radius) == (None, "Xyzzy", None)
    assert [one.parameter for one in notices] == ["locality"]


def test_a_misspelt_locality_is_asked_back() -> None:
    found, (notice,) = parse(QueryDict("locality=Amines"))
    assert "Amiens (80)" in notice.message
    assert [one.label for one in found.alternatives] == ["Amiens (80)"]


def test_parameters_of_others_are_not_looked_at() -> None:
    assert asked("utm_source=letter&fbclid=1") == Asked()


def test_the_last_of_a_repeated_parameter_counts() -> None:
    assert asked("q=a&q=b&page=2&page=3").text == "b"


# Anything at all

NAMES = [one.name for one in (*PARAMETERS, *FILTERS)] + [
    "fragment",
    "filters",
    "lang",
    "kinds",
    "limit",
    "",
]
NUMBERS = st.one_of(
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(["nan", "-inf", "1e400", "٣", "1_0", "0x10", "²", "½", "--1", "9" * 400]),
)
LISTS = st.lists(NUMBERS, max_size=5).map(",".join)
MOMENTS = st.one_of(
    st.datetimes(timezones=st.one_of(st.none(), st.timezones())).map(lambda one: one.isoformat()),
    st.sampled_from(
        ["now", "sat-1000", "sat-2530", "sun-0000", "ph-1000", "2026-05-16T10:00+99:99"]
    ),
)
KNOWN = st.sampled_from([one.example for one in (*PARAMETERS, *FILTERS)] + ["all", "list"])
WORDS = st.sampled_from(
    [
        "Amiens",
        "80000",
        "Somme",
        "2A",
        "paris 20e",
        "l'",
        "%",
        "|",
        "||",
        "\x00",
        "\ud800",
        "📚",
        "+",
    ]
)
VALUES = st.one_of(st.text(max_size=30), NUMBERS, LISTS, MOMENTS, KNOWN, WORDS)
QUESTIONS = st.lists(
    st.tuples(st.one_of(st.sampled_from(NAMES), st.text(max_size=8)), VALUES), max_size=6
)


def encoded(pairs: list[tuple[str, str]]) -> str:
    return "&".join(
        f"{quote(name, errors='surrogatepass')}={quote(value, errors='surrogatepass')}"
        for name, value in pairs
    )


ANYTHING = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def served(pages: dict[str, Any], reindex: Callable[[], None]) -> Client:
    """Everything that answers questions, with three places to find."""
    PlaceFactory(opening_hours="Mo-Fr 09:00-12:00", fees=["Gratuit"])
    PlaceFactory(latitude=None, longitude=None)
    PlaceFactory(latitude=-13.28, longitude=-176.17, department="986", typologies=["BIB"])
    reindex()
    return Client()


@ANYTHING
@given(pairs=QUESTIONS)
def test_no_address_breaks_the_page(served: Client, pairs: list[tuple[str, str]]) -> None:
    assert served.get(f"/fr/lieux/?{encoded(pairs)}").status_code == 200


@ANYTHING
@given(
    pairs=QUESTIONS,
    path=st.sampled_from(["places", "places/clusters", "suggest", "places/1"]),
)
def test_no_address_breaks_the_api(served: Client, pairs: list[tuple[str, str]], path: str) -> None:
    response = served.get(f"/api/v1/{path}?{encoded(pairs)}")
    assert response.status_code in (200, 400, 404)
    if response.status_code != 200:
        assert response["Content-Type"] == "application/problem+json"
        assert response.json()["status"] == response.status_code


@settings(ANYTHING, max_examples=30)
@given(pairs=QUESTIONS)
def test_no_address_breaks_the_page_without_the_search_engine(
    pages: dict[str, Any], broken_index: Any, pairs: list[tuple[str, str]]
) -> None:
    assert Client().get(f"/fr/lieux/?{encoded(pairs)}").status_code == 200


@pytest.mark.parametrize("raw", ["%", "%ff%fe", "=&=&&", "q=%C0%AF", "q" * 3000, "a=1;b=2"])
def test_addresses_that_are_no_text_do_no_harm(served: Client, raw: str) -> None:
    assert served.get(f"/fr/lieux/?{raw}").status_code == 200
    assert served.get(f"/api/v1/places?{raw}").status_code < 500


@settings(ANYTHING, max_examples=60)
@given(pairs=QUESTIONS)
def test_an_address_written_anew_means_the_same(pairs: list[tuple[str, str]]) -> None:
    first, _notices = parse(QueryDict(encoded(pairs)))
    again, notices = parse(QueryDict(query_string(first)[1:]))
    assert query_string(again) == query_string(first)
    assert {one.parameter for one in notices} <= {"locality"}
