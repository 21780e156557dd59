"""An import asks for the points that its source does not give, and does not ask twice."""

import pytest
from pytest_django import Settings

from directory.importing.findings import Kind, Reason
from directory.models import Place
from tests.directory.factories import CommuneFactory

from .test_applying import run
from .test_geocoding import Service, feature, service

__all__ = ["service"]  # a fixture of the other module

pytestmark = pytest.mark.django_db

ROW = {"id": "1", "nom": "Le Quai", "adresse": "1 rue Haute", "commune": "Lille"}


@pytest.fixture(autouse=True)
def _lille(service: Service, settings: Settings) -> None:
    settings.GEOCODING_URL = service.url
    CommuneFactory(
        code="59350", name="Lille", postcodes=["59000"], latitude=50.6311, longitude=3.0468
    )


def point() -> tuple[float | None, float | None, bool]:
    place = Place.objects.get()
    return place.latitude, place.longitude, place.approximate


def test_the_point_of_the_address_is_taken_and_reported(service: Service) -> None:
    service.answer = feature(3.0586, 50.6365, score=0.9, type="housenumber")
    _summary, findings = run(ROW)
    assert point() == (50.6365, 3.0586, False)
    assert (Kind.REPAIR, Reason.POINT_FROM_ADDRESS) in {(one.kind, one.reason) for one in findings}


def test_an_address_that_was_found_is_not_asked_for_again(service: Service) -> None:
    service.answer = feature(3.0586, 50.6365, score=0.9, type="housenumber")
    run(ROW)
    service.status = 503
    summary, _findings = run(ROW)
    assert summary.unchanged == 1
    assert len(service.asked) == 1
    run(ROW | {"adresse": "2 rue Haute"})
    assert len(service.asked) == 2


def test_without_an_answer_the_point_is_the_communes(service: Service) -> None:
    service.status = 503
    run(ROW)
    assert point() == (50.6311, 3.0468, True)
    service.status = 200
    service.answer = feature(3.0586, 50.6365, score=0.9, type="housenumber")
    run(ROW)
    assert point() == (50.6365, 3.0586, False)


def test_a_point_that_the_source_gives_is_never_asked_for(service: Service) -> None:
    run(ROW | {"latitude": "50.63", "longitude": "3.05"})
    assert service.asked == []
