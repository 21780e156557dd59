"""What somebody registered for as calendar files: invited to, and taken back (RFC 5546).

``events.calendars`` writes the event; here it becomes a message about one person. Its SEQUENCE
counts the changes of the page and of the registration: it only rises, so that calendars put the
newer of two files in the place of the older.
"""

from collections.abc import Iterable
from email.message import MIMEPart
from email.utils import parseaddr

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, vCalAddress, vText

from events.calendars import calendar_of_site
from events.models import Attendee, Registration, Site

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"

State = Registration.State


def invitations(registrations: Iterable[Registration]) -> list[MIMEPart]:
    """A file for each, to be attached to a mail: a request may hold one event only."""
    return [_part(_calendar(one, one.site, REQUEST), REQUEST) for one in registrations]


def cancellations(taken_back: Iterable[tuple[Registration, Site]]) -> list[MIMEPart]:
    """A file for each site that a registration is no longer for."""
    return [_part(_calendar(one, site, CANCEL), CANCEL) for one, site in taken_back]


def of_attendee(attendee: Attendee) -> bytes:
    """All that the person is registered for, to be taken into a calendar by hand."""
    found = attendee.registrations.whole().filter(state=State.REGISTERED)
    parts = [_calendar(one, one.site, PUBLISH) for one in found]
    whole = Calendar.new(organization="Blason", language="FR")
    for part in parts:
        for event in part.events:
            whole.add_component(event)
    whole.add_missing_timezones()
    return bytes(whole.to_ical())


def _calendar(registration: Registration, site: Site, method: str) -> Calendar:
    """The event of ``site`` for the person of ``registration``."""
    content = calendar_of_site(site, settings.WAGTAILADMIN_BASE_URL)
    calendar: Calendar = Calendar.from_ical(content)
    calendar.add("METHOD", method)
    (event,) = calendar.events
    if method == CANCEL:
        event["STATUS"] = vText("CANCELLED")
    is_off = str(event["STATUS"]) == "CANCELLED"
    event["SEQUENCE"] = int(event.sequence) + registration.changes + (method == CANCEL)
    event.pop("DTSTAMP")
    event.add("DTSTAMP", timezone.now())
    if registration.attendee.email and method != PUBLISH:
        event.add("ORGANIZER", vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"))
        who = vCalAddress(f"mailto:{registration.attendee.email}")
        who.params["CN"] = vText(registration.attendee.name)
        who.params["PARTSTAT"] = vText("DECLINED" if is_off else "ACCEPTED")
        event.add("ATTENDEE", who)
    return calendar


def _part(calendar: Calendar, method: str) -> MIMEPart:
    """The file as a part of a mail; mail programs read ``method`` there too."""
    part = MIMEPart()
    part.set_content(
        bytes(calendar.to_ical()),
        "text",
        "calendar",
        filename="inscription.ics",
        disposition="attachment",
    )
    part.set_param("method", method)
    part.set_param("charset", "utf-8")
    return part
