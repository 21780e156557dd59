"""The directory's answer: what is found, how far it is, what the counts say."""

import datetime
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from directory.asking import parse
from directory.listing import Answer, answer, clusters
from directory.models import Place
from directory.opening import Kind
from search.protocol import Hit
from tests.directory.factories import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

TUESDAY = datetime.datetime(2026, 5, 12, 10, 20, tzinfo=ZoneInfo("Europe/Paris"))


def ask(query: str = "", **options: Any) -> Answer:
    asked, notices = parse(QueryDict(query))
    assert notices == []
    return answer(asked, now=TUESDAY, language="fr", **options)


def names(found: Answer) -> list[str]:
    return [entry.place.name for entry in found.entries]


def counts(found: Answer, name: str) -> dict[str, int | None]:
    """The counts of a filter by its slugs."""
    return {
        option.slug: option.count
        for group in found.facets
        if group.filter.name == name
        for option in group.options
    }


def at(latitude: float, longitude: float = 2.3, **rest: object) -> Place:
    return PlaceFactory(latitude=latitude, longitude=longitude, **rest)


@pytest.fixture
def amiens() -> None:
    CommuneFactory(amiens=True)


# Counts


@pytest.fixture
def mixed(reindex: Callable[[], None]) -> None:
    PlaceFactory(name="A", typologies=["BIB"], fees=["Gratuit"], audiences=["Seniors"])
    PlaceFactory(name="B", typologies=["BIB"], fees=["Payant"], audiences=["Jeunes"])
    PlaceFactory(name="C", typologies=["FABLAB"], fees=["Gratuit"])
    PlaceFactory(name="D", typologies=["FABLAB"], fees=["Payant"])
    PlaceFactory(name="E", typologies=["TIERS_LIEUX"], fees=["Gratuit"], audiences=["Seniors"])
    reindex()


def test_counts_say_how_many_carry_a_value(mixed: None) -> None:
    found = ask()
    assert counts(found, "family") == {"fablab": 2, "third-place": 1, "library": 2}
    assert counts(found, "frais_a_charge") == {"gratuit": 3, "payant": 2}


def test_a_count_is_what_ticking_brings_with_several_ticked(mixed: None) -> None:
    query = "family=library&family=third-place&frais_a_charge=gratuit"
    found = ask(query)
    assert names(found) == ["A", "E"]
    assert counts(found, "family") == {"fablab": 1, "third-place": 1, "library": 1}
    assert counts(found, "frais_a_charge") == {"gratuit": 2, "payant": 1}
    assert found.count == 2
    assert ask(query + "&family=fablab").count == 2 + 1
    assert ask(query + "&frais_a_charge=payant").count == 2 + 1


def test_every_count_is_true_when_its_value_is_ticked_instead(mixed: None) -> None:
    found = ask("family=library&frais_a_charge=gratuit")
    for family, count in counts(found, "family").items():
        assert ask(f"family={family}&frais_a_charge=gratuit").count == count
    for price, count in counts(found, "frais_a_charge").items():
        assert ask(f"family=library&frais_a_charge={price}").count == count


def test_counts_follow_words_place_and_hours(amiens: None, reindex: Callable[[], None]) -> None:
    at(49.89, name="Café du port", fees=["Gratuit"], opening_hours="Tu 10:00-11:00")
    at(49.89, name="Mairie", fees=["Payant"])
    at(50.9, name="Café du lac", fees=["Payant"], opening_hours="Tu 10:00-11:00")
    reindex()
    assert counts(ask("q=cafe"), "frais_a_charge") == {"gratuit": 1, "payant": 1}
    assert counts(ask("locality=amiens"), "frais_a_charge") == {"gratuit": 1, "payant": 1}
    assert counts(ask("locality=amiens&q=cafe"), "frais_a_charge") == {"gratuit": 1}
    assert counts(ask("open_at=now"), "frais_a_charge") == {"gratuit": 1, "payant": 1}
    assert counts(ask("bbox=2,50,3,51"), "frais_a_charge") == {"payant": 1}


def test_a_ticked_value_that_finds_nothing_stays_to_be_unticked(mixed: None) -> None:
    found = ask("family=social&frais_a_charge=gratuit")
    assert found.count == 0
    social = next(
        option
        for group in found.facets
        if group.filter.name == "family"
        for option in group.options
        if option.slug == "social"
    )
    assert (social.count, social.checked) == (0, True)
    assert counts(found, "frais_a_charge") == {"gratuit": 0}


def test_short_lists_keep_the_order_of_the_form(mixed: None) -> None:
    assert list(counts(ask(), "frais_a_charge")) == ["gratuit", "payant"]


