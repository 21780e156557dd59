"""How long it is known who came, and what they needed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from events.models import Attendee, Registration
from events.registration import registering

CONFIRMED_WITHIN = timedelta(days=2)
NEEDS_KEPT = timedelta(days=7)  # after the last moment of the event
PEOPLE_KEPT = timedelta(days=365)

State = Registration.State
NO_NEEDS = {"access_needs": "", "meal_needs": ""}


def forget_needs() -> int:
    """Erase what was needed at events that are over; of how many people."""
    needy = Attendee.objects.exclude(**NO_NEEDS)
    return _over(needy, timezone.now() - NEEDS_KEPT).update(**NO_NEEDS)


def forget_unconfirmed() -> int:
    """Delete what nobody confirmed, and people of whom nothing else is known; how many people."""
    old = Registration.objects.filter(
        state=State.UNCONFIRMED, state_at__lt=timezone.now() - CONFIRMED_WITHIN
    )
    old.delete()
    rest = Registration.objects.filter(attendee=OuterRef("pk"))
    nothing = Attendee.objects.filter(
        ~Exists(rest), created_at__lt=timezone.now() - CONFIRMED_WITHIN
    )
    return nothing.delete()[0]


def forget_people() -> int:
    """Leave registrations of a year ago without name and address, for the figures; how many."""
    known = Attendee.objects.exclude(name="")
    return forget(_over(known, timezone.now() - PEOPLE_KEPT))


def erase(attendees: QuerySet[Attendee]) -> int:
    """Withdraw people from all that is to come, then forget them; how many."""
    for attendee in attendees:
        registering.withdraw(attendee, attendee.registrations.all())
    return forget(attendees)


@transaction.atomic
def forget(attendees: QuerySet[Attendee]) -> int:
    """Take away all that says who they were."""
    keys = list(attendees.values_list("pk", flat=True))
    return Attendee.objects.filter(pk__in=keys).update(name="", email="", **NO_NEEDS)


def _over(attendees: QuerySet[Attendee], before: datetime) -> QuerySet[Attendee]:
    """Those of ``attendees`` all of whose moments ended ``before``."""
    own = Registration.objects.filter(attendee=OuterRef("pk"))
    later = own.filter(site__moment__end__gte=before)
    return attendees.filter(Exists(own), ~Exists(later))
