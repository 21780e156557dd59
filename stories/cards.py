"""What the cards of stories and mottos say, as their components want it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from directory.departments import DEPARTMENTS
from directory.wording import long_date
from editorial.pictures import rendition

if TYPE_CHECKING:
    from stories.models import Motto, StoryPage


def story_card(story: "StoryPage", request: HttpRequest | None = None) -> dict[str, Any]:
    """The parameters of the component ``story-card``."""
    return {
        "title": story.title,
        "url": story.get_url(request),
        "kicker": kicker(story),
        "summary": story.summary,
        "cover": rendition(story.cover, "card"),
        "date": long_date(story.date),
        "minutes": story.minutes,
        "lang": story.foreign_language,
    }


def kicker(story: "StoryPage") -> str:
    """The line above a story's title: « Récit · Oise »."""
    where = DEPARTMENTS.get(story.department, "")
    return f"{_('Story')} · {where}" if where else _("Story")


def motto_card(
    motto: "Motto",
    wall_url: str,
    theme_names: Mapping[str, str] | None = None,
    shares: Mapping[UUID, int] | None = None,
) -> dict[str, Any]:
    """The parameters of the component ``motto-card``, with the motto's language if it is another.

    ``theme_names`` gives a theme's name in the language being read by its slug. With ``shares``,
    the number of people by translation key, the card lets readers share the motto.
    """
    slug = motto.theme.slug if motto.theme else ""
    is_shareable = shares is not None and motto.slug
    share_url = reverse("motto-share", args=[motto.slug]) if is_shareable else ""
    return {
        "text": motto.text,
        "author": motto.author,
        "where": motto.context,
        "url": f"{wall_url}{motto.slug}/" if wall_url else "",
        "number": motto.arms_number,
        "tincture": motto.tincture,
        "theme": (theme_names or {}).get(slug, ""),
        "lang": motto.foreign_language,
        "blason": motto.arms,
        "key": str(motto.translation_key),
        "shares": (shares or {}).get(motto.translation_key, 0),
        "share_url": share_url,
    }
