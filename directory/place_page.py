"""What the page of a place shows, as plain values, in the order in which a person needs it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory import localities
from directory.addresses import directory_url
from directory.cards import COLUMNS, card, phone_words, postal_address
from directory.keeping.confirming import is_old
from directory.linked_data import linked_data
from directory.links import query_string
from directory.listing import Asked, Entry, answer
from directory.map_settings import map_settings
from directory.models import DirectoryPage, Place
from directory.naming import kind_of
from directory.opening import hours_of, state_of
from directory.organisations.at_place import behind
from directory.place_extras import Slot, extras
from directory.programmes.explaining import explained
from directory.vocabularies import VOCABULARIES
from directory.wording import hours_note, long_date, sentence, status, week_rows

NEARBY = 4
MAP_ZOOM = 15

Values = list[dict[str, Any]]


def place_context(
    place: Place, request: HttpRequest, page: DirectoryPage | None = None
) -> dict[str, Any]:
    """Everything that the template of a place needs; ``page`` is the directory it stands in."""
    language = get_language() or settings.LANGUAGE_CODE
    closed = place.state == Place.State.CLOSED
    behind_it = behind(place)
    now = timezone.now()
    state = state_of(place.opening_hours, place.department, now, closed_for_good=closed)
    return {
        "place": place,
        "title": f"{place.name} ({place.commune})",
        "description": place.summary or place.description[:200],
        "kind": kind_of(place, language),
        "closed": closed,
        "travels": "Itinérant" in place.itinerance,
        "status": status(state),
        "state_text": sentence(state),
        "hours": None if closed else week_of(place, state.at.date()),
        "hours_unknown": not place.opening_hours,
        "street": ", ".join(filter(None, [place.address, place.address_extra])),
        "town": f"{place.postcode} {place.commune}".strip(),
        "routes": [] if closed else list(routes(place)),
        "contacts": [] if closed else list(contacts(place)),
        "services": labels("services", place.services, language),
        "facts": list(facts(place, language, named=any(one.runs for one in behind_it))),
        "behind": behind_it,
        "explained": [
            {"name": one.name(language), "sentence": one.sentence(language), "anchor": one.anchor}
            for one in explained([*place.programmes, *place.labels, *place.other_labels])
        ],
        "access": labels("prise_en_charge_specifique", place.special_care, language),
        "origin": list(origin(place)),
        "is_old": not closed and is_old(place, timezone.localdate()),
        "writing": [] if closed else told_by_others("contact", place, request),
        "people": told_by_others("people", place, request),
        "told": told_by_others("after", place, request),
        "nearby": nearby(place, language),
        "map": map_data(place, request),
        "share_url": request.build_absolute_uri(place.get_absolute_url()),
        "linked_data": linked_data(place, request, now),
        "crumbs_extra": [{"title": place.name, "url": place.get_absolute_url()}],
        "correction_help": page.correction_help if page else "",
    }


def week_of(place: Place, today: datetime.date) -> dict[str, Any]:
    """The week's hours for the component opening-hours; the text as received when unreadable."""
    hours = hours_of(place.opening_hours, place.department)
    return {
        "rows": week_rows(hours, today),
        "note": hours_note(hours, today),
        "raw": "" if hours.readable else hours.text,
    }


def destination(place: Place) -> str:
    """Where a route planner should lead: the point, or the address when the point is not exact."""
    if place.point is None or place.approximate:
        return postal_address(place)
    return f"{place.point.latitude:.6f},{place.point.longitude:.6f}"


def routes(place: Place) -> Iterator[dict[str, str]]:
    """Route planners on the way to ``place``."""
    where = destination(place)
    yield {
        "label": "OpenStreetMap",
        "url": "https://www.openstreetmap.org/directions?" + urlencode({"to": where}, safe=","),
    }
    yield {
        "label": "Google Maps",
        "url": "https://www.google.com/maps/dir/?"
        + urlencode({"api": 1, "destination": where}, safe=","),
    }
    yield {
        "label": _("Apple Maps"),
        "url": "https://maps.apple.com/?" + urlencode({"daddr": where}, safe=","),
    }


