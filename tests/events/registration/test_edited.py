"""What editors do to the page of an event for which people have registered."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from ical.calendar_stream import IcsCalendarStream

from events.models import EventPage, Moment, Registration, Site
from tests.events.factories import a_moment, a_site
from tests.events.registration.factories import RegistrationFactory, beside, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(event: EventPage, site: Site) -> EventPage:
    """The page as an editor opens it: two moments, the first at two sites."""
    beside(site.moment, name="Amiens")
    make_site(event, days=9, name="Roubaix")
    return opened(event)


def opened(page: EventPage) -> EventPage:
    """The page as it is published, in the form of an editor."""
    EventPage.objects.get(pk=page.pk).save_revision().publish()
    return EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def publish(draft: EventPage, callbacks: Any) -> None:
    with callbacks(execute=True):
        draft.save_revision().publish()


def test_a_moment_taken_away_is_told_to_those_who_registered(
    draft: EventPage, site: Site, django_capture_on_commit_callbacks: Any
) -> None:
    mine = RegistrationFactory(site=site)
    waiting = RegistrationFactory(site=site, state="waiting")
    later = RegistrationFactory(site=Site.objects.get(name="Roubaix"))
    first, *others = draft.moments.all()
    assert first.pk == site.moment_id
    draft.moments = others
    publish(draft, django_capture_on_commit_callbacks)
    assert not Moment.objects.filter(pk=site.moment_id).exists()
    assert {letter.to[0] for letter in mail.outbox} == {mine.attendee.email, waiting.attendee.email}
    assert "annulé" in mail.outbox[0].subject
    (file,) = mail.outbox[0].attachments
    assert IcsCalendarStream.calendar_from_ics(file.get_content()).method == "CANCEL"
    assert Registration.objects.get() == later


def test_a_site_taken_away_is_told_to_those_who_registered_there(
    draft: EventPage, site: Site, django_capture_on_commit_callbacks: Any
) -> None:
    amiens = Site.objects.get(name="Amiens")
    there = RegistrationFactory(site=amiens)
    RegistrationFactory(site=site)
    moment, *others = draft.moments.all()
    moment.sites = [one for one in moment.sites.all() if one.pk != amiens.pk]
    draft.moments = [moment, *others]
    publish(draft, django_capture_on_commit_callbacks)
    assert [letter.to for letter in mail.outbox] == [[there.attendee.email]]


def test_an_older_draft_published_again_keeps_the_registrations_of_what_was_new_in_it(
    draft: EventPage, django_capture_on_commit_callbacks: Any
) -> None:
    soon = timezone.now() + timedelta(days=5)
    draft.moments.add(a_moment(start=soon, sites=[a_site(name="Lens")]))
    older = draft.save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        older.publish()
    mine = RegistrationFactory(site=Site.objects.get(name="Lens"))
    again = opened(draft)
    again.title = "Autre titre"
    publish(again, django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        older.publish()
    assert not mail.outbox
    assert Registration.objects.get() == mine


def test_a_page_that_is_unpublished_then_deleted_is_told_once(
    draft: EventPage, site: Site, django_capture_on_commit_callbacks: Any
) -> None:
    mine = RegistrationFactory(site=site)
    RegistrationFactory(site=make_site(draft, days=-1))
    draft.unpublish()
    assert not mail.outbox
    EventPage.objects.get(pk=draft.pk).delete()
    assert [letter.to for letter in mail.outbox] == [[mine.attendee.email]]


def test_what_was_told_as_cancelled_is_not_told_again_when_it_is_deleted(
    draft: EventPage, site: Site, django_capture_on_commit_callbacks: Any
) -> None:
    RegistrationFactory(site=site)
    moment, *others = draft.moments.all()
    moment.state = "cancelled"
    draft.moments = [moment, *others]
    publish(draft, django_capture_on_commit_callbacks)
    draft.moments = others
    publish(draft, django_capture_on_commit_callbacks)
    assert len(mail.outbox) == 1


def test_who_unpublishes_is_told_how_many_people_still_count_on_coming(
    moderator: Client, event: EventPage, site: Site
) -> None:
    attendee = RegistrationFactory(site=site).attendee
    RegistrationFactory(site=make_site(event, days=9), attendee=attendee, state="waiting")
    RegistrationFactory(site=site, state="withdrawn")
    RegistrationFactory(site=make_site(event, days=-9))
    RegistrationFactory(site=make_site(event, days=9, is_cancelled=True))

    def said() -> str:
        event.refresh_from_db()
        event.save_revision().publish()
        address = reverse("wagtailadmin_pages:unpublish", args=[event.pk])
        return moderator.post(address, follow=True).content.decode()

    assert "1 personne compte venir" in said()
    Registration.objects.filter(attendee=attendee).delete()
    assert "compte venir" not in said()
