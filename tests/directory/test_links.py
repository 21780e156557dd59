"""Addresses of neighbouring questions."""

import pytest
from django.http import QueryDict

from directory import links
from directory.asking import Asked, parse
from tests.directory.factories import CommuneFactory

pytestmark = pytest.mark.django_db


def asked(query: str) -> Asked:
    return parse(QueryDict(query))[0]


FREE, ADMIN = "Gratuit", "Aide aux démarches administratives"


def test_an_address_read_and_written_is_the_same() -> None:
    query = (
        "?q=caf%C3%A9&near=49.9,2.3&radius=5&bbox=2,49,3,50&services=aide-aux-demarches-administratives"
        "&frais_a_charge=gratuit&zoom=12&center=49.9,2.3&page=3&page_size=50"
    )
    assert sorted(links.query_string(asked(query[1:]))[1:].split("&")) == sorted(
        query[1:].split("&")
    )


def test_toggling_puts_on_and_takes_away_and_goes_to_the_first_page() -> None:
    first = asked("q=x&page=4")
    on = links.toggled(first, "frais_a_charge", FREE)
    assert on == "?q=x&frais_a_charge=gratuit"
    assert links.toggled(asked(on[1:]), "frais_a_charge", FREE) == "?q=x"


def test_a_filter_of_one_value_is_replaced_one_of_several_grows() -> None:
    assert links.with_value(asked("open_at=now"), "open_at", "sat-1000") == "?open_at=sat-1000"
    both = links.with_value(asked("family=library"), "family", "fablab")
    assert both == "?family=library&family=fablab"
    assert links.without_value(asked(both[1:]), "family", "library") == "?family=fablab"


def test_without_its_locality_an_address_keeps_no_radius_and_no_order_by_distance() -> None:
    CommuneFactory(name="Amiens")
    around = asked("locality=Amiens&radius=5&sort=distance&q=x")
    assert links.without(around, "locality") == "?q=x"


def test_another_locality_moves_the_map() -> None:
    CommuneFactory(code="80021", name="Amiens")
    amiens = asked("locality=Amiens").locality
    assert amiens
    moved = links.with_locality(asked("q=x&near=1,2&radius=9&bbox=1,2,3,4&zoom=9"), amiens)
    assert moved == "?q=x&locality=Amiens%20%2880%29"


def test_pages_orders_and_an_empty_question() -> None:
    assert links.with_page(asked("q=x"), 3) == "?q=x&page=3"
    assert links.with_page(asked("q=x&page=3"), 1) == "?q=x"
    assert links.with_sort(asked("q=x&page=3"), "name") == "?q=x&sort=name"
    assert links.without_filters(asked("q=x&family=library&open_at=now")) == "?q=x"
    assert links.query_string(asked("")) == "?"


def test_everything_that_narrows_has_a_way_to_take_it_away() -> None:
    CommuneFactory(code="80021", name="Amiens")
    question = asked("q=wifi&locality=Amiens&radius=5&bbox=2,49,3,50&family=library&open_at=now")
    active = links.active_values(question, "fr")
    assert [one.name for one in active] == ["q", "locality", "radius", "bbox", "family", "open_at"]
    for one in active:
        assert f"{one.name}=" not in one.url
