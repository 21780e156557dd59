"""What the card of an event says in lists."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.departments import DEPARTMENTS
from directory.wording import time_words
from editorial.pictures import rendition
from events.models import EventPage, Format, Moment, State
from events.timeline import moments_of
from events.wording import day_words, zone_words


def event_card(page: EventPage, request: HttpRequest | None = None) -> dict[str, Any]:
    """The parameters of ``events/includes/event_card.html``; moments and sites are at hand."""
    moments = moments_of(page)
    shown = next_of(moments, now())
    return {
        "title": page.title,
        "url": page.get_url(request),
        "kicker": kicker(page),
        "summary": page.summary,
        "cover": rendition(page.cover, "card"),
        "lang": page.foreign_language,
        "when": begins_words(shown) if shown else "",
        "start": shown.local_start if shown else None,
        "more": more_words(len(moments) - 1),
        "where": where_words(moments),
        "format": format_of(moments).label,
        "state": page.state if page.state != State.PLANNED else "",
        "state_label": page.get_state_display() if page.state != State.PLANNED else "",
    }


def begins_words(moment: Moment) -> str:
    """« lundi 21 décembre 2026, 18 h »; without the hour where nobody says it."""
    day = day_words(moment.local_start.date())
    if moment.is_whole_days:
        return day
    return f"{day}, {time_words(moment.local_start)}{zone_words(moment)}"


def kicker(page: EventPage) -> str:
    """The line above an event's title: « Labo · Nord »."""
    kind = _("Lab") if page.kind == EventPage.Kind.LAB else _("Event")
    where = DEPARTMENTS.get(page.department, "")
    return f"{kind} · {where}" if where else kind


def next_of(moments: list[Moment], at: datetime) -> Moment | None:
    """The first that is not over ``at`` that time and takes place; the first of all if none is."""
    ahead = [one for one in moments if one.end > at and not one.is_cancelled]
    return next(iter(ahead or moments), None)


def more_words(count: int) -> str:
    """« et 4 autres moments »."""
    if count < 1:
        return ""
    words = ngettext("and %(count)s more moment", "and %(count)s more moments", count)
    return words % {"count": count}


def where_words(moments: list[Moment]) -> str:
    """The towns or names of the sites, each once, in a line."""
    names: dict[str, None] = {}
    for moment in moments:
        for site in moment.sites.all():
            if not site.is_online:
                names[site.public_place.commune if site.public_place else site.label] = None
    return ", ".join(names)


def format_of(moments: list[Moment]) -> Format:
    """Of all the moments together: hybrid as soon as they are not all alike."""
    formats = {moment.format for moment in moments}
    return formats.pop() if len(formats) == 1 else Format.HYBRID if formats else Format.ON_SITE
