"""The mails of a registration: one form for all of them, in the person's language.

Each leads to the person's own page, and brings along what it says as a calendar file, so that a
calendar follows without anything being typed. Whoever gave no address gets none.
"""

from collections.abc import Iterable, Sequence
from email.message import MIMEPart
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import mails
from events.models import Attendee, Registration, Site
from events.registration import calendar
from events.registration.own import link_for
from events.registration.shown import shown
from orientation.codes import picture

TEMPLATE = "events/registration/mail/letter"
PDF = ("application", "pdf")

State = Registration.State


def ask(attendee: Attendee) -> None:
    """To an address that may be anybody's: what to press, and nothing that was typed."""
    with translation.override(attendee.language):
        _write(
            attendee,
            _("Confirm your registration"),
            _(
                "somebody, perhaps you, registered with this address. Open the page and press the "
                "button: only then is it done. Your seat is kept for two hours."
            ),
            label=_("See and confirm my registration"),
            why=_("If it was not you, do nothing: all of it is erased after two days."),
            hello=_("Hello,"),
        )


def confirmed(attendee: Attendee, left: tuple[Registration, Site] | None = None) -> None:
    """Where the person stands; ``left``: a registration and the site that it was for."""
    found = list(attendee.registrations.whole().exclude(state=State.WITHDRAWN))
    registered = [one for one in found if one.state == State.REGISTERED]
    with translation.override(attendee.language):
        if registered:
            heading, lead = _("You are registered"), _("here is what you registered for.")
        else:
            heading = _("You are in the waiting list")
            lead = _(
                "all seats are taken. When one becomes free it is yours, and a mail tells you."
            )
        files = calendar.invitations(registered)
        if left:
            files += calendar.cancellations([left])
        _write(attendee, heading, lead, found, attached=files)


def withdrawn(attendee: Attendee, gone: Sequence[Registration]) -> None:
    """That seats were given back; nothing when there were none."""
    if not gone:
        return
    with translation.override(attendee.language):
        _write(
            attendee,
            _("You have withdrawn"),
            _("your seat is given to somebody else. Thank you for having told."),
            gone,
            attached=calendar.cancellations([(one, one.site) for one in gone]),
        )


def moved_up(registration: Registration) -> None:
    """That a seat has become free and is theirs."""
    with translation.override(registration.attendee.language):
        _write(
            registration.attendee,
            _("A seat is yours"),
            _(
                "a seat has become free: you are registered. If you cannot come, say so on the "
                "page."
            ),
            [registration],
            attached=calendar.invitations([registration]),
            in_batch=True,
        )


def remind(registration: Registration) -> None:
    """The day before."""
    with translation.override(registration.attendee.language):
        _write(
            registration.attendee,
            _("See you soon"),
            _("you are registered. If you cannot come, say so on the page: somebody else waits."),
            [registration],
            attached=calendar.invitations([registration]),
            in_batch=True,
        )


def moved(registration: Registration) -> None:
    """That the moment, or the site, is another than they were told."""
    with translation.override(registration.attendee.language):
        files = calendar.invitations([registration])
        _write(
            registration.attendee,
            _("What you registered for has changed"),
            _("here is how it stands now. Your seat is kept; if it suits you no more, withdraw."),
            [registration],
            attached=files if registration.state == State.REGISTERED else [],
            in_batch=True,
        )


def cancelled(registration: Registration) -> None:
    """That it does not take place."""
    with translation.override(registration.attendee.language):
        _write(
            registration.attendee,
            _("What you registered for does not take place"),
            _("we are sorry: this is cancelled."),
            [registration],
            attached=calendar.cancellations([(registration, registration.site)]),
            in_batch=True,
            is_off=True,
        )


def attest(attendee: Attendee, certificate: bytes) -> None:
    """The certificate of attendance."""
    part = MIMEPart()
    part.set_content(certificate, *PDF, filename="attestation.pdf", disposition="attachment")
    with translation.override(attendee.language):
        _write(
            attendee,
            _("Your certificate of attendance"),
            _("thank you for having come. Your certificate is attached; it is on your page too."),
            attached=[part],
            in_batch=True,
        )


def _write(
    attendee: Attendee,
    heading: str,
    lead: str,
    registrations: Iterable[Registration] = (),
    *,
    label: str = "",
    why: str = "",
    hello: str = "",
    attached: Sequence[MIMEPart] = (),
    in_batch: bool = False,
    is_off: bool = False,
) -> None:
    """One mail in the active language; ``is_off``: what it is about does not take place."""
    if not attendee.email:
        return
    seats = [_seat(one, attendee.language, is_off=is_off) for one in registrations]
    context = {
        "heading": heading,
        "event": attendee.page.localized.title,
        "hello": hello or _("Hello %(name)s,") % {"name": attendee.name},
        "lead": lead,
        "seats": seats,
        "link": link_for(attendee),
        "label": label or _("See or change my registration"),
        "why": why or _("This link is yours alone: whoever has it can change your registration."),
    }
    mails.send(
        TEMPLATE,
        attendee.email,
        context,
        language=attendee.language,
        attached=attached,
        in_batch=in_batch,
        pictures={seat["picture"]: picture(seat["code"]) for seat in seats if seat["code"]},
    )


def _seat(registration: Registration, language: str, *, is_off: bool) -> dict[str, Any]:
    """What a mail says of one seat; ``code`` is empty where there is nothing to show at a door."""
    is_registered = registration.state == State.REGISTERED and not is_off
    return {
        "shown": shown(registration.site, language),
        "state": _("Cancelled") if is_off else registration.get_state_display(),
        "code": registration.code if is_registered else "",
        "picture": f"{registration.code}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}",
        "is_registered": is_registered,
    }
