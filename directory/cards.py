"""A place as a card shows it, in lists and beside another place."""

from functools import lru_cache
from typing import Any

import phonenumbers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.listing import Entry
from directory.models import Place
from directory.naming import kind_of
from directory.vocabularies import VOCABULARIES

SERVICES_ON_A_CARD = 2
# The fields that a card needs: a list is read in half the time without the others.
COLUMNS = (
    "name",
    "slug",
    "family",
    "typologies",
    "address",
    "address_extra",
    "postcode",
    "commune",
    "department",
    "latitude",
    "longitude",
    "approximate",
    "phone",
    "opening_hours",
    "services",
    "is_example",
)


def card(entry: Entry, language: str) -> dict[str, Any]:
    """What the component place-card shows, and what a map and paper need besides."""
    place = entry.place
    return {
        "id": place.pk,
        "name": place.name,
        "url": place.get_absolute_url(),
        "family": place.family,
        "kind": kind_of(place, language),
        "commune": place.commune,
        "distance": entry.distance_text,
        "status": entry.status,
        "state_text": entry.sentence,
        "offers": offers(place, language),
        "note": reserve(place),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "paper": " · ".join(filter(None, [postal_address(place), phone_words(place.phone)])),
    }


def offers(place: Place, language: str) -> str:
    """What one finds there, in a line."""
    vocabulary = VOCABULARIES["services"]
    labels = [vocabulary.label(value, language) for value in place.services]
    text = ", ".join(labels[:SERVICES_ON_A_CARD])
    more = len(labels) - SERVICES_ON_A_CARD
    if more > 0:
        text += " " + ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}
    return text


def reserve(place: Place) -> str:
    """What one should know before going there."""
    reserves = []
    if place.is_example:
        reserves.append(_("Invented example"))
    if place.approximate:
        reserves.append(_("Approximate position"))
    return " · ".join(reserves)


def address_lines(place: Place) -> tuple[str, ...]:
    """Street, second line and town, those that are known."""
    town = f"{place.postcode} {place.commune}".strip()
    return tuple(filter(None, (place.address, place.address_extra, town)))


def postal_address(place: Place) -> str:
    """Street, second line and town in one line."""
    return ", ".join(address_lines(place))


@lru_cache(4_096)  # reading a number takes longer than all the rest of a card
def phone_words(number: str) -> str:
    """« 03 22 22 50 40 »: an E.164 number as it is dialled at home."""
    try:
        parsed = phonenumbers.parse(number, "FR")
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
