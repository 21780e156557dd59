"""What a place's card says inside a text."""

from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.families import FAMILIES
from directory.models import Place

register = template.Library()


@register.simple_tag
def place_card_facts(place: Place) -> dict[str, Any]:
    """``url``, ``kind`` (the family in words) and ``note`` of a place."""
    family = FAMILIES.get(place.family)
    return {
        "url": place.get_absolute_url(),
        "kind": family.label(get_language() or "fr") if family else "",
        "note": _("An invented example.") if place.is_example else "",
    }
