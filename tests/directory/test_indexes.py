"""Which index the database takes: with a million places, the wrong one costs a page dearly."""

import pytest
from django.db import connection

from directory.models import Place

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="asks SQLite for its plan"),
]


def plan(places) -> str:
    return places.order_by().explain()


def test_the_places_of_a_page_are_found_by_their_keys():
    assert "USING INTEGER PRIMARY KEY" in plan(Place.objects.listed().filter(pk__in=[1, 2, 3]))


def test_the_places_of_a_postcode_are_found_by_it():
    assert "postcode=?" in plan(Place.objects.listed().filter(postcode="75014"))


def test_the_places_of_a_departement_are_found_by_it():
    assert "department=?" in plan(Place.objects.listed().filter(department="80"))
