"""Somebody asks for a seat, confirms, waits, moves up, changes and withdraws."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream

from events.models import Attendee, EventPage, Registration, Site
from events.registration import keeping, registering
from events.registration.own import token_for
from orientation.codes import picture
from tests.events.registration.factories import (
    INES,
    AttendeeFactory,
    RegistrationFactory,
    beside,
    make_site,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def form(page: EventPage) -> str:
    """The address of the form."""
    return f"/fr/inscriptions/{page.pk}/"


def sent(*sites: Site, **changes: Any) -> dict[str, Any]:
    """What somebody sends who chooses ``sites``."""
    return {**INES, **{f"moment-{site.moment_id}": site.pk for site in sites}, **changes}


def own(attendee: Attendee) -> str:
    """The address of somebody's own page."""
    return f"/fr/inscriptions/la-mienne/{token_for(attendee)}/"


def link_in(message: Any) -> str:
    """The path of the page that a mail leads to."""
    found = re.search(r"https?://[^/\s]+(/\S*la-mienne\S*)", message.body)
    assert found, message.body
    return found[1]


def states(site: Site) -> Sequence[str]:
    """What became of each, in the order of asking."""
    return list(Registration.objects.filter(site=site).values_list("state", flat=True))


def take_all(site: Site) -> list[Registration]:
    """Every seat is taken."""
    return RegistrationFactory.create_batch(site.capacity or 0, site=site)


def test_who_asks_gets_a_mail_and_is_registered_by_a_button(client: Client, site: Site) -> None:
    event = site.moment.page
    thanks = client.post(form(event), sent(site), follow=True)
    assert thanks.redirect_chain == [(f"{form(event)}?sent", 302)]
    assert "Regardez dans votre boîte" in thanks.content.decode()
    (letter,) = mail.outbox
    assert letter.to == ["ines@example.org"]
    assert "Inès" not in letter.body and "Inès" not in str(letter.alternatives)
    page = client.get(link_in(letter)).content.decode()
    assert "Confirmer mon inscription" in page
    assert states(site) == ["unconfirmed"]  # opening the link does nothing
    client.post(link_in(letter), {"do": "confirm"})
    client.post(link_in(letter), {"do": "confirm"})
    assert states(site) == ["registered"]
    assert len(mail.outbox) == 2
    registration = Registration.objects.get()
    assert registration.code in mail.outbox[1].body
    page = client.get(link_in(letter)).content.decode()
    assert registration.code in page
    assert "une rampe" in page


def test_what_was_typed_stays_when_something_is_missing(client: Client, site: Site) -> None:
    answer = client.post(form(site.moment.page), sent(site, name=" ", consent=""))
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Ines@Example.org" in page and "une rampe" in page
    assert 'href="#id_name"' in page
    assert not Attendee.objects.exists()


def test_a_machine_gets_thanks_and_leaves_nothing(client: Client, site: Site) -> None:
    answer = client.post(form(site.moment.page), sent(site, website="x"))
    assert answer.status_code == 302
    assert not Attendee.objects.exists()


