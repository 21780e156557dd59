"""What is done as time passes: seats that were held are given on, people reminded, and attested."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from events.models import Attendee, Registration, Site
from events.registration import attestation, letters, registering
from events.registration.opening import is_open

REMINDED_BEFORE = timedelta(days=1)
ATTESTED_WITHIN = timedelta(days=14)  # as long as a telephone may take to send its marks

State = Registration.State


def give_on(now: datetime) -> None:
    """Give what is free to those who wait: seats held too long, or made by a larger capacity."""
    waited_for = Registration.objects.filter(state=State.WAITING, site__moment__start__gt=now)
    registering.move_up(Site.objects.filter(pk__in=waited_for.values("site")))


def remind(now: datetime) -> int:
    """Write to all who are registered for what begins within a day; how many.

    Not to those who have registered since: their mail is as new as that.
    """
    soon = Registration.objects.filter(
        state=State.REGISTERED,
        reminded_at=None,
        site__moment__start__gt=now,
        site__moment__start__lte=now + REMINDED_BEFORE,
        state_at__lt=F("site__moment__start") - REMINDED_BEFORE,
    )
    count = 0
    for registration in soon.whole():
        if is_open(registration.site, now):
            count += _remind(registration, now)
    return count


@transaction.atomic
def _remind(registration: Registration, now: datetime) -> int:
    """The UPDATE decides: whoever runs beside this one reminds nobody twice."""
    mine = Registration.objects.filter(pk=registration.pk, reminded_at=None)
    if not mine.update(reminded_at=now):
        return 0
    letters.remind(registration)
    return 1


def attest(now: datetime) -> int:
    """Send certificates to those who were there, once nothing is left that they may come to."""
    own = Registration.objects.filter(attendee=OuterRef("pk"))
    was_there = own.filter(
        attended_at__isnull=False,
        site__moment__end__lt=now,
        site__moment__end__gt=now - ATTESTED_WITHIN,
    )
    to_come = own.filter(state=State.REGISTERED, site__moment__end__gte=now)
    found = Attendee.objects.filter(Exists(was_there), ~Exists(to_come), attested_at=None)
    return sum(
        _attest(attendee, now) for attendee in found.exclude(email="").select_related("page")
    )


@transaction.atomic
def _attest(attendee: Attendee, now: datetime) -> int:
    mine = Attendee.objects.filter(pk=attendee.pk, attested_at=None)
    if not mine.update(attested_at=now):
        return 0
    certificate = attestation.pdf_of(attendee, attendee.language)
    assert certificate is not None
    letters.attest(attendee, certificate)
    return 1
