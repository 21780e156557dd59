"""What is to come at a place or with a mediator, for their pages."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import now
from django.utils.translation import get_language

from directory.models import Place
from directory.place_extras import Extra
from editorial.kept import keep
from editorial.languages import language_of
from events.models import EventPage, Moment, State
from events.wording import when_words
from members.models import Mediator

MOST = 6
TEMPLATE = "events/includes/ahead.html"


def at_place(place: Place, request: HttpRequest) -> Extra | None:
    """The moments to come that ``place`` is a site of."""
    keys = keep("events-at-places", lambda: _by("sites__place", sites__is_cancelled=False))
    lines = _lines(keys.get(place.pk, []), request)
    return Extra(TEMPLATE, {"moments": lines}) if lines else None


def with_mediator(mediator: Mediator, request: HttpRequest) -> SafeString:
    """The moments to come that ``mediator`` runs; an empty string without any."""
    if not mediator.is_public:
        return SafeString("")
    keys = keep("events-with-mediators", lambda: _by("facilitators__mediator"))
    lines = _lines(keys.get(mediator.pk, []), request)
    return render_to_string(TEMPLATE, {"moments": lines}, request) if lines else SafeString("")


def _by(whom: str, **conditions: Any) -> dict[int, list[int]]:
    """Keys of the moments that are not over and take place, by the key of ``whom`` they concern."""
    pages = EventPage.objects.live().public().filter(alias_of=None).exclude(state=State.CANCELLED)
    moments = Moment.objects.filter(
        page__in=pages.order_by().values("pk"),
        end__gt=now(),
        **{f"{whom}__isnull": False},
        **conditions,
    ).exclude(state=State.CANCELLED)
    found: dict[int, list[int]] = {}
    for key, moment in moments.order_by("start", "pk").values_list(whom, "pk").distinct():
        found.setdefault(key, []).append(moment)
    return found


def _lines(keys: list[int], request: HttpRequest) -> list[dict[str, Any]]:
    if not keys:
        return []
    moments = Moment.objects.filter(pk__in=keys).select_related("page").order_by("start", "pk")
    return [
        {
            "title": moment.page.title,
            "moment": moment.title,
            "when": when_words(moment),
            "url": moment.page.get_url(request),
            "lang": moment.page.foreign_language,
        }
        for moment in _one_each(moments)
        if moment.end > now()
    ][:MOST]


def _one_each(moments: Iterable[Moment]) -> list[Moment]:
    """Each once: in the reader's language if it is told in it."""
    language = get_language()
    best: dict[object, Moment] = {}
    for moment in moments:
        known = moment.translation_key in best
        if not known or language_of(moment.locale_id) == language:
            best[moment.translation_key] = moment
    return list(best.values())
