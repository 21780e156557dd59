"""What « My places » shows: the places side by side, and what became of the others."""

from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.cards import offers, phone_words, reserve
from directory.models import Place
from directory.naming import kind_of
from directory.opening import state_of
from directory.place_page import labels
from directory.wording import sentence, status
from orientation.selection import MOST, Kept, write
from orientation.sheet import MOST_PLACES

Values = list[dict[str, Any]]


def selection_context(kept: Kept) -> dict[str, Any]:
    """The cards of a selection, and its limits."""
    language = get_language() or "fr"
    return {
        "title": _("My places"),
        "cards": [card(place, language) for place in kept.listed],
        "closed": [
            {"pk": place.pk, "name": place.name, "url": place.get_absolute_url()}
            for place in kept.closed
        ],
        "gone": kept.gone,
        "all_keys": write(place.pk for place in kept.listed),
        "count": kept.count,
        "most": MOST,
        "most_on_sheet": MOST_PLACES,
        "ticked": {place.pk for place in kept.listed[:MOST_PLACES]},
        "crumbs_extra": [{"title": _("My places"), "url": ""}],
    }


def card(place: Place, language: str) -> dict[str, Any]:
    """One place; each card has the same facts in the same order, so that they compare."""
    state = state_of(place.opening_hours, place.department, timezone.now())
    unsaid = _("not said")
    return {
        "pk": place.pk,
        "slug": place.slug,
        "name": place.name,
        "url": place.get_absolute_url(),
        "family": place.family,
        "kind": kind_of(place, language),
        "commune": place.commune,
        "status": status(state),
        "state_text": sentence(state),
        "note": reserve(place),
        "facts": [
            (_("Help"), offers(place, language) or unsaid),
            (_("Price"), ", ".join(labels("frais_a_charge", place.fees, language)) or unsaid),
            (
                _("How to come"),
                ", ".join(labels("modalites_acces", place.access_modes, language)) or unsaid,
            ),
            (
                _("Welcome"),
                ", ".join(labels("prise_en_charge_specifique", place.special_care, language))
                or unsaid,
            ),
            (_("Telephone"), phone_words(place.phone) or unsaid),
        ],
    }
