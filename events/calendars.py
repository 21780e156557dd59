"""Events as iCalendar files (RFC 5545): one VEVENT for each moment, or for one site of it.

A UID is the translation key, the same in every language and after every change; SEQUENCE rises
when a date, a place or a state changes (``events.changes``). There is no METHOD: these are plain
files to open or to subscribe to, no invitations of an ORGANIZER.
"""

from collections.abc import Iterable
from datetime import UTC, date, timedelta
from functools import lru_cache

from django.utils.timezone import now
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone

from events.models import EventPage, Moment, Site
from events.themes import THEMES
from events.timeline import moments_of, sites_at

CONTENT_TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//Blason//Events//FR"
REFRESH = timedelta(hours=6)


def calendar_of_events(events: Iterable[EventPage], name: str, base_url: str) -> bytes:
    """A calendar called ``name`` with every moment of ``events``.

    ``base_url`` (``https://blason.example``) begins the addresses. The addresses of meetings
    on-line are not told.
    """
    calendar = _calendar(name)
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", REFRESH, parameters={"VALUE": "DURATION"})
    for page in events:
        for moment in moments_of(page):
            calendar.add_component(_event(moment, sites_at(moment), page, base_url))
    return _finished(calendar)


def calendar_of_site(site: Site, base_url: str) -> bytes:
    """What somebody who has registered puts into their calendar: one site, with its address.

    Give the same ``site.source`` each time: later files then replace earlier ones.
    """
    page = site.moment.page
    calendar = _calendar(page.title)
    calendar.add_component(_event(site.moment, [site], page, base_url, of_site=site))
    return _finished(calendar)


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    return calendar


def _event(
    moment: Moment,
    sites: list[Site],
    page: EventPage,
    base_url: str,
    of_site: Site | None = None,
) -> Event:
    url = base_url + (page.get_url() or "")
    changed = (page.last_published_at or page.latest_revision_created_at or now()).astimezone(UTC)
    is_off = of_site.is_off if of_site else all(site.is_off for site in sites)
    standing = [site for site in sites if not site.is_off] or sites
    event = Event()
    event.add("UID", str((of_site or moment).translation_key))
    event.add("DTSTAMP", changed)
    event.add("LAST-MODIFIED", changed)
    event.add("SEQUENCE", page.sequence)
    event.add("STATUS", "CANCELLED" if is_off else "CONFIRMED")
    is_days = moment.is_whole_days  # then calendars get dates, without hours or zones
    event.add("DTSTART", moment.local_start.date() if is_days else moment.local_start)
    event.add("DTEND", moment.local_end.date() if is_days else moment.local_end)
    event.add("SUMMARY", _summary(moment, page, is_off))
    event.add("LOCATION", " · ".join(_where(site, of_site is not None) for site in standing))
    event.add("DESCRIPTION", _description(moment, page, sites, url))
    event.add("URL", url)
    if page.themes:
        event.add("CATEGORIES", [str(THEMES[slug]) for slug in page.themes if slug in THEMES])
    points = [site.point for site in standing if site.point]
    if len(points) == 1:
        event.add("GEO", points[0])
    return event


def _summary(moment: Moment, page: EventPage, is_off: bool) -> str:
    words = f"{page.title} – {moment.title}" if moment.title else page.title
    return _("Cancelled: %(title)s") % {"title": words} if is_off else words


def _where(site: Site, is_registered: bool) -> str:
    """The site in a line; the address of a meeting only for those who have registered."""
    if site.is_online and is_registered and site.online_address:
        return site.online_address
    return ", ".join(filter(None, [site.label, site.street]))


def _description(moment: Moment, page: EventPage, sites: list[Site], url: str) -> str:
    parts = [page.state_note, page.summary, moment.programme]
    parts += [f"{site.label}\n{site.access}" for site in sites if site.access]
    return "\n\n".join([*filter(None, parts), url])


def _finished(calendar: Calendar) -> bytes:
    """The file, with a VTIMEZONE for each zone in it that holds for the years of its events."""
    years = [event.start.year for event in calendar.events]
    for name in sorted(calendar.get_missing_tzids()):
        calendar.subcomponents.insert(0, _zone(name, min(years) - 1, max(years) + 2))
    return bytes(calendar.to_ical())


@lru_cache(maxsize=64)
def _zone(name: str, first_year: int, last_year: int) -> Timezone:
    """The rules of a zone from one New Year to another; slow to gather, so kept."""
    return Timezone.from_tzid(
        name, first_date=date(first_year, 1, 1), last_date=date(last_year, 1, 1)
    )
