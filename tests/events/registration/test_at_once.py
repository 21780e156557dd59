"""Many at once for the last seats: real requests beside each other, on whichever database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from events.models import Attendee, Registration
from events.registration.own import token_for
from tests.events.registration.factories import INES, RegistrationFactory, make_site, plant_event
from tests.home.factories import plant_portal

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
PEOPLE = 20


def test_twenty_at_once_for_the_last_three_seats_fill_them_and_no_more() -> None:
    site = make_site(plant_event(plant_portal()), capacity=10)
    RegistrationFactory.create_batch(7, site=site)
    barrier = Barrier(PEOPLE)
    address = f"/fr/inscriptions/{site.moment.page_id}/"

    def come(number: int) -> None:
        name = f"Personne pressée {number}"
        sent = {**INES, "name": name, "email": f"pressee-{number}@example.org"}
        sent[f"moment-{site.moment_id}"] = str(site.pk)
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        try:
            barrier.wait()
            assert client.post(address, sent).status_code == 302
            barrier.wait()
            token = token_for(Attendee.objects.get(name=name))
            own = f"/fr/inscriptions/la-mienne/{token}/"
            assert client.post(own, {"do": "confirm"}).status_code == 302
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(come, range(PEOPLE)))
    found = Registration.objects.filter(site=site)
    assert found.filter(state="registered").count() == 10
    assert found.filter(state="waiting").count() == 17
