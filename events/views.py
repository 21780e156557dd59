"""Calendars to open or to subscribe to: of one event, of the list with its filters."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.timezone import now
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from events.calendars import CONTENT_TYPE, calendar_of_events
from events.filters import read_choice
from events.listing import entries_below, suiting, with_moments
from events.models import EventIndexPage

HOUR = 3_600
# So long does a calendar that one subscribes to keep what is over.
KEPT = timedelta(days=60)


@require_safe
def list_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What is to come and the last weeks, of what the filters let through."""
    index = _list_or_404(slug)
    choice, _misunderstood = read_choice(request.GET)
    since = now() - KEPT
    entries = suiting(entries_below(index.path), choice)
    events = with_moments(index.path, [entry.pk for entry in entries if entry.end > since])
    file = calendar_of_events(events, index.title, request.build_absolute_uri("/")[:-1])
    return _file(file, f"{slug}.ics")


@require_safe
def event_calendar(request: HttpRequest, parent: str, slug: str) -> HttpResponse:
    """All the moments of one event."""
    index = _list_or_404(parent)
    keys = [entry.pk for entry in entries_below(index.path) if entry.slug == slug]
    events = with_moments(index.path, keys)
    if not events:
        raise Http404(f"No event {slug}")
    file = calendar_of_events(events, events[0].title, request.build_absolute_uri("/")[:-1])
    return _file(file, f"{slug}.ics")


def _list_or_404(slug: str) -> EventIndexPage:
    """The list at that address in the language being read."""
    lists = EventIndexPage.objects.live().public()
    index: EventIndexPage | None = lists.filter(
        slug=slug, locale__language_code=get_language()
    ).first()
    if index is None:
        raise Http404(f"No list of events {slug}")
    return index


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    patch_cache_control(response, public=True, max_age=HOUR)
    return response
