"""A place for search engines: JSON-LD that cannot end its own script."""

import datetime
import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client, RequestFactory
from django.utils import translation

from directory.linked_data import describe, type_of
from directory.models import Place
from tests.directory.factories import PlaceFactory
from tests.reading import soup

pytestmark = pytest.mark.django_db

TUESDAY = datetime.datetime(2026, 5, 12, 10, 20, tzinfo=ZoneInfo("Europe/Paris"))


def described(place: Place, language: str = "fr") -> dict[str, Any]:
    with translation.override(language):
        return describe(place, RequestFactory().get("/"), TUESDAY)


def hours(place: Place) -> list[tuple[str, str, str, str]]:
    """Date, day, opening and closing."""
    return [
        (
            one["validFrom"],
            one["dayOfWeek"].rpartition("/")[2],
            one["opens"],
            one["closes"],
        )
        for one in described(place).get("openingHoursSpecification", [])
    ]


def on_page(place: Place) -> tuple[str, dict[str, Any]]:
    """The script's text on the place's page, and what it means."""
    page = soup(Client().get(f"/fr/lieux/{place.slug}/"))
    (script,) = page.select('script[type="application/ld+json"]')
    return script.text, json.loads(script.text)


def test_a_place_is_described(pages: dict[str, Any]) -> None:
    place = PlaceFactory(
        name="Le Quai",
        typologies=["BIB"],
        summary="Lire et cliquer.",
        address="1 quai Bélu",
        phone="+33322225040",
        emails=["quai@exemple.org", "autre@exemple.org"],
        websites=["https://quai.exemple.org"],
        parent_structure="Ville d’Amiens",
        opening_hours="Tu 09:00-12:00",
    )
    found = described(place)
    found.pop("openingHoursSpecification")
    assert found == {
        "@context": "https://schema.org",
        "@type": "Library",
        "@id": "http://testserver/fr/lieux/le-quai-amiens/",
        "url": "http://testserver/fr/lieux/le-quai-amiens/",
        "name": "Le Quai",
        "description": "Lire et cliquer.",
        "telephone": "+33322225040",
        "email": "quai@exemple.org",
        "sameAs": ["https://quai.exemple.org"],
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "1 quai Bélu",
            "postalCode": "80000",
            "addressLocality": "Amiens",
            "addressCountry": "FR",
        },
        "parentOrganization": {"@type": "Organization", "name": "Ville d’Amiens"},
        "geo": {"@type": "GeoCoordinates", "latitude": 49.8942, "longitude": 2.2957},
    }
    assert described(place, "en")["url"] == "http://testserver/en/places/le-quai-amiens/"


def test_what_is_not_known_is_left_out() -> None:
    found = described(PlaceFactory(latitude=None, longitude=None))
    assert set(found) == {"@context", "@type", "@id", "url", "name", "address"}
    assert "streetAddress" not in found["address"]


@pytest.mark.parametrize(
    ("typologies", "expected"),
    [
        (["BIB"], "Library"),
        (["FT"], "EmploymentAgency"),
        (["LA_POSTE"], "PostOffice"),
        (["MUNI"], "GovernmentOffice"),
        (["FABLAB"], "LocalBusiness"),
        ([], "LocalBusiness"),
    ],
)
def test_the_type_is_the_most_fitting(typologies: list[str], expected: str) -> None:
    assert type_of(PlaceFactory(typologies=typologies)) == expected


def test_a_point_that_is_only_the_towns_is_not_given() -> None:
    assert "geo" not in described(PlaceFactory(approximate=True))


def test_the_next_seven_days_with_the_public_holiday_closed() -> None:
    place = PlaceFactory(opening_hours="Mo-Fr 09:00-12:00,14:00-18:00; PH off")
    assert hours(place) == [
        ("2026-05-12", "Tuesday", "09:00", "12:00"),
        ("2026-05-12", "Tuesday", "14:00", "18:00"),
        ("2026-05-13", "Wednesday", "09:00", "12:00"),
        ("2026-05-13", "Wednesday", "14:00", "18:00"),
        ("2026-05-14", "Thursday", "00:00", "00:00"),  # Ascension Day
        ("2026-05-15", "Friday", "09:00", "12:00"),
        ("2026-05-15", "Friday", "14:00", "18:00"),
        ("2026-05-16", "Saturday", "00:00", "00:00"),
        ("2026-05-17", "Sunday", "00:00", "00:00"),
        ("2026-05-18", "Monday", "09:00", "12:00"),
        ("2026-05-18", "Monday", "14:00", "18:00"),
    ]


def test_a_holiday_of_which_nothing_is_said_is_left_open() -> None:
    place = PlaceFactory(opening_hours="Mo-Fr 09:00-12:00")
    assert "Thursday" not in [day for _date, day, _opens, _closes in hours(place)]


def test_day_and_night() -> None:
    assert hours(PlaceFactory(opening_hours="24/7"))[0][2:] == ("00:00", "23:59")


@pytest.mark.parametrize("text", ["", "quand la lumière est allumée"])
def test_hours_that_nobody_knows_are_not_given(text: str) -> None:
    assert hours(PlaceFactory(opening_hours=text)) == []


def test_a_place_closed_for_good_has_no_hours() -> None:
    place = PlaceFactory(opening_hours="24/7", state=Place.State.CLOSED)
    assert "openingHoursSpecification" not in described(place)


@pytest.mark.parametrize(
    "name",
    [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        'Café & thé « l’été » "oui" \\ \u2028',
        "{{ name }}",
    ],
)
def test_no_name_breaks_out_of_the_script(name: str, pages: dict[str, Any], index: Any) -> None:
    text, meaning = on_page(PlaceFactory(name=name, slug="lieu", description=name))
    assert meaning["name"] == name
    assert "<" not in text and ">" not in text and "&" not in text


def test_the_page_carries_it_for_a_closed_place_too(pages: dict[str, Any], index: Any) -> None:
    _text, meaning = on_page(PlaceFactory(state=Place.State.CLOSED, opening_hours="24/7"))
    assert "openingHoursSpecification" not in meaning
