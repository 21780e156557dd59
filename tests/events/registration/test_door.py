"""At the door: a secret link for three days, marks that come late or twice, then a certificate."""

import io
import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from events.models import EventPage, Registration, Site
from events.registration.door import token_for
from events.registration.own import token_for as own_token
from tests.events.registration.factories import RegistrationFactory, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(event: EventPage) -> Site:
    """A site whose moment has just begun."""
    return make_site(event, days=-0.01)


def door(site: Site) -> str:
    return f"/fr/inscriptions/accueil/{token_for(site)}/"


def send(client: Client, site: Site, *marks: tuple[str, bool, int]) -> Any:
    """Marks as « code, is there, minutes ago »."""
    now = timezone.now()
    told = [
        {"code": code, "there": there, "at": (now - timedelta(minutes=ago)).isoformat()}
        for code, there, ago in marks
    ]
    address = f"{door(site)}pointages.json"
    return client.post(address, json.dumps({"marks": told}), content_type="application/json")


def test_the_link_opens_from_the_day_before_until_the_day_after(
    client: Client, event: EventPage, today: Site
) -> None:
    for days, status in ((2, 404), (0.9, 200), (-1, 200), (-1.2, 404)):
        assert client.get(door(make_site(event, days=days))).status_code == status
    assert client.get(f"/fr/inscriptions/accueil/{today.pk}/").status_code == 404


def test_it_shows_names_and_codes_and_no_address(client: Client, today: Site) -> None:
    mine = RegistrationFactory(site=today, attendee__access_needs="une rampe")
    RegistrationFactory(site=today, state="withdrawn", attendee__name="Zoé")
    page = client.get(door(today)).content.decode()
    assert mine.attendee.name in page and mine.code in page
    assert mine.attendee.email not in page
    assert "une rampe" not in page and "Zoé" not in page


def test_without_a_script_a_button_marks_and_another_undoes(client: Client, today: Site) -> None:
    mine = RegistrationFactory(site=today)
    strict = Client(enforce_csrf_checks=True)
    strict.post(door(today), {"code": mine.code, "there": "yes"})
    mine.refresh_from_db()
    assert mine.attended_at
    strict.post(door(today), {"code": mine.code, "there": "no"})
    mine.refresh_from_db()
    assert mine.attended_at is None


def test_marks_that_waited_for_a_network_come_late_and_twice(client: Client, today: Site) -> None:
    mine, other = RegistrationFactory.create_batch(2, site=today)
    stranger = RegistrationFactory(site=make_site(today.moment.page, days=-0.01))
    marks = [(mine.code, True, 30), (other.code, True, 30), (stranger.code, True, 30)]
    for _time in range(2):
        answer = send(client, today, *marks)
        assert answer.json() == {"there": [mine.code, other.code]}
    assert send(client, today, (mine.code, False, 10)).json() == {"there": [other.code]}
    assert send(client, today, (mine.code, True, 20)).json() == {"there": [other.code]}
    stranger.refresh_from_db()
    assert stranger.attended_at is None


def test_what_is_no_mark_is_refused(client: Client, today: Site) -> None:
    address = f"{door(today)}pointages.json"
    answer = client.post(address, "{", content_type="application/json")
    assert answer.status_code == 400
    assert client.get(address).status_code == 405


def test_the_worker_stands_below_the_lists_own_address(client: Client, today: Site) -> None:
    answer = client.get(f"{door(today)}hors-ligne.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "addEventListener" in answer.content.decode()


def words_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_who_was_there_gets_one_certificate_once_all_is_over(
    client: Client, event: EventPage
) -> None:
    first, second = make_site(event, days=-2), make_site(event, days=-1)
    mine = RegistrationFactory(site=first, attended_at=timezone.now(), attendee__name="Inès Ahmadi")
    RegistrationFactory(site=second, attended_at=timezone.now(), attendee=mine.attendee)
    later = RegistrationFactory(site=make_site(event, days=3), attendee=mine.attendee)
    absent = RegistrationFactory(site=first)
    call_command("tend_registrations")
    assert not mail.outbox
    Registration.objects.filter(pk=later.pk).update(state="withdrawn")
    call_command("tend_registrations")
    call_command("tend_registrations")
    (letter,) = mail.outbox
    assert letter.to == [mine.attendee.email]
    (part,) = letter.attachments
    said = words_of(part.get_content())
    assert "Inès Ahmadi" in said and "En tout : 6 h." in said
    own = f"/fr/inscriptions/la-mienne/{own_token(mine.attendee)}/attestation.pdf"
    assert words_of(client.get(own).content) == said
    none = f"/fr/inscriptions/la-mienne/{own_token(absent.attendee)}/attestation.pdf"
    assert client.get(none).status_code == 404
