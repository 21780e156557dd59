"""One's own registration at an event: the secret link to it, and what its page shows.

The link is signed, not kept: whoever reads the database finds none. It is good as long as the
portal knows the person.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.core import signing
from django.urls import reverse
from django.utils import translation

from accounts import mails
from events.models import Attendee, Registration
from events.registration.choosing import Option, options_of, sites_of
from events.registration.opening import is_open
from events.registration.shown import Shown, shown_all
from orientation.codes import Code, code

SALT = "events.registration.own"

State = Registration.State


def token_for(attendee: Attendee) -> str:
    """What stands in the person's link."""
    return signing.dumps(attendee.pk, salt=SALT)


def link_for(attendee: Attendee) -> str:
    """The whole address of the person's page, in their language."""
    with translation.override(attendee.language):
        return mails.absolute(reverse("registration-own", args=[token_for(attendee)]))


def attendee_for(token: str) -> Attendee | None:
    """The person whose link it is; None when it is made up, or they are forgotten."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    found = Attendee.objects.select_related("page").filter(pk=pk).exclude(name="")
    return found.first()


@dataclass(frozen=True)
class Seat:
    """One registration as its person sees it; ``others``: sites of the moment with free seats."""

    registration: Registration
    shown: Shown
    is_over: bool
    is_open: bool
    others: tuple[Option, ...] = ()

    @property
    def is_registered(self) -> bool:
        return self.registration.state == State.REGISTERED

    @property
    def is_waiting(self) -> bool:
        return self.registration.state == State.WAITING

    @cached_property
    def qr(self) -> Code:
        """The code for the door, to be scanned."""
        return code(self.registration.code)

    @property
    def turn(self) -> int:
        """How many are before them in the waiting list, and they themselves."""
        mine = self.registration
        before = Registration.objects.filter(
            site=mine.site_id, state=State.WAITING, state_at__lt=mine.state_at
        )
        return before.count() + 1


def seats_of(attendee: Attendee, language: str, now: datetime) -> list[Seat]:
    """All that the person registered for, in the order of time."""
    found = attendee.registrations.whole().order_by("site__moment__start", "pk")
    options = options_of(sites_of(attendee.page), language, now)
    taken = {registration.site_id for registration in found}
    told = shown_all([registration.site for registration in found], language)
    return [
        Seat(
            registration,
            at,
            is_over=registration.site.moment.end <= now,
            is_open=is_open(registration.site, now),
            others=tuple(
                option
                for option in options
                if option.site.moment_id == registration.site.moment_id
                and option.site.pk not in taken
                and not option.seats.is_full
            ),
        )
        for registration, at in zip(found, told, strict=True)
    ]
