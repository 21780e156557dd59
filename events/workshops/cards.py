"""What lists say of a workshop."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from editorial.pictures import rendition
from events.workshops.wording import duration_words, group_words

if TYPE_CHECKING:
    from events.models import WorkshopPage


def workshop_card(workshop: "WorkshopPage", request: HttpRequest | None = None) -> dict[str, Any]:
    """The parameters of the component ``story-card``, and the language if it is another."""
    return {
        "title": workshop.title,
        "url": workshop.get_url(request),
        "kicker": _("Workshop"),
        "summary": workshop.summary or workshop.aim,
        "cover": rendition(workshop.cover, "card"),
        "facts": facts_words(workshop),
        "lang": workshop.foreign_language,
    }


def facts_words(workshop: "WorkshopPage") -> str:
    """« 2 h 30 · de 8 à 12 personnes »."""
    size = group_words(workshop.group_from, workshop.group_to)
    return f"{duration_words(workshop.duration)} · {size}"
