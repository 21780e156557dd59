"""What my space costs does not grow with what somebody has."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.models import Mediator
from tests.directory.factories import PlaceFactory
from tests.members.space.conftest import FORM, Member
from tests.stories.factories import MottoFactory


def queries(member: Member, url: str) -> int:
    member.client.get(url)  # what every process reads once
    with CaptureQueriesContext(connection) as found:
        member.client.get(url)
    return len(found)


@pytest.mark.parametrize("url", ["/fr/mon-espace/", FORM, f"{FORM}apercu/"])
def test_the_number_of_queries_does_not_grow(member: Member, mediator: Mediator, url: str) -> None:
    mediator.places = [PlaceFactory()]
    mediator.save()
    MottoFactory(mediator=mediator)
    few = queries(member, url)
    mediator.places = [PlaceFactory() for _number in range(9)]
    mediator.save()
    for _number in range(5):
        MottoFactory(mediator=mediator)
    assert queries(member, url) <= few
    assert few < 36
