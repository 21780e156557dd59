"""Places kept on the device: a cookie of numbers, and a page that lists them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import Settings

from directory.models import DirectoryPage, Place
from orientation.selection import COOKIE, MOST, read
from tests.directory.factories import PlaceFactory
from tests.directory.reading import seen
from tests.home.reading import attributes
from tests.reading import soup, words

LIST = "/fr/ma-selection/"


class TestTheCookie:
    @pytest.mark.parametrize(
        ("text", "keys"),
        [
            ("12.3.45", (12, 3, 45)),
            ("", ()),
            ("3.3.3", (3,)),
            ("a.-1.0.²..7", (7,)),
            ("9" * 30, ()),
            (".".join(map(str, range(1, 100))), tuple(range(1, MOST + 1))),
            ("1." * 10_000, (1,)),
        ],
    )
    def test_is_read_tolerantly(self, text: str, keys: tuple[int, ...]) -> None:
        assert read(text) == keys


@pytest.fixture
def places(pages: dict[str, DirectoryPage]) -> list[Place]:
    return [PlaceFactory(name=name) for name in ("Le Phare", "La Halle", "Le Bus")]


def keep(client: Client, *places: Place, **headers: str) -> Any:
    value = ".".join(str(place.pk) for place in places)
    return client.post(LIST, {"keep": value}, follow=True, headers=headers)


def kept(client: Client) -> tuple[int, ...]:
    morsel = client.cookies.get(COOKIE)
    return read(morsel.value) if morsel else ()


def titles(response: Any) -> list[str]:
    return [words(heading) for heading in soup(response).select(".kept-place h2")]


@pytest.mark.django_db
class TestKeeping:
    def test_a_form_keeps_a_place_on_the_device(self, client: Client, places: list[Place]) -> None:
        response = keep(client, places[0])
        assert kept(client) == (places[0].pk,)
        assert titles(response) == ["Le Phare"]
        assert "Le Phare est gardé sur cet appareil." in seen(response)
        cookie = client.cookies[COOKIE]
        assert (cookie["samesite"], cookie["path"], bool(cookie["httponly"])) == ("Lax", "/", False)

    def test_the_way_back_leads_to_where_the_button_was(
        self, client: Client, places: list[Place]
    ) -> None:
        response = keep(client, places[0], referer="http://testserver/fr/lieux/?q=phare")
        assert "/fr/lieux/?q=phare" in attributes(response, "main a", "href")

    @pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:x"])
    def test_and_nowhere_else(self, client: Client, places: list[Place], back: str) -> None:
        assert back not in client.get(LIST, {"back": back}).content.decode()
        response = keep(client, places[0], referer=back)
        assert "evil" not in response.content.decode()

    def test_a_removed_place_comes_back_by_one_button(
        self, client: Client, places: list[Place]
    ) -> None:
        keep(client, *places)
        response = client.post(LIST, {"remove": str(places[1].pk)}, follow=True)
        assert titles(response) == ["Le Phare", "Le Bus"]
        assert "La Halle n’est plus gardé." in seen(response)
        undo = soup(response).find("button", string="Annuler")
        assert undo
        response = client.post(LIST, {"keep": undo["value"]}, follow=True)
        assert set(titles(response)) == {"Le Phare", "La Halle", "Le Bus"}

    def test_the_whole_list_is_emptied_and_restored(
        self, client: Client, places: list[Place]
    ) -> None:
        response = keep(client, *places)
        empty = soup(response).find("button", string="Vider ma sélection")
        assert empty
        response = client.post(LIST, {"remove": empty["value"]}, follow=True)
        assert kept(client) == ()
        undo = soup(response).find("button", string="Annuler")
        assert undo
        client.post(LIST, {"keep": undo["value"]})
        assert kept(client) == tuple(place.pk for place in places)

    def test_a_full_list_says_so_and_loses_nothing(
        self, client: Client, pages: dict[str, DirectoryPage]
    ) -> None:
        many = PlaceFactory.create_batch(MOST + 1)
        keep(client, *many[:MOST])
        response = keep(client, many[MOST])
        assert "Votre sélection est pleine : 20 lieux." in seen(response)
        assert kept(client) == tuple(place.pk for place in many[:MOST])

    def test_numbers_without_a_public_place_are_not_kept(
        self, client: Client, places: list[Place]
    ) -> None:
        hidden = PlaceFactory(state=Place.State.HIDDEN)
        client.post(LIST, {"keep": f"{hidden.pk}.999999"})
        assert kept(client) == ()

    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    def test_another_site_changes_nothing(
        self, client: Client, places: list[Place], site: str
    ) -> None:
        answer = client.post(LIST, {"keep": str(places[0].pk)}, headers={"sec-fetch-site": site})
        assert answer.status_code == 403
        assert kept(client) == ()


@pytest.mark.django_db
class TestTheList:
    def test_is_empty_at_first_and_says_what_to_do(
        self, client: Client, pages: dict[str, DirectoryPage]
    ) -> None:
        response = client.get(LIST)
        assert "Rien n’est encore gardé" in seen(response)
        assert "/fr/lieux/" in attributes(response, "main a", "href")

    def test_compares_the_same_facts_of_each(self, client: Client, places: list[Place]) -> None:
        response = keep(client, *places)
        cards = soup(response).select(".kept-place")
        terms = [[words(term) for term in card.select("dt")] for card in cards]
        assert terms == [["Aide", "Prix", "Comment venir", "Accueil", "Téléphone"]] * 3

    def test_the_first_three_are_ticked_for_the_sheet(
        self, client: Client, places: list[Place]
    ) -> None:
        response = keep(client, *places, PlaceFactory())
        boxes = soup(response).select("input[name=lieu]")
        assert [box.has_attr("checked") for box in boxes] == [True, True, True, False]

    def test_a_place_closed_since_is_named(self, client: Client, places: list[Place]) -> None:
        keep(client, places[0])
        Place.objects.filter(pk=places[0].pk).update(state=Place.State.CLOSED)
        response = client.get(LIST)
        assert "Le Phare a fermé définitivement." in seen(response)
        assert titles(response) == []

    @pytest.mark.parametrize("change", [{"state": Place.State.HIDDEN}, {"live": False}])
    def test_a_place_unpublished_since_is_counted_but_not_named(
        self, client: Client, places: list[Place], change: dict[str, Any]
    ) -> None:
        keep(client, places[0])
        Place.objects.filter(pk=places[0].pk).update(**change)
        text = seen(client.get(LIST))
        assert "Un lieu que vous aviez gardé n’est plus publié." in text
        assert "Phare" not in text

    def test_costs_the_same_for_one_place_and_for_many(
        self, client: Client, places: list[Place], django_assert_max_num_queries: Any
    ) -> None:
        keep(client, *places)
        with django_assert_max_num_queries(12) as queries:
            client.get(LIST)
            cost = len(queries)
        client.post(LIST, {"remove": f"{places[0].pk}.{places[1].pk}"}, follow=True)
        with django_assert_max_num_queries(cost):
            client.get(LIST)

    def test_is_never_kept_for_others(self, client: Client, places: list[Place]) -> None:
        assert "no-store" in keep(client, places[0])["Cache-Control"]


@pytest.mark.django_db
def test_pages_kept_for_all_readers_are_the_same_whatever_the_device_keeps(
    client: Client,
    places: list[Place],
    reindex: Callable[[], None],
    settings: Settings,
    tmp_path: Any,
    django_assert_max_num_queries: Any,
) -> None:
    reindex()
    settings.PAGE_CACHE_SECONDS, settings.DATA = 60, tmp_path
    caches["pages"].clear()
    for path in ("/fr/lieux/", places[0].get_absolute_url()):
        client.cookies.clear()
        first = client.get(path)
        assert f'value="{places[0].pk}" data-keep' in first.content.decode()
        client.cookies[COOKIE] = str(places[0].pk)
        with django_assert_max_num_queries(0):
            assert client.get(path).content == first.content
        assert not first.cookies
    caches["pages"].clear()
