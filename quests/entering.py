"""What the views of every kind of room share: opening one, finding one by its code, « gone »."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.limits import allow
from quests.coded_rooms import TooManyRooms, open_room, read_code
from quests.models import CodedRoom

HOUR = 3_600
# From one address in an hour. A whole workshop stands behind one.
MOST_ROOMS = 10
MOST_WRONG_CODES = 60

type View = Callable[..., HttpResponseBase]
type Gone = Callable[[HttpRequest], HttpResponse]


def open_for(request: HttpRequest, room: CodedRoom) -> str | None:
    """Open ``room``: the token of its facilitator; None when too many were opened just now."""
    if not allow(request, "room", most=MOST_ROOMS, seconds=HOUR):
        return None
    try:
        return open_room(room)
    except TooManyRooms:
        return None


def with_room(rooms: Callable[[], QuerySet[Any]], gone: Gone) -> Callable[[View], View]:
    """Give a view the one of ``rooms`` that has the code of its address, else answer ``gone``."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponseBase:
            typed = read_code(code)
            if not typed:
                raise Http404("No code")
            room = rooms().filter(code=typed).first()
            return view(request, room, **kwargs) if room else gone(request)

        return wrapped

    return decorate


def gone(request: HttpRequest, enter: str, crumbs: list[dict[str, str]]) -> HttpResponse:
    """No such room; ``enter``: where a code is typed. Whoever tries many is told to wait."""
    may_try = allow(request, "room-code", most=MOST_WRONG_CODES, seconds=HOUR)
    context = {
        "may_try": may_try,
        "enter": enter,
        "title": _("This room does not answer"),
        "crumbs_extra": crumbs,
    }
    return render(request, "quests/room_gone.html", context, status=404 if may_try else 429)
