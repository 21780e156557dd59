"""Who is there: marked at the door by a helper who has the secret link of a site, without account.

The link is good from the day before the moment until the day after it; what it shows are names and
codes. Marks may come late: ``marks`` says which hold.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction

from events.models import Registration, Site
from events.registration.marks import Mark, newest

SALT = "events.registration.door"
AROUND = timedelta(days=1)

State = Registration.State
EXPECTED = (State.REGISTERED, State.WAITING)


def token_for(site: Site) -> str:
    """What stands in the helper's link."""
    return signing.dumps(site.pk, salt=SALT)


def is_open(site: Site, now: datetime) -> bool:
    """Whether the link opens the list at present."""
    return site.moment.start - AROUND <= now <= site.moment.end + AROUND


def site_for(token: str, now: datetime) -> Site | None:
    """The site whose door the link opens; None when it is made up, too early or too late."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    site = Site.objects.select_related("moment__page", "place").filter(pk=pk).first()
    return site if site and is_open(site, now) else None


def expected(site: Site) -> list[Registration]:
    """Those who may come, by name: the registered, then those who wait for a seat."""
    found = Registration.objects.filter(site=site, state__in=EXPECTED).select_related("attendee")
    return sorted(found, key=lambda one: (one.state == State.WAITING, one.attendee.name.casefold()))


@transaction.atomic
def apply(site: Site, marks: Iterable[Mark]) -> list[str]:
    """Write down the marks that hold; the codes of all who are there now."""
    locked = Registration.objects.select_for_update().filter(site=site, state__in=EXPECTED)
    found = {registration.code: registration for registration in locked.order_by("pk")}
    known = {code: registration.marked_at for code, registration in found.items()}
    holding = newest(marks, known)
    for code, mark in holding.items():
        found[code].marked_at = mark.at
        found[code].attended_at = mark.at if mark.is_there else None
    # In bulk no signal is sent: who is there changes no page that is kept.
    changed = [found[code] for code in holding]
    Registration.objects.bulk_update(changed, ["marked_at", "attended_at"])
    return [code for code, registration in found.items() if registration.attended_at]
