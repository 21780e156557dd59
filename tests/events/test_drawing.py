"""The small map of an event's sites."""

from typing import Any

import pytest

from directory.models import Place
from events.drawing import draw
from events.models import EventPage, Moment, Site
from tests.events.factories import a_site

pytestmark = pytest.mark.django_db  # a new page asks for its content type
LILLE, AMIENS = (50.63, 3.06), (49.89, 2.31)


def at(name: str, point: tuple[float, float], **fields: Any) -> Site:
    """A site at a place of the name."""
    latitude, longitude = point
    site = a_site(place=Place(name=name, latitude=latitude, longitude=longitude, **fields))
    site.moment = Moment(page=EventPage())
    return site


def labels(*sites: Site) -> list[str]:
    drawing = draw(sites)
    return [mark.label for mark in drawing.sites] if drawing else []


def test_each_place_has_one_mark_in_the_order_of_the_sites() -> None:
    serre, vigie = at("La Serre", LILLE), at("La Vigie", AMIENS)
    assert labels(vigie, serre, vigie) == ["La Vigie", "La Serre"]


def test_places_of_which_the_town_alone_is_known_share_its_mark() -> None:
    lab, factory = (at(name, LILLE, approximate=True) for name in ("SiiLab", "La Fabrique"))
    assert labels(lab, factory, at("La Vigie", AMIENS)) == ["SiiLab, La Fabrique", "La Vigie"]


def test_one_point_is_no_map() -> None:
    assert labels(at("La Serre", LILLE)) == []


def test_where_nothing_takes_place_is_not_drawn() -> None:
    off = at("La Serre", LILLE)
    off.is_cancelled = True
    assert labels(off, at("La Vigie", AMIENS)) == []
