"""The orientation sheet: what somebody takes along to one, two or three places, as plain values.

The page, the PDF, the mail and the text message are all drawn from these.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.cards import address_lines, phone_words, postal_address, reserve
from directory.models import Place
from directory.naming import from_words, kind_of
from directory.opening import hours_of
from directory.place_page import Fact, destination, host_of, is_web_address, labels
from directory.wording import coming_rows, distance_words, hours_note, long_date
from orientation.needs import Need
from orientation.sketch import Sketch, sketch
from search.geometry import distance
from search.protocol import Point

MOST_PLACES = 3
OSM = "https://www.openstreetmap.org/directions?"
GOOGLE = "https://www.google.com/maps/dir/?"


@dataclass(frozen=True, slots=True)
class Offer:
    """A service of a place; ``wanted`` when it answers a need that was chosen."""

    words: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to get in touch: ``text`` is what one reads or dials; ``url`` may be empty."""

    label: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class PlaceSheet:
    """One place. ``days`` are rows of the component opening-hours; ``url`` is absolute.

    ``unanswered``: needs of which the place says nothing. ``distance`` in words, empty without an
    origin. ``hours_raw``: the hours as received when they could not be read.
    """

    slug: str
    name: str
    kind: str
    url: str
    family: str
    address: tuple[str, ...]
    reserves: tuple[str, ...]
    offers: tuple[Offer, ...]
    unanswered: tuple[str, ...]
    facts: tuple[Fact, ...]
    days: tuple[dict[str, Any], ...]
    hours_note: str
    hours_raw: str
    contacts: tuple[Contact, ...]
    routes: tuple[Contact, ...]
    distance: str
    sketch: Sketch | None

    @property
    def shown_url(self) -> str:
        """The address as people type it."""
        return self.url.partition("://")[2]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole: ``words`` say for whom it is and are kept nowhere; ``needs`` in words."""

    places: tuple[PlaceSheet, ...]
    needs: tuple[str, ...]
    words: str
    made_on: str


def make(
    request: HttpRequest,
    places: Sequence[Place],
    needs: Sequence[Need],
    words: str = "",
    origin: Point | None = None,
    origin_name: str = "",
) -> Sheet:
    """The sheet for ``places``, in the language being read, from the moment of now on."""
    now = timezone.now()
    return Sheet(
        tuple(_place(request, place, needs, origin, origin_name, now) for place in places),
        tuple(str(need.words) for need in needs),
        words,
        long_date(timezone.localdate(now)),
    )


def _place(
    request: HttpRequest,
    place: Place,
    needs: Sequence[Need],
    origin: Point | None,
    origin_name: str,
    now: datetime.datetime,
) -> PlaceSheet:
    language = get_language() or "fr"
    closed = place.state == Place.State.CLOSED
    hours = hours_of(place.opening_hours, place.department)
    today = now.astimezone(hours.zone).date()
    point = place.point
    return PlaceSheet(
        slug=place.slug,
        name=place.name,
        kind=kind_of(place, language),
        url=request.build_absolute_uri(place.get_absolute_url()),
        family=place.family,
        address=address_lines(place),
        reserves=tuple(_reserves(place)),
        offers=tuple(_offers(place, needs, language)),
        unanswered=tuple(
            str(need.words) for need in needs if not set(need.services) & set(place.services)
        ),
        facts=tuple(_facts(place, language)),
        days=() if closed else tuple(coming_rows(hours, today)),
        hours_note="" if closed or hours.readable else hours_note(hours, today),
        hours_raw="" if closed or hours.readable else hours.text,
        contacts=() if closed else tuple(_contacts(place)),
        routes=() if closed else tuple(_routes(place, point, origin)),
        distance=_distance(point, origin, origin_name),
        sketch=sketch(point) if point else None,
    )


def _reserves(place: Place) -> Iterator[str]:
    """What one must know before setting out."""
    if place.state == Place.State.CLOSED:
        yield _("This place has closed for good.")
    if "Itinérant" in place.itinerance:
        yield _("This place travels: ask where it stops before you go.")
    if note := reserve(place):
        yield f"{note}."


def _offers(place: Place, needs: Sequence[Need], language: str) -> Iterator[Offer]:
    """What answers the needs first."""
    wanted = {service for need in needs for service in need.services}
    ordered = sorted(place.services, key=lambda service: service not in wanted)
    words = labels("services", ordered, language)
    for service, label in zip(ordered, words, strict=True):
        yield Offer(label, service in wanted)


def _facts(place: Place, language: str) -> Iterator[Fact]:
    """What is known of price and welcome; nothing that is not."""
    known = (
        (_("Price"), "frais_a_charge", place.fees),
        (_("How to come"), "modalites_acces", place.access_modes),
        (_("How one is helped"), "modalites_accompagnement", place.support_modes),
        (_("For whom"), "publics_specifiquement_adresses", place.audiences),
        (_("Special care"), "prise_en_charge_specifique", place.special_care),
    )
    for term, vocabulary, values in known:
        if values:
            yield Fact(term, labels(vocabulary, values, language))


def _contacts(place: Place) -> Iterator[Contact]:
    if place.phone:
        yield Contact(_("Telephone"), phone_words(place.phone), f"tel:{place.phone}")
    for email in place.emails[:2]:
        yield Contact(_("E-mail"), email, f"mailto:{email}")
    if place.booking_url:
        yield Contact(_("Appointment"), host_of(place.booking_url), place.booking_url)
    for website in list(filter(is_web_address, place.websites))[:1]:
        yield Contact(_("Web site"), host_of(website), website)


def _routes(place: Place, point: Point | None, origin: Point | None) -> Iterator[Contact]:
    """Ways there; a route from the origin where one is known."""
    where = destination(place)
    start = _degrees(origin) if origin else ""
    for label, engine in (
        (_("On foot"), "fossgis_osrm_foot"),
        (_("By bicycle"), "fossgis_osrm_bike"),
        (_("By car"), "fossgis_osrm_car"),
    ):
        query = {"engine": engine, "from": start, "to": where}
        yield Contact(label, "OpenStreetMap", OSM + urlencode(query, safe=","))
    query = {"api": "1", "destination": where, "travelmode": "transit"}
    if start:
        query["origin"] = start
    yield Contact(_("By bus, tram or train"), "Google Maps", GOOGLE + urlencode(query, safe=","))
    if point and not place.approximate:
        label = _("In the telephone’s own maps")
        yield Contact(label, "", f"geo:{where}?{urlencode({'q': postal_address(place)})}")


def _degrees(point: Point) -> str:
    return f"{point.latitude:.3f},{point.longitude:.3f}"


def _distance(point: Point | None, origin: Point | None, name: str) -> str:
    """« 1,2 km de Lens, à vol d’oiseau »."""
    if point is None or origin is None:
        return ""
    words = {"distance": distance_words(distance(origin, point)), "origin": from_words(name)}
    if name:
        return _("%(distance)s %(origin)s, as the crow flies") % words
    return _("%(distance)s from where you are, as the crow flies") % words
