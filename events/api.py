"""The public API of events: those of the list in a language, with the list's filters."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.timezone import now
from ninja import Path, Router

from directory.api_answers import absolute, finish, list_entries, reading_language, wanted
from directory.api_requests import (
    LANGUAGE,
    LANGUAGE_ENTRY,
    READING,
    entry,
    language_of,
    refuse_unknown,
)
from directory.api_schemas import Problem
from directory.departments import DEPARTMENTS
from events.api_schemas import (
    EventOut,
    EventsOut,
    FacilitatorOut,
    MomentOut,
    RegistrationOut,
    SiteOut,
)
from events.filters import Choice, labels
from events.listing import Entry, entries_below, suiting, to_come, with_moments, years_past
from events.models import EventIndexPage, EventPage, Format, Moment, Site
from events.registration.at_site import Opening, openings
from events.themes import THEMES
from events.timeline import moments_of, sites_at, sites_of
from members import facets
from members.api import place_where

router = Router(tags=["events"])

WHEN = ("to-come", "past", "all")
_FILTERS = list_entries(
    entry("theme", "Only events on this.", "metier", {"type": "string", "enum": list(THEMES)}),
    entry(
        "format",
        "Only what one can take part in like this.",
        "remote",
        {"type": "string", "enum": list(Format.values)},
    ),
    entry(
        "department",
        "Only what takes place in this département.",
        "59",
        {"type": "string", "enum": list(DEPARTMENTS)},
    ),
    entry(
        "when",
        "What is to come, the next first (if nothing is said); what is past, the last first; all.",
        "past",
        {"type": "string", "enum": list(WHEN)},
    ),
)


@router.api_operation(
    READING,
    "/events",
    response={200: EventsOut, 400: Problem},
    summary="Events",
    description="Labs and other events, in the language asked for.",
    operation_id="list_events",
    openapi_extra={"parameters": _FILTERS},
)
def list_events(request: HttpRequest, response: HttpResponse) -> Any:
    """A page of events with the counts of the filters."""
    with translation.override(language_of(request)):
        words = labels()
        asked = wanted(request.GET, {**words, "when": WHEN})
        when = asked.values.pop("when") or "to-come"
        choice = Choice(**asked.values)
        found = _in_time(_entries(), when)
        chosen = suiting(found, choice)
        finish(response, reading_language())
        return {
            **asked.numbers(len(chosen)),
            "facets": facets.tallies(words, [one.facts for one in found], choice),
            "results": _told(asked.cut(chosen), request),
        }


@router.api_operation(
    READING,
    "/events/{slug:slug}",
    response={200: EventOut, 400: Problem, 404: Problem},
    summary="An event",
    description="One event with all its moments and sites.",
    operation_id="get_event",
    openapi_extra={"parameters": [LANGUAGE_ENTRY]},
)
def get_event(
    request: HttpRequest,
    response: HttpResponse,
    slug: str = Path(description="`slug` in lists of the same language.", example="labo-2020"),
) -> Any:
    """An event by the last part of its address in the language asked for."""
    with translation.override(language_of(request)):
        refuse_unknown(request.GET, {LANGUAGE})
        found = _told([entry for entry in _entries() if entry.slug == slug], request)
        if not found:
            raise Http404(translation.gettext("There is no such event."))
        finish(response, reading_language())
        return found[0]


def _entries() -> list[Entry]:
    """The events of all lists in the language being read."""
    lists = EventIndexPage.objects.live().public()
    here = lists.filter(locale__language_code=reading_language())
    return [entry for index in here for entry in entries_below(index.path)]


def _in_time(entries: list[Entry], when: str) -> list[Entry]:
    at = now()
    past = [entry for ones in years_past(entries, at).values() for entry in ones]
    return {"past": past, "to-come": to_come(entries, at)}.get(when, [*to_come(entries, at), *past])


def _told(entries: Sequence[Entry], request: HttpRequest) -> list[EventOut]:
    keys = [entry.pk for entry in entries]
    pages = {page.pk: page for page in with_moments("", keys)} if keys else {}
    opened = openings(site for page in pages.values() for site in sites_of(page))
    return [_event(pages[key], opened, request) for key in keys if key in pages]


def _event(page: EventPage, opened: Mapping[UUID, Opening], request: HttpRequest) -> EventOut:
    url = page.get_url(request) or ""
    return EventOut(
        key=page.translation_key,
        slug=page.slug,
        title=page.title,
        language=page.content_language,
        kind=page.kind,
        summary=page.summary,
        url=absolute(url, request),
        calendar_url=absolute(f"{url.rstrip('/')}.ics" if url else "", request),
        department=page.department,
        themes=list(page.themes),
        state=page.state,
        state_note=page.state_note,
        sequence=page.sequence,
        moments=[_moment(moment, opened, request) for moment in moments_of(page)],
    )


def _moment(moment: Moment, opened: Mapping[UUID, Opening], request: HttpRequest) -> MomentOut:
    return MomentOut(
        key=moment.translation_key,
        title=moment.title,
        start=moment.local_start,
        end=moment.local_end,
        time_zone=moment.time_zone,
        format=moment.format.value,
        state=moment.state,
        programme=moment.programme,
        facilitators=[
            FacilitatorOut(
                slug=person.slug, name=person.name, url=absolute(person.get_absolute_url(), request)
            )
            for person in moment.people
        ],
        sites=[_site(site, opened[site.translation_key], request) for site in sites_at(moment)],
    )


def _site(site: Site, opening: Opening, request: HttpRequest) -> SiteOut:
    place = site.public_place
    return SiteOut(
        key=site.translation_key,
        kind=site.kind,
        name=site.label,
        address="" if site.is_online else site.street,
        place=place_where(place, request) if place else None,
        capacity=site.capacity,
        access=site.access,
        cancelled=site.is_off,
        registration=RegistrationOut(
            open=opening.is_open,
            seats_left=opening.seats.left,
            waiting=opening.seats.waiting,
            url=absolute(opening.url, request),
        ),
    )