def test_the_thirty_first_in_an_hour_from_one_sender_waits(
    client: Client, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.registration.views.MOST_ASKED", 1)
    assert client.post(form(site.moment.page), sent(site)).status_code == 302
    again = client.post(form(site.moment.page), sent(site, name="Malo"))
    assert again.status_code == 429
    assert "Malo" in again.content.decode()


def test_for_each_moment_of_a_lab_one_chooses_a_site_or_none(client: Client, site: Site) -> None:
    event = site.moment.page
    beside(site.moment, name="Amiens")
    later = make_site(event, days=9, name="En ligne")
    page = client.get(f"{form(event)}?site={later.pk}").content.decode()
    assert re.search(rf'value="{later.pk}"[^>]*checked', page)
    assert "Amiens – il reste 3 places" in page
    nothing = client.post(
        form(event), sent(**{f"moment-{one.moment_id}": "none" for one in (site, later)})
    )
    assert "Choisissez au moins un moment" in nothing.content.decode()
    client.post(form(event), sent(site, later))
    registering.confirm(Attendee.objects.get())
    assert states(site) == states(later) == ["registered"]
    assert len(mail.outbox) == 2  # one to confirm, one for both


def test_what_has_begun_or_is_cancelled_takes_nobody(client: Client, event: EventPage) -> None:
    over = make_site(event, days=-0.01)
    answer = client.post(form(event), sent(over))
    assert answer.status_code == 403
    assert "ne peut plus s’inscrire" in answer.content.decode()


def test_a_seat_that_is_asked_for_is_held_two_hours(site: Site) -> None:
    Site.objects.update(capacity=1)
    said = registering.Said("Inès", "ines@example.org", "fr")
    registering.ask(site.moment.page, [site], said)
    registering.ask(site.moment.page, [site], registering.Said("Malo", "malo@example.org", "fr"))
    ines, malo = Attendee.objects.order_by("pk")
    registering.confirm(malo)
    assert states(site) == ["unconfirmed", "waiting"]
    Registration.objects.filter(attendee=ines).update(held_until=timezone.now())
    call_command("tend_registrations")
    assert states(site) == ["unconfirmed", "registered"]
    registering.confirm(ines)  # too late for the seat, not for a turn
    assert states(site) == ["waiting", "registered"]


def test_who_withdraws_makes_room_for_the_first_who_waits(client: Client, site: Site) -> None:
    first, *_others = take_all(site)
    waiting = [
        RegistrationFactory(site=site, state="waiting", state_at=timezone.now() - hours * HOUR)
        for hours in (1, 2)
    ]
    page = client.get(own(waiting[0].attendee)).content.decode()
    assert "numéro 2 de la liste d’attente" in page
    client.post(own(first.attendee), {"do": "withdraw", "registration": first.pk})
    assert states(site) == ["withdrawn", "registered", "registered", "waiting", "registered"]
    assert [letter.to for letter in mail.outbox] == [
        [waiting[1].attendee.email],
        [first.attendee.email],
    ]
    assert "Une place est à vous" in mail.outbox[0].subject


def test_nobody_overtakes_those_who_wait(site: Site) -> None:
    take_all(site)
    RegistrationFactory(site=site, state="waiting")
    Site.objects.update(capacity=4)  # published by nobody yet
    registering.ask(site.moment.page, [site], registering.Said("Inès", "i@example.org", "fr"))
    registering.confirm(Attendee.objects.get(name="Inès"))
    assert states(site)[-2:] == ["registered", "waiting"]


def test_one_goes_to_another_site_while_there_is_room(client: Client, site: Site) -> None:
    full, free = (beside(site.moment, 0, name="Roubaix"), beside(site.moment, 2, name="Amiens"))
    mine, *_others = take_all(site)
    waiting = RegistrationFactory(site=site, state="waiting")
    page = client.get(own(mine.attendee)).content.decode()
    assert "Amiens – il reste 2 places" in page and "Roubaix" not in page
    change = {"do": "change", "registration": mine.pk}
    refused = client.post(own(mine.attendee), {**change, "site": full.pk}, follow=True)
    assert "Vous gardez la vôtre" in refused.content.decode()
    client.post(own(mine.attendee), {**change, "site": free.pk})
    mine.refresh_from_db()
    waiting.refresh_from_db()
    assert (mine.site, mine.state, waiting.state) == (free, "registered", "registered")


def test_the_own_page_changes_nothing_of_others(client: Client, site: Site) -> None:
    mine, other = RegistrationFactory.create_batch(2, site=site)
    client.post(own(mine.attendee), {"do": "withdraw", "registration": other.pk})
    assert states(site) == ["registered", "registered"]
    assert client.get(f"/fr/inscriptions/la-mienne/{other.pk}/").status_code == 404


def test_the_same_person_twice_is_one_and_a_couple_shares_an_address(site: Site) -> None:
    for name in ("Inès", "inès", "Malo"):
        said = registering.Said(name, "nous@example.org", "fr")
        registering.ask(site.moment.page, [site], said)
    assert states(site) == ["unconfirmed", "unconfirmed"]


def test_a_mailbox_is_not_filled_by_others(site: Site) -> None:
    for number in range(9):
        said = registering.Said(f"Personne {number}", "ines@example.org", "fr")
        registering.ask(site.moment.page, [site], said)
    assert len(mail.outbox) == 6


def test_needs_are_changed_by_link_and_erased_a_week_after(client: Client, site: Site) -> None:
    mine = RegistrationFactory(site=site)
    needs = {"do": "needs", "access_needs": "une boucle", "meal_needs": "sans noix"}
    client.post(own(mine.attendee), needs)
    mine.attendee.refresh_from_db()
    assert mine.attendee.meal_needs == "sans noix"
    assert keeping.forget_needs() == 0
    ends_in(site, days=-8)
    call_command("tidy_personal_data")
    mine.attendee.refresh_from_db()
    assert (mine.attendee.access_needs, mine.attendee.meal_needs) == ("", "")
    assert mine.attendee.name


def ends_in(site: Site, *, days: float) -> None:
    """Let the moment of ``site`` end in ``days``."""
    site.moment.end = timezone.now() + timedelta(days=days)
    site.moment.start = site.moment.end - 3 * HOUR
    site.moment.save()


def test_a_year_after_nobody_is_known_and_the_figures_stay(site: Site) -> None:
    mine = RegistrationFactory(site=site, attended_at=timezone.now())
    ends_in(site, days=-366)
    call_command("tidy_personal_data")
    mine.attendee.refresh_from_db()
    assert (mine.attendee.name, mine.attendee.email) == ("", "")
    assert Registration.objects.filter(attended_at__isnull=False).count() == 1


def test_what_nobody_confirmed_is_gone_after_two_days(site: Site) -> None:
    old = RegistrationFactory(site=site, state="unconfirmed")
    Registration.objects.update(state_at=timezone.now() - timedelta(days=3))
    Attendee.objects.update(created_at=timezone.now() - timedelta(days=3))
    RegistrationFactory(site=site, state="unconfirmed", state_at=timezone.now())
    call_command("tidy_personal_data")
    assert Registration.objects.count() == 1
    assert not Attendee.objects.filter(pk=old.attendee_id).exists()


def test_who_has_the_link_can_erase_all_of_it(client: Client, site: Site) -> None:
    mine = RegistrationFactory(site=site)
    answer = client.post(own(mine.attendee), {"do": "erase"}, follow=True)
    assert answer.status_code == 404
    mine.attendee.refresh_from_db()
    assert mine.attendee.email == ""
    assert states(site) == ["withdrawn"]


def test_reminded_once_the_day_before(event: EventPage) -> None:
    tomorrow, later = make_site(event, 1, days=0.9), make_site(event, days=1.1)
    mine = RegistrationFactory(site=tomorrow)
    RegistrationFactory(site=later, attendee=mine.attendee)
    RegistrationFactory(site=tomorrow, state="waiting")
    RegistrationFactory(site=tomorrow, state_at=timezone.now())  # knows it well enough
    call_command("tend_registrations")
    call_command("tend_registrations")
    assert [letter.to for letter in mail.outbox] == [[mine.attendee.email]]
    assert "À bientôt" in mail.outbox[0].subject


def test_who_gave_no_address_gets_no_mail(site: Site) -> None:
    attendee = AttendeeFactory(page=site.moment.page, email="")
    registering.confirm(attendee)
    assert not mail.outbox


def files_of(letter: Any) -> list[Any]:
    """The calendar files of a mail, read by a library that did not write them."""
    return [IcsCalendarStream.calendar_from_ics(part.get_content()) for part in letter.attachments]


def test_mails_bring_a_calendar_file_that_follows(client: Client, site: Site) -> None:
    moment = site.moment
    moment.time_zone = "Indian/Reunion"
    moment.save()
    mine = RegistrationFactory(site=site, state="unconfirmed")
    registering.confirm(mine.attendee)
    client.post(own(mine.attendee), {"do": "withdraw", "registration": mine.pk})
    came, went = (files_of(letter)[0] for letter in mail.outbox)
    assert (came.method, went.method) == ("REQUEST", "CANCEL")
    (first,), (last,) = came.events, went.events
    assert first.uid == last.uid and last.sequence > first.sequence
    assert (first.status, last.status) == ("CONFIRMED", "CANCELLED")
    assert first.dtstart == moment.start.replace(microsecond=0)
    assert first.dtstart.tzinfo.key == "Indian/Reunion"
    part = mail.outbox[0].attachments[0]
    assert part.get_content_type() == "text/calendar" and part.get_param("method") == "REQUEST"
    answer = client.get(f"{own(mine.attendee)}agenda.ics")
    assert not IcsCalendarStream.calendar_from_ics(answer.content.decode()).events


def test_the_code_for_the_door_is_a_picture_in_the_mail_until_it_is_off(site: Site) -> None:
    mine = RegistrationFactory(site=site, state="unconfirmed")
    registering.confirm(mine.attendee)
    message = mail.outbox[0].message()
    html, text = message.get_body(["html"]), message.get_body(["plain"])
    assert mine.code in text.get_content()
    shown = re.search(r'src="cid:([^"]+)"[^>]* alt="([^"]+)"', html.get_content())
    assert shown and mine.code in shown[2]
    (part,) = (part for part in message.walk() if part["Content-ID"] == f"<{shown[1]}>")
    assert part.get_content() == picture(mine.code)  # which the door's camera reads
    (file,) = message.iter_attachments()
    assert file.get_content_type() == "text/calendar"
    site.moment.page.delete()
    told = mail.outbox[1].message()
    assert not [part for part in told.walk() if part.get_content_type() == "image/png"]
    assert mine.code not in told.get_body(["plain"]).get_content()
    assert "Annulé" in told.get_body(["plain"]).get_content()


def test_a_site_that_is_deleted_is_told_as_cancelled(site: Site) -> None:
    mine = RegistrationFactory(site=site)
    RegistrationFactory(site=site, state="withdrawn")
    site.moment.page.delete()
    (letter,) = mail.outbox
    assert letter.to == [mine.attendee.email]
    assert "annulé" in letter.subject


def test_more_seats_are_given_out_when_the_page_is_published(site: Site) -> None:
    take_all(site)
    waiting = RegistrationFactory(site=site, state="waiting")
    Site.objects.update(capacity=4)
    EventPage.objects.get(pk=site.moment.page_id).save_revision().publish()
    waiting.refresh_from_db()
    assert waiting.state == "registered"


def test_what_is_cancelled_or_moved_is_told_to_who_counts_on_it(
    site: Site, django_capture_on_commit_callbacks: Any
) -> None:
    mine = RegistrationFactory(site=site, reminded_at=timezone.now())
    RegistrationFactory(site=make_site(site.moment.page))

    def publish(**changes: Any) -> Any:
        """The page with ``changes`` of the first moment; the mail that follows."""
        page = EventPage.objects.get(pk=site.moment.page_id)
        moment = page.moments.get(pk=site.moment_id)
        for name, value in changes.items():
            setattr(moment, name, value)
        page.moments.add(moment)
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return mail.outbox.pop() if mail.outbox else None

    assert publish() is None
    moved = publish(end=site.moment.end + HOUR)
    assert moved.to == [mine.attendee.email] and "a changé" in moved.subject
    (first,) = files_of(moved)
    mine.refresh_from_db()
    assert mine.reminded_at is None
    cancelled = publish(state="cancelled")
    assert "annulé" in cancelled.subject
    (last,) = files_of(cancelled)
    assert (last.method, last.events[0].status) == ("CANCEL", "CANCELLED")
    assert last.events[0].uid == first.events[0].uid
    assert last.events[0].sequence > first.events[0].sequence
    assert not mail.outbox