def test_the_departement_looked_at_is_no_choice_any_more(reindex: Callable[[], None]) -> None:
    PlaceFactory(department="80")
    PlaceFactory(department="62")
    reindex()
    assert counts(ask(), "department") == {"80": 1, "62": 1}
    found = ask("locality=Somme")
    assert (found.count, counts(found, "department")) == (1, {})


def test_two_departements_that_exclude_each_other_find_nothing(
    reindex: Callable[[], None],
) -> None:
    PlaceFactory(department="80")
    PlaceFactory(department="62")
    reindex()
    assert ask("locality=Somme&department=62").count == 0
    assert ask("locality=Somme&department=62&department=80").count == 1


def test_a_region_finds_what_is_in_its_departements(reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Amiens", department="80")
    PlaceFactory(name="Lens", department="62")
    PlaceFactory(name="Brest", department="29")
    reindex()
    found = ask("locality=Hauts-de-France")
    assert (found.count, names(found)) == (2, ["Amiens", "Lens"])
    assert counts(found, "department") == {"80": 1, "62": 1}
    assert names(ask("locality=Hauts-de-France&department=62&department=29")) == ["Lens"]
    assert ask("locality=Hauts-de-France&bbox=2,49,3,50").count == 3


# Distances


def test_the_nearest_comes_first_with_its_distance_in_words(
    amiens: None, reindex: Callable[[], None]
) -> None:
    at(49.93, 2.2957, name="Loin")
    at(49.8942, 2.2957, name="Ici")
    at(49.9, 2.2957, name="Près")
    reindex()
    found = ask("locality=amiens")
    assert names(found) == ["Ici", "Près", "Loin"]
    assert [entry.distance_text.replace("\u00a0", " ") for entry in found.entries] == [
        "50 m",
        "650 m",
        "4,0 km",
    ]
    assert found.entries[2].distance == pytest.approx(3.98, abs=0.01)


def test_without_an_origin_there_is_no_distance(reindex: Callable[[], None]) -> None:
    PlaceFactory()
    reindex()
    (entry,) = ask().entries
    assert (entry.distance, entry.distance_text) == (None, "")


def test_a_place_without_a_point_comes_last_and_has_no_distance(
    reindex: Callable[[], None],
) -> None:
    at(10, name="Loin")
    PlaceFactory(name="Quelque part", latitude=None, longitude=None)
    reindex()
    found = ask("near=49.9,2.3")
    assert names(found) == ["Loin", "Quelque part"]
    assert found.entries[1].distance is None


def test_a_town_is_searched_around_as_far_as_its_size_suggests(
    amiens: None, reindex: Callable[[], None]
) -> None:
    CommuneFactory(code="80600", name="Naours", population=1_000, latitude=50.03, longitude=2.27)
    at(49.95, name="À sept kilomètres")
    at(50.0, name="À douze kilomètres")
    reindex()
    assert names(ask("locality=amiens")) == ["À sept kilomètres"]
    assert ask("locality=amiens").radius == 8
    assert len(names(ask("locality=naours"))) == 2
    assert ask("locality=amiens&radius=20").count == 2


# Widening


def test_where_there_is_nothing_the_circle_widens_and_says_so(
    amiens: None, reindex: Callable[[], None]
) -> None:
    at(50.25, name="À quarante kilomètres")
    at(50.8, name="À cent kilomètres")
    reindex()
    found = ask("locality=amiens")
    assert names(found) == ["À quarante kilomètres"]
    assert found.widened == found.radius == 60


def test_a_distance_that_was_asked_for_is_kept(amiens: None, reindex: Callable[[], None]) -> None:
    at(50.25)
    reindex()
    found = ask("locality=amiens&radius=8")
    assert (found.count, found.widened, found.radius) == (0, None, 8)


def test_beyond_a_hundred_and_twenty_kilometres_it_widens_no_more(
    amiens: None, reindex: Callable[[], None]
) -> None:
    at(52)
    reindex()
    found = ask("locality=amiens")
    assert (found.count, found.widened, found.radius) == (0, None, 8)


def test_counts_are_those_of_the_wider_circle(amiens: None, reindex: Callable[[], None]) -> None:
    at(50.25, fees=["Gratuit"])
    at(50.26, fees=["Gratuit"])
    reindex()
    assert counts(ask("locality=amiens"), "frais_a_charge") == {"gratuit": 2}


def test_words_and_filters_count_when_it_widens(amiens: None, reindex: Callable[[], None]) -> None:
    at(49.9, name="Mairie")
    at(50.25, name="Fablab", fees=["Gratuit"])
    reindex()
    found = ask("locality=amiens&q=fablab&frais_a_charge=gratuit")
    assert (names(found), found.widened) == (["Fablab"], 60)


# Pages


def test_pages_and_what_lies_beyond_the_last(reindex: Callable[[], None]) -> None:
    for number in range(7):
        PlaceFactory(name=f"Lieu {number}")
    reindex()
    assert names(ask("page_size=3&page=3")) == ["Lieu 6"]
    beyond = ask("page_size=3&page=9")
    assert (beyond.entries, beyond.count, beyond.page, beyond.pages) == ([], 7, 9, 3)


@pytest.mark.parametrize("query", ["", "near=49.9,2.3", "q=lieu", "sort=updated"])
def test_a_page_deeper_than_anything_costs_no_more(query: str, reindex: Callable[[], None]) -> None:
    PlaceFactory(name="Lieu")
    reindex()
    found = ask(f"{query}&page=1000000&page_size=100")
    assert (found.entries, found.count, found.pages) == ([], 1, 1)


def test_facets_and_advice_are_left_out_when_not_wanted(mixed: None) -> None:
    found = ask("q=xyzzy", facets=(), advice=False)
    assert (found.facets, list(found.advice), found.count) == ([], [], 0)


# What changed since it was indexed


def test_a_place_hidden_since_it_was_indexed_is_left_out(reindex: Callable[[], None]) -> None:
    shown, hidden = PlaceFactory(name="Là"), PlaceFactory(name="Plus là")
    reindex()
    Place.objects.filter(pk=hidden.pk).update(state=Place.State.HIDDEN)  # no signal, no index
    assert names(ask()) == [shown.name]


def test_a_place_deleted_since_it_was_indexed_is_left_out(reindex: Callable[[], None]) -> None:
    shown, gone = PlaceFactory(name="Là"), PlaceFactory(name="Plus là")
    reindex()
    Place.objects.filter(pk=gone.pk).delete()
    assert [one for one in names(ask()) if one != gone.name] == names(ask()) == [shown.name]


def test_what_is_shown_is_what_the_database_says_now(
    reindex: Callable[[], None],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    place = PlaceFactory(name="Ancien")
    reindex()
    Place.objects.filter(pk=place.pk).update(name="Nouveau", opening_hours="24/7")
    (entry,) = ask("q=ancien").entries
    assert (entry.place.name, entry.state.kind) == ("Nouveau", Kind.OPEN)
    place.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        place.save()
    assert (ask("q=ancien").count, ask("q=nouveau").count) == (0, 1)


def test_a_page_of_places_is_one_query(
    reindex: Callable[[], None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    PlaceFactory.create_batch(20)
    reindex()
    asked = parse(QueryDict("near=49.9,2.3&services=aide-aux-demarches-administratives"))[0]
    answer(asked, now=TUESDAY)
    with django_assert_num_queries(1):
        assert len(answer(asked, now=TUESDAY).entries) == 20


# Hours


def test_each_place_says_whether_it_is_open_at_that_moment(reindex: Callable[[], None]) -> None:
    PlaceFactory(name="A", opening_hours="Tu 10:00-12:00")
    PlaceFactory(name="B", opening_hours="Tu 14:00-18:00")
    PlaceFactory(name="C", opening_hours="We 09:00-18:00")
    PlaceFactory(name="D")
    reindex()
    assert [entry.state.kind for entry in ask().entries] == [
        Kind.OPEN,
        Kind.OPENS_LATER,
        Kind.CLOSED,
        Kind.UNKNOWN,
    ]
    assert [entry.status for entry in ask().entries] == [
        "open",
        "opens-later",
        "closed",
        "unknown",
    ]


def test_now_is_on_the_clocks_of_the_place_looked_at(reindex: Callable[[], None]) -> None:
    CommuneFactory(
        code="97411", name="Saint-Denis", department="974", latitude=-20.88, longitude=55.45
    )
    at(-20.88, 55.45, name="Là-bas", department="974", opening_hours="Tu 12:00-13:00")
    reindex()
    assert names(ask("locality=97411&open_at=now")) == ["Là-bas"]
    assert names(ask("locality=97411&open_at=tue-1000")) == []


# The map


def test_the_map_shows_what_is_around_the_town_as_well_unless_a_distance_is_asked(
    amiens: None, reindex: Callable[[], None]
) -> None:
    at(49.9, name="Ici")
    at(50.4, name="Là-bas")
    reindex()

    def shown(query: str) -> set[str]:
        asked = parse(QueryDict(f"{query}&bbox=2,49,3,51"))[0]
        hits = [one.hit for one in clusters(asked, 9, now=TUESDAY).clusters]
        return {hit.title for hit in hits if isinstance(hit, Hit)}

    assert shown("locality=amiens") == {"Ici", "Là-bas"}
    assert shown("locality=amiens&radius=5") == {"Ici"}
