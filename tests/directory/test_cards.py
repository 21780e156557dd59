"""What a card tells of a place."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from directory.addresses import directory_url
from directory.cards import COLUMNS, card, offers, phone_words, postal_address, reserve
from directory.listing import Entry
from directory.models import Place
from directory.opening import state_of
from tests.directory.factories import PlaceFactory

TUESDAY = datetime.datetime(2026, 5, 12, 10, 20, tzinfo=ZoneInfo("Europe/Paris"))
SERVICES = [
    "Aide aux démarches administratives",
    "Accès internet et matériel informatique",
    "Loisirs et créations numériques",
    "Utilisation sécurisée du numérique",
]


def place(**fields: object) -> Place:
    known = {
        "pk": 7,
        "name": "Le Quai",
        "slug": "le-quai",
        "commune": "Amiens",
        "postcode": "80000",
        "typologies": ["BIB"],
        "family": "library",
    }
    return Place(**{**known, **fields})


@pytest.mark.django_db
def test_a_card_asks_for_no_field_that_the_list_has_not_read(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    PlaceFactory(phone="+33322225040", opening_hours="Tu 09:00-19:00", is_example=True)
    directory_url("fr")  # which each process asks for once
    with django_assert_num_queries(1):
        found = Place.objects.only(*COLUMNS).get()
        card(Entry(found, 1.2, state_of(found.opening_hours, found.department, TUESDAY)), "fr")


@pytest.mark.django_db
def test_a_card_holds_what_one_chooses_by() -> None:
    found = place(
        address="1 quai Bélu",
        phone="+33322225040",
        services=SERVICES[:1],
        opening_hours="Tu 09:00-19:00",
        latitude=49.9,
        longitude=2.3,
    )
    state = state_of(found.opening_hours, "80", TUESDAY)
    with translation.override("en"):
        assert card(Entry(found, 1.234, state), "en") == {
            "id": 7,
            "name": "Le Quai",
            "url": "/en/places/le-quai/",
            "family": "library",
            "kind": "Library",
            "commune": "Amiens",
            "distance": "1.2\u00a0km",
            "status": "open",
            "state_text": "Open until 7\u00a0pm",
            "offers": "Help with administrative formalities",
            "note": "",
            "latitude": 49.9,
            "longitude": 2.3,
            "paper": "1 quai Bélu, 80000 Amiens · 03 22 22 50 40",
        }


def test_two_services_are_named_and_the_others_counted() -> None:
    assert offers(place(services=[]), "en") == ""
    assert offers(place(services=SERVICES[:2]), "fr") == ", ".join(SERVICES[:2])
    with translation.override("en"):
        assert offers(place(services=SERVICES[:3]), "en").endswith(" and 1 more")
        assert offers(place(services=SERVICES), "en").endswith(" and 2 more")


def test_reserves_are_told() -> None:
    with translation.override("en"):
        assert reserve(place()) == ""
        both = reserve(place(is_example=True, approximate=True))
        assert both == "Invented example · Approximate position"


def test_an_address_in_one_line() -> None:
    full = place(address="1 quai Bélu", address_extra="Porte B")
    assert postal_address(full) == "1 quai Bélu, Porte B, 80000 Amiens"
    assert postal_address(place(postcode="")) == "Amiens"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("+33322225040", "03 22 22 50 40"),
        ("+262262905050", "0262 90 50 50"),
        ("", ""),
        ("au café", "au café"),
    ],
)
def test_a_number_as_it_is_dialled(number: str, words: str) -> None:
    assert phone_words(number) == words
