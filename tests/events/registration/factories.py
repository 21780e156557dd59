"""An event with sites, and people who come."""

from datetime import timedelta
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from events.models import Attendee, EventIndexPage, EventPage, Moment, Registration, Site
from events.registration.codes import free_code
from tests.home.factories import Portal

INES = {
    "name": "Inès Ahmadi",
    "email": "Ines@Example.org",
    "access_needs": "une rampe",
    "meal_needs": "",
    "consent": "on",
}


def plant_event(portal: Portal) -> EventPage:
    """« Labo » below the list of events, published, still without a moment."""
    index = portal.home.add_child(instance=EventIndexPage(title="Évènements", slug="evenements"))
    page: EventPage = index.add_child(instance=EventPage(title="Labo", slug="labo"))
    return page


def make_site(page: EventPage, capacity: int | None = 3, *, days: float = 3, **more: Any) -> Site:
    """A site of a moment of its own, which begins in ``days`` and lasts three hours."""
    start = timezone.now() + timedelta(days=days)
    moment = Moment.objects.create(page=page, start=start, end=start + timedelta(hours=3))
    return beside(moment, capacity, **{"name": "Lille", **more})


def beside(moment: Moment, capacity: int | None = 3, **more: Any) -> Site:
    """One more site of ``moment``."""
    return Site.objects.create(moment=moment, capacity=capacity, **more)


class AttendeeFactory(DjangoModelFactory):
    """Somebody; they need a ``page``."""

    class Meta:
        model = Attendee

    name = factory.Sequence(lambda number: f"Personne {number}")
    email = factory.Sequence(lambda number: f"personne-{number}@example.org")
    language = "fr"


class RegistrationFactory(DjangoModelFactory):
    """Somebody registered; it needs a ``site``."""

    class Meta:
        model = Registration

    attendee = factory.SubFactory(AttendeeFactory, page=factory.SelfAttribute("..site.moment.page"))
    code = factory.LazyFunction(free_code)
    state = Registration.State.REGISTERED
    state_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=2))
