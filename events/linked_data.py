"""An event as search engines read it: JSON-LD in the words of schema.org."""

import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from directory.linked_data import ESCAPES
from events.models import EventPage, Format, Moment, Site, State

MODES = {
    Format.ON_SITE: "OfflineEventAttendanceMode",
    Format.REMOTE: "OnlineEventAttendanceMode",
    Format.HYBRID: "MixedEventAttendanceMode",
}


def linked_data(page: EventPage, moments: list[Moment], request: HttpRequest) -> SafeString:
    """The JSON text of a script element of type ``application/ld+json``: each moment an event."""
    data = [describe(page, moment, request) for moment in moments]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(text)


def describe(page: EventPage, moment: Moment, request: HttpRequest) -> dict[str, Any]:
    """A moment as a dictionary; what is not known is left out."""
    url = request.build_absolute_uri(page.get_url(request))
    data = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": f"{page.title} – {moment.title}" if moment.title else page.title,
        "description": page.summary or moment.programme,
        "url": url,
        "startDate": moment.local_start.isoformat(),
        "endDate": moment.local_end.isoformat(),
        "eventStatus": f"https://schema.org/{_status(moment)}",
        "eventAttendanceMode": f"https://schema.org/{MODES[moment.format]}",
        "location": [_location(site, url, request) for site in moment.sites.all()],
        "performer": [{"@type": "Person", "name": person.name} for person in moment.people],
    }
    return {name: value for name, value in data.items() if value not in ("", [])}


def _status(moment: Moment) -> str:
    if moment.is_cancelled:
        return "EventCancelled"
    if State.MOVED in (moment.state, moment.page.state):
        return "EventRescheduled"
    return "EventScheduled"


def _location(site: Site, url: str, request: HttpRequest) -> dict[str, Any]:
    if site.is_online:
        return {"@type": "VirtualLocation", "url": url}
    place: dict[str, Any] = {"@type": "Place", "name": site.label}
    if site.street:
        place["address"] = site.street
    if site.public_place:
        place["url"] = request.build_absolute_uri(site.public_place.get_absolute_url())
    if site.point:
        latitude, longitude = site.point
        place["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return place
