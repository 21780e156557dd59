"""What registrations hold about somebody with an account, by the addresses shown to be theirs."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import addresses
from accounts.personal_data import Fate
from events.models import Attendee
from events.models.registration import AttendeeQuerySet
from events.registration import attestation, keeping
from events.registration.shown import shown


class OwnRegistrations:
    """Events that the person registered for."""

    name = "registrations"
    label: str | Promise = gettext_lazy("My registrations and certificates of attendance")

    def export(self, user: Any) -> Any:
        """Each event, with what was asked for."""
        return [_as_values(attendee) for attendee in of(user)] or None

    def files(self, user: Any) -> Mapping[str, File]:
        """The certificates."""
        made = {
            f"attestation-{attendee.pk}.pdf": attestation.pdf_of(attendee, attendee.language)
            for attendee in of(user)
        }
        return {name: ContentFile(content) for name, content in made.items() if content}

    def fates(self, user: Any) -> Iterable[Fate]:
        """Seats are given back, names go; the figures stay."""
        if of(user).exists():
            yield Fate(_("Your registrations: seats to come are given back"))
            yield Fate(
                _("That somebody was there"), kept=True, why=_("It is counted, without your name.")
            )

    def erase(self, user: Any) -> None:
        """As the person can from the page of their link."""
        keeping.erase(of(user))


def of(user: Any) -> AttendeeQuerySet:
    """What was registered with the person's own addresses, the newest first."""
    theirs = Attendee.objects.by_address(*addresses.verified(user))
    return theirs.select_related("page").order_by("-created_at", "-pk")


def _as_values(attendee: Attendee) -> dict[str, Any]:
    return {
        "event": attendee.page.title,
        "name": attendee.name,
        "email": attendee.email,
        "asked": attendee.created_at.isoformat(timespec="seconds"),
        "access_needs": attendee.access_needs,
        "meal_needs": attendee.meal_needs,
        "consent": attendee.consent,
        "registrations": [
            {
                "start": one.site.moment.start.isoformat(),
                "where": shown(one.site, attendee.language).place,
                "code": one.code,
                "state": one.state,
                "attended": one.attended_at.isoformat() if one.attended_at else None,
            }
            for one in attendee.registrations.whole()
        ],
    }
