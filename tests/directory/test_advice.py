"""Nothing is found: what to loosen, and how many places each way really brings."""

import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from django.utils import translation

from directory.advice import Advice
from directory.asking import parse
from directory.listing import Answer, answer
from tests.directory.factories import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

SUNDAY_EVENING = datetime.datetime(2026, 5, 10, 22, 40, tzinfo=ZoneInfo("Europe/Paris"))


def ask(query: str) -> Answer:
    return answer(parse(QueryDict(query))[0], now=SUNDAY_EVENING, language="en")


def advised(query: str) -> list[Advice]:
    """The ways out of ``query``, each of which must hold what it promises."""
    with translation.override("en"):
        found = ask(query)
        assert found.count == 0
        for one in found.advice:
            assert one.count > 0
            assert ask(one.query.removeprefix("?")).count == one.count, one
    return list(found.advice)


def labels(query: str) -> list[tuple[str, int]]:
    return [(one.label.replace("\u00a0", " "), one.count) for one in advised(query)]


@pytest.fixture
def amiens() -> None:
    CommuneFactory(
        code="80021", name="Amiens", population=130_000, latitude=49.8942, longitude=2.2957
    )


def test_where_something_is_found_there_is_nothing_to_advise(reindex: Callable[[], None]) -> None:
    PlaceFactory()
    reindex()
    assert list(ask("").advice) == list(ask("page=99").advice) == []


def test_each_filter_is_offered_to_be_left_out(reindex: Callable[[], None]) -> None:
    PlaceFactory.create_batch(2, fees=["Gratuit"])
    PlaceFactory(typologies=["BIB"], fees=["Payant"])
    reindex()
    assert labels("frais_a_charge=gratuit&family=library") == [
        ("Without the filter “Library”", 2),
        ("Without the filter “Free”", 1),
    ]


def test_places_with_unknown_hours_come_first(reindex: Callable[[], None]) -> None:
    PlaceFactory.create_batch(2)
    PlaceFactory(opening_hours="Mo 09:00-10:00")
    reindex()
    assert labels("open_at=now") == [
        ("Also those whose hours are unknown", 2),
        ("Without the filter “Open now”", 3),
    ]


def test_places_that_do_not_tell_come_first(reindex: Callable[[], None]) -> None:
    PlaceFactory.create_batch(2)
    PlaceFactory(fees=["Payant"])
    reindex()
    assert labels("frais_a_charge=gratuit") == [
        ("Also “Price: not told”", 2),
        ("Without the filter “Free”", 3),
    ]


def test_words_and_locality_may_be_left_out(amiens: None, reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Mairie")
    PlaceFactory(name="Piscine", latitude=43.3, longitude=5.4)
    reindex()
    assert labels("q=piscine&locality=amiens") == [
        ("Without the words “piscine”", 1),
        ("Everywhere", 1),
    ]


def test_a_wider_circle_is_offered_the_first_that_holds_something(
    amiens: None, reindex: Callable[[], None]
) -> None:
    PlaceFactory(latitude=50.25, longitude=2.3)
    PlaceFactory(latitude=50.6, longitude=2.3)
    reindex()
    assert labels("locality=amiens&radius=5") == [("Within 50 km", 1), ("Everywhere", 2)]


def test_beyond_the_map_shown(reindex: Callable[[], None]) -> None:
    PlaceFactory.create_batch(3)
    reindex()
    assert labels("bbox=4,45,5,46") == [("Beyond the map shown", 3)]


def test_when_no_single_step_helps_all_filters_go_at_once(
    amiens: None, reindex: Callable[[], None]
) -> None:
    PlaceFactory()
    PlaceFactory(latitude=43.3, longitude=5.4)
    reindex()
    assert labels("locality=amiens&family=library&frais_a_charge=gratuit") == [
        ("Without any filter", 1),
        ("Without any filter, everywhere", 2),
    ]


def test_at_most_five_ways(reindex: Callable[[], None]) -> None:
    every = {
        "typologies": ["BIB"],
        "fees": ["Gratuit"],
        "audiences": ["Seniors"],
        "special_care": ["Surdité"],
        "support_modes": ["En autonomie"],
        "itinerance": ["Itinérant"],
        "services": ["Loisirs et créations numériques"],
    }
    for left_out in every:
        PlaceFactory(**{name: value for name, value in every.items() if name != left_out})
    reindex()
    query = (
        "family=library&frais_a_charge=gratuit&publics_specifiquement_adresses=seniors"
        "&prise_en_charge_specifique=surdite&modalites_accompagnement=en-autonomie"
        "&itinerance=itinerant&services=loisirs-et-creations-numeriques"
    )
    assert len(advised(query)) == 5


def test_a_way_out_keeps_everything_else_and_begins_at_the_first_page(
    reindex: Callable[[], None],
) -> None:
    PlaceFactory(name="Mairie", fees=["Gratuit"])
    reindex()
    (one,) = advised("q=mairie&frais_a_charge=gratuit&family=library&sort=name&page=3&page_size=50")
    assert one.query == "?q=mairie&frais_a_charge=gratuit&sort=name&page_size=50"


def test_now_is_on_the_clocks_of_where_a_way_out_leads(reindex: Callable[[], None]) -> None:
    """It is 0:40 on Monday in La Réunion, and still Sunday evening in Paris."""
    CommuneFactory(
        code="97411", name="Saint-Denis", department="974", latitude=-20.88, longitude=55.45
    )
    PlaceFactory(opening_hours="Su 22:00-23:00")
    PlaceFactory(opening_hours="Mo 00:00-02:00")
    PlaceFactory(opening_hours="Mo 00:00-03:00")
    PlaceFactory(department="974", latitude=-20.88, longitude=55.45)
    reindex()
    assert ("Everywhere", 1) in labels("locality=97411&open_at=now")


def test_nothing_helps_where_there_is_nothing(reindex: Callable[[], None]) -> None:
    reindex()
    assert advised("q=fablab&family=library") == []
