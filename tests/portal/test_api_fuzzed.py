"""All that the API's description allows, and much that it does not, is asked and answered well.

Schemathesis makes the requests from ``/api/v1/openapi.json`` itself, so that a new operation is
asked as soon as it is described. ``BLASON_FUZZ=2000`` asks each that many times.
"""

import os
from collections.abc import Callable, Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from directory.models import Place
from portal.wsgi import application
from tests.directory.conftest import index, reindex
from tests.directory.factories import PlaceFactory
from tests.members.factories import MediatorFactory
from tests.stories.factories import MottoFactory

__all__ = ["index", "reindex"]

pytestmark = pytest.mark.django_db

EXAMPLES = int(os.environ.get("BLASON_FUZZ", "3"))
# What is in the schema is a text; whether it means something, only the API knows.
PLAIN = {"Accept-Encoding": "identity"}  # the checks cannot unpack
TOO_STRICT = [positive_data_acceptance, negative_data_rejection]


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The test's own transaction stays open from request to request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
def test_whatever_is_asked_is_answered_as_described(reindex: Callable[[], None]) -> None:
    place = PlaceFactory(pk=1, opening_hours="Mo-Fr 09:00-12:00")
    PlaceFactory(pk=2, state=Place.State.CLOSED)
    person = MediatorFactory(slug="samira", languages=["ar"], places=[place])
    MottoFactory(mediator=person, place=place)
    reindex()
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        for mode in GenerationMode:

            @seed(1)
            @settings(
                max_examples=EXAMPLES,
                deadline=None,
                database=None,
                phases=[Phase.explicit, Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case: schemathesis.Case) -> None:
                case.call_and_validate(headers=PLAIN, excluded_checks=TOO_STRICT)

            ask()