def contacts(place: Place) -> Iterator[dict[str, str]]:
    """Ways to get in touch, the quickest first, for the component actions."""
    if place.phone:
        yield {
            "label": _("Call"),
            "detail": phone_words(place.phone),
            "url": f"tel:{place.phone}",
            "icon": "phone",
        }
    if place.booking_url:
        yield {
            "label": _("Book an appointment"),
            "detail": host_of(place.booking_url),
            "url": place.booking_url,
            "icon": "calendar",
        }
    for email in place.emails:
        yield {
            "label": _("Write"),
            "detail": email,
            "url": f"mailto:{quote(email, safe='@')}",
            "icon": "mail",
        }
    for website in filter(is_web_address, place.websites):
        yield {
            "label": _("Web site"),
            "detail": host_of(website),
            "url": website,
            "icon": "globe",
        }


def is_web_address(text: str) -> bool:
    """Whether a browser may be sent there: not « example.org » alone, and no script."""
    return text.startswith(("https://", "http://"))


def host_of(url: str) -> str:
    """The part of an address that people recognise."""
    return url.partition("//")[2].partition("/")[0].removeprefix("www.")


def labels(vocabulary: str, values: list[str], language: str) -> list[str]:
    """The words for ``values`` of one of the standard's lists."""
    return [VOCABULARIES[vocabulary].label(value, language) for value in values]


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is known of it."""

    term: str
    values: list[str]


def facts(place: Place, language: str, *, named: bool = False) -> Iterator[Fact]:
    """For whom, at what price, how to come, and what else is known; nothing that is not.

    ``named``: an organisation that runs the place is named already.
    """
    kinds = labels("typologie", place.typologies, language)
    known = [
        (_("For whom"), labels("publics_specifiquement_adresses", place.audiences, language)),
        (_("Price"), labels("frais_a_charge", place.fees, language)),
        (_("How to come"), labels("modalites_acces", place.access_modes, language)),
        (
            _("How one is helped"),
            labels("modalites_accompagnement", place.support_modes, language),
        ),
        (_("Programmes"), labels("dispositif_programmes_nationaux", place.programmes, language)),
        (
            _("Labels and training"),
            [*labels("formations_labels", place.labels, language), *place.other_labels],
        ),
        # One kind stands above the name already.
        (_("Kinds of place"), kinds if len(kinds) > 1 else []),
        (_("Run by"), [place.parent_structure] if place.parent_structure and not named else []),
    ]
    for term, values in known:
        if values:
            yield Fact(term, values)


def origin(place: Place) -> Iterator[str]:
    """Who says so, and since when: sentences."""
    if place.source:
        yield _("Source: %(source)s.") % {"source": place.source}
    if place.updated_on:
        yield _("Updated by the source on %(date)s.") % {"date": long_date(place.updated_on)}
    if place.checked_on:
        yield _("Checked on %(date)s.") % {"date": long_date(place.checked_on)}
    if place.missing_since:
        yield _("No longer in its source since %(date)s: call before you go.") % {
            "date": long_date(place.missing_since)
        }


def told_by_others(slot: Slot, place: Place, request: HttpRequest) -> list[SafeString]:
    """What higher rooms have to add in ``slot``, as HTML."""
    return [
        render_to_string(extra.template, {**extra.context, "place": place}, request)
        for extra in extras(slot, place, request)
    ]


def nearby(place: Place, language: str) -> Values:
    """Cards of the nearest other places that are not closed for good."""
    asked = around(place)
    if asked.origin is None:
        return []
    found = answer(asked, language=language, advice=False, facets=(), columns=COLUMNS)
    others: list[Entry] = [entry for entry in found.entries if entry.place.pk != place.pk]
    return [card(entry, language) for entry in others[:NEARBY]]


def around(place: Place) -> Asked:
    """The question for what is near ``place``: its point, or else its town."""
    asked = Asked(page_size=NEARBY + 1, territory=place.department)
    if place.point:
        return replace(asked, near=place.point)
    town = f"{place.commune} {place.postcode or place.department}"
    return replace(asked, locality=localities.find(town).locality)


def map_data(place: Place, request: HttpRequest) -> dict[str, Any] | None:
    """What the map's script starts from, and ``url``, the same view in the directory."""
    point = place.point
    if point is None:
        return None
    address = directory_url("", request)
    shown = query_string(Asked(near=point, center=point, zoom=MAP_ZOOM))
    return {
        "url": address + shown,
        "settings": {
            **map_settings(address),
            "center": [point.latitude, point.longitude],
            "zoom": MAP_ZOOM,
            "place": place.pk,
        },
    }
