"""A place as search engines read it: JSON-LD in the words of schema.org."""

import datetime
import json
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from directory.models import Place
from directory.opening import Day, Hours, Interval, hours_of

# The most fitting types, by typology of the standard and then by family.
TYPES = {"FT": "EmploymentAgency", "LA_POSTE": "PostOffice"}
TYPES_OF_FAMILIES = {"library": "Library", "public-service": "GovernmentOffice", "social": "NGO"}
USUAL_TYPE = "LocalBusiness"
WHOLE_DAY = datetime.timedelta(days=1)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# What could end the script element or begin another one.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def linked_data(place: Place, request: HttpRequest, now: datetime.datetime) -> SafeString:
    """The JSON text of a script element of type ``application/ld+json``."""
    return as_script(describe(place, request, now))


def as_script(data: dict[str, Any]) -> SafeString:
    """``data`` as the text of a script element, which nothing in it can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(text)


def type_of(place: Place) -> str:
    """The schema.org type of ``place``."""
    for code in place.typologies:
        if code in TYPES:
            return TYPES[code]
    return TYPES_OF_FAMILIES.get(place.family, USUAL_TYPE)


def describe(place: Place, request: HttpRequest, now: datetime.datetime) -> dict[str, Any]:
    """``place`` as a dictionary; what is not known is left out."""
    url = request.build_absolute_uri(place.get_absolute_url())
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": type_of(place),
        "@id": url,
        "url": url,
        "name": place.name,
        "description": place.summary or place.description,
        "telephone": place.phone,
        "email": place.emails[0] if place.emails else "",
        "sameAs": place.websites,
        "address": known(
            {
                "@type": "PostalAddress",
                "streetAddress": ", ".join(filter(None, (place.address, place.address_extra))),
                "postalCode": place.postcode,
                "addressLocality": place.commune,
                "addressCountry": "FR",
            }
        ),
        "parentOrganization": known({"@type": "Organization", "name": place.parent_structure}),
    }
    if place.latitude is not None and place.longitude is not None and not place.approximate:
        data["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    if place.state != Place.State.CLOSED:
        hours = hours_of(place.opening_hours, place.department)
        data["openingHoursSpecification"] = _specifications(hours, now)
    return known(data)


def known(data: dict[str, Any]) -> dict[str, Any]:
    """``data`` without what is empty; nothing at all when only its type would be left."""
    kept = {name: value for name, value in data.items() if value not in ("", [], {}, None)}
    return kept if kept.keys() - {"@type"} else {}


def _specifications(hours: Hours, now: datetime.datetime) -> list[dict[str, str]]:
    """The hours of the week that begins today, each day valid for itself: holidays come and go."""
    if not hours.readable:
        return []
    today = now.astimezone(hours.zone).date()
    return [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": day.date.isoformat(),
            "validThrough": day.date.isoformat(),
            "dayOfWeek": f"https://schema.org/{DAYS[day.date.weekday()]}",
            **times,
        }
        for day in hours.week(today)
        for times in _times(day)
    ]


def _times(day: Day) -> list[dict[str, str]]:
    """Hours at which anyone may come; closed all day is midnight to midnight for schema.org."""
    if not day.intervals:
        return [{"opens": "00:00", "closes": "00:00"}]
    return [_opening(one) for one in day.intervals if one.sure and not day.doubtful]


def _opening(interval: Interval) -> dict[str, str]:
    if interval.end - interval.start >= WHOLE_DAY:
        return {"opens": "00:00", "closes": "23:59"}
    return {"opens": f"{interval.start:%H:%M}", "closes": f"{interval.end:%H:%M}"}
