"""The place itself: its slug, its family, who may see it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from directory.models import Place
from tests.directory.factories import PlaceFactory

pytestmark = pytest.mark.django_db


def test_a_slug_is_made_of_name_and_commune_and_is_unique() -> None:
    slugs = [PlaceFactory(name="L’Été à l’Œuvre", commune="Amiens").slug for _ in range(3)]
    assert len(set(slugs)) == 3
    assert all("amiens" in slug for slug in slugs)
    assert all(slug == slug.lower() and slug.isascii() for slug in slugs)


def test_a_slug_that_was_given_is_kept_when_the_name_changes() -> None:
    place = PlaceFactory(slug="ici")
    place.name = "Autre nom"
    place.save()
    assert place.slug == "ici"


@pytest.mark.parametrize("name", ["中文", "!!!", "x" * 255, "É" * 255])
def test_any_name_gives_an_address(name: str) -> None:
    place = PlaceFactory(name=name)
    assert 0 < len(place.slug) <= 120
    place.full_clean()


def test_the_family_follows_the_typologies() -> None:
    place = PlaceFactory(typologies=["MUNI", "FABLAB"])
    assert place.family == "fablab"
    place.typologies = []
    place.save()
    assert place.family == "other"


def test_closed_places_are_public_but_not_listed() -> None:
    listed, closed = PlaceFactory(), PlaceFactory(state=Place.State.CLOSED)
    PlaceFactory(state=Place.State.HIDDEN)
    PlaceFactory(live=False)
    PlaceFactory(live=False, state=Place.State.CLOSED)
    assert set(Place.objects.listed()) == {listed}
    assert set(Place.objects.public()) == {listed, closed}


def test_lists_come_back_as_they_were_even_with_bars_in_them() -> None:
    place = PlaceFactory(websites=["https://a.example/?x=1|2", "https://b.example"])
    place.refresh_from_db()
    assert place.websites == ["https://a.example/?x=1 2", "https://b.example"]


def test_a_source_gives_a_place_only_once() -> None:
    PlaceFactory(imported_from="hub", external_id="1")
    PlaceFactory(imported_from="", external_id="1")
    PlaceFactory(imported_from="", external_id="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceFactory(imported_from="hub", external_id="1")


@pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (-91, 0), (0, 181), (0, -181)])
def test_a_point_off_the_globe_is_refused(latitude: float, longitude: float) -> None:
    with pytest.raises(ValidationError):
        PlaceFactory.build(slug="x", latitude=latitude, longitude=longitude).full_clean()
