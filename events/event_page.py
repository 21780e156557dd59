"""The page of an event as plain values: its moments in the order of time, each with its sites."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.timezone import now
from django.utils.translation import gettext as _

from events import extras
from events.cards import format_of, kicker
from events.drawing import draw
from events.linked_data import linked_data
from events.listing import whole_moments
from events.models import EventPage, Format, Moment, Site, State
from events.themes import THEMES
from events.timeline import moments_of, sites_at
from events.wording import day_words, when_words

SHOWN = 5  # moments to come that stand open, as many as the first lab had; the rest is folded


def event_context(page: EventPage, request: HttpRequest) -> dict[str, Any]:
    """What the template shows: ``moments`` in full, ``later`` and ``past`` ones folded."""
    if not getattr(request, "is_preview", False):  # what is being written is at hand already
        prefetch_related_objects([page], whole_moments())
    moments = moments_of(page)
    sites = [sites_at(moment) for moment in moments]
    told = [
        _moment(moment, at_moment, request)
        for moment, at_moment in zip(moments, sites, strict=True)
    ]
    to_come = [one for one in told if not one["is_over"]]
    index_url = (page.get_url(request) or "").removesuffix(f"{page.slug}/")
    address = (page.get_url(request) or "").rstrip("/")
    return {
        "kicker": kicker(page),
        "span": _span(moments),
        "format_label": format_of(moments).label if moments else "",
        "is_over": bool(moments) and not to_come,
        "notice": notice(page),
        "themes": [
            {"label": THEMES[slug], "url": f"{index_url}?theme={slug}"}
            for slug in page.themes
            if slug in THEMES
        ],
        "moments": to_come[:SHOWN] or told,  # of what is over, all is memory
        "later": to_come[SHOWN:],
        "past": [one for one in told if one["is_over"]] if to_come else [],
        "is_lab": len(moments) > 1,
        "drawing": draw([site for at_moment in sites for site in at_moment]),
        "calendar_url": f"{address}.ics",
        "index_url": index_url,
        "full_url": request.build_absolute_uri(page.get_url(request)),
        "added": list(extras.pages.of(page, request)),
        "linked_data": linked_data(page, moments, request),
    }


def _span(moments: list[Moment]) -> str:
    """« du vendredi 19 juin 2020 au vendredi 10 juillet 2020 », or when the only one is."""
    if not moments:
        return ""
    if len(moments) == 1:
        return when_words(moments[0])
    first, last = moments[0].local_start.date(), max(one.last_day for one in moments)
    if first == last:
        return day_words(first)
    return _("from %(first)s to %(last)s") % {"first": day_words(first), "last": day_words(last)}


def notice(page: EventPage) -> dict[str, str] | None:
    """That the whole event is off or at another time, as a ``title`` and the editors' ``text``."""
    if page.state == State.CANCELLED:
        return {"title": _("This event is cancelled"), "text": page.state_note}
    if page.state == State.MOVED:
        return {"title": _("This event has been moved"), "text": page.state_note}
    return None


def crumbs_below(page: EventPage, title: str, request: HttpRequest) -> list[dict[str, Any]]:
    """The way to what stands below an event: the list of events, the event, ``title``."""
    above = [one for one in (page.get_parent(), page) if one]
    way = [{"title": one.title, "url": one.get_url(request)} for one in above]
    return [*way, {"title": title, "url": ""}]


def _moment(moment: Moment, sites: list[Site], request: HttpRequest) -> dict[str, Any]:
    return {
        "title": moment.title,
        "when": when_words(moment),
        "iso": moment.local_start.isoformat(),
        "format": moment.format.label,
        "format_tincture": "azur" if moment.format is Format.REMOTE else "sinople",
        "state": "" if moment.state == State.PLANNED else moment.get_state_display(),
        "is_off": moment.is_cancelled,
        "is_over": moment.end <= now(),
        "programme": moment.programme,
        "people": moment.people,
        "sites": [_site(site, request) for site in sites],
    }


def _site(site: Site, request: HttpRequest) -> dict[str, Any]:
    place = site.public_place
    return {
        "label": site.label,
        "url": place.get_absolute_url() if place else "",
        "street": "" if site.is_online else site.street,
        "is_online": site.is_online,
        "capacity": site.capacity,
        "access": site.access,
        "place_access": place.accessibility_url if place else "",
        "is_off": site.is_off,
        "is_cancelled_here": site.is_cancelled and not site.moment.is_cancelled,
        "parts": list(extras.sites.of(site, request)) if site.pk else [],
    }
