"""Workshops: opening a room, joining it, answering in it, watching and closing it."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.limits import allow
from quests import archetypes, rooms
from quests.models import Room
from quests.outcome import shares_shown
from quests.scoring import points_of
from quests.secrets import fits
from quests.steps import read_answers
from quests.taking import GO, crumbs, shown, step_asked
from quests.views import quest_or_404

HOUR = 3_600
# From one address in an hour. A whole workshop stands behind one.
MOST_ROOMS = 10
MOST_ANSWERS = 120
MOST_WRONG_CODES = 60
DEVICE_LENGTH = 32

type View = Callable[..., HttpResponseBase]


def with_room(view: View) -> View:
    """Give the view the room of its code; what has expired or never was does not answer."""

    @wraps(view)
    def wrapped(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponseBase:
        if not rooms.read_code(code):
            raise Http404("No code")
        found = Room.objects.not_expired().select_related("quest__locale")
        room = found.filter(code=rooms.read_code(code)).first()
        if room is None:
            return _gone(request)
        return view(request, room, **kwargs)

    return wrapped


def _gone(request: HttpRequest) -> HttpResponse:
    """No such room; whoever tries many codes is told to wait."""
    may_try = allow(request, "room-code", most=MOST_WRONG_CODES, seconds=HOUR)
    context = {
        "may_try": may_try,
        "title": _("This room does not answer"),
        "crumbs_extra": crumbs({"title": _("Workshop"), "url": ""}),
    }
    return render(request, "quests/room_gone.html", context, status=404 if may_try else 429)


@require_http_methods(["GET", "HEAD", "POST"])
def workshop(request: HttpRequest, slug: str) -> HttpResponse:
    """How a workshop goes, and the button that opens a room."""
    quest = quest_or_404(slug)
    if not quest.weighed(archetypes.known()):
        raise Http404("Nothing to weigh in a workshop")
    is_refused = False
    if request.method == "POST":
        is_refused = not allow(request, "room", most=MOST_ROOMS, seconds=HOUR)
        if not is_refused:
            try:
                room, token = rooms.open_room(quest)
            except rooms.TooManyRooms:
                is_refused = True
            else:
                return redirect("quest-room-lead", room.code, token)
    context = {
        "quest": quest,
        "is_refused": is_refused,
        "capacity": rooms.CAPACITY,
        "title": _("In a workshop"),
        "description": _("A group answers, each on their own device, and sees its mix."),
        "crumbs_extra": crumbs(
            {"title": quest.title, "url": quest.get_absolute_url()},
            {"title": _("In a workshop"), "url": ""},
        ),
    }
    return render(request, "quests/workshop.html", context, status=429 if is_refused else 200)


@never_cache
@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """Where a code is typed."""
    code = rooms.read_code(request.GET.get("code", ""))
    if code:
        return redirect("quest-room", code)
    context = {
        "title": _("Join a workshop"),
        "crumbs_extra": crumbs({"title": _("Join a workshop"), "url": ""}),
    }
    return render(request, "quests/enter.html", context)


@never_cache
@require_safe
@with_room
def room_page(request: HttpRequest, room: Room) -> HttpResponse:
    """The room as its participants see it: how many have answered, the mix, the way in."""
    return render(request, "quests/room.html", _room_context(request, room))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_room
def lead(request: HttpRequest, room: Room, token: str) -> HttpResponse:
    """The room as its facilitator sees it: the code to show, and the button that closes it."""
    if not fits(token, room.secret):
        return _gone(request)
    if request.method == "POST":
        rooms.close(room)
        return redirect(request.path)
    return render(request, "quests/room.html", {**_room_context(request, room), "leads": True})


def _room_context(request: HttpRequest, room: Room) -> dict[str, Any]:
    known = archetypes.known()
    order = list(known)
    group = rooms.group(room, order)
    shares = shares_shown(group.mix, known)
    return {
        "room": room,
        "quest": room.quest,
        "count": group.count,
        "capacity": rooms.CAPACITY,
        # Always in the same order: the figure is read while it changes.
        "shares": sorted(shares, key=lambda one: order.index(one["name"])),
        "state_url": reverse("quest-room-state", args=[room.code]),
        "address": request.build_absolute_uri(reverse("quest-room", args=[room.code])),
        "has_answered": "answered" in request.GET,
        "title": _("Workshop %(code)s") % {"code": room.code},
        "crumbs_extra": crumbs({"title": _("Workshop"), "url": ""}),
    }


@require_safe
@with_room
def state(request: HttpRequest, room: Room) -> HttpResponseBase:
    """The group as a few numbers, for the page to ask for again and again."""
    group = rooms.group(room, list(archetypes.known()))
    response = JsonResponse(
        {
            "count": group.count,
            "open": room.is_open,
            "shares": {share.archetype: share.percent for share in group.mix.shares},
        }
    )
    set_response_etag(response)
    patch_cache_control(response, private=True, no_cache=True)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_room
def room_answer(request: HttpRequest, room: Room) -> HttpResponse:
    """The questions that weigh, a step a page as everywhere; the last step counts the answers."""
    names = list(archetypes.known())
    steps = room.quest.weighed(names)
    if not steps:
        raise Http404("Nothing to weigh any more")
    sent = request.POST.dict()
    answers = read_answers(steps, sent)
    current = step_asked(sent.get(GO, "1"), len(steps))
    device = sent.get("device", "")[:DEVICE_LENGTH] or secrets.token_urlsafe(12)
    trouble = ""
    if "send" in sent:
        current = len(steps)
        trouble = _count(request, room, device, points_of(answers.choices(steps), names))
        if not trouble:
            return redirect(reverse("quest-room", args=[room.code]) + "?answered")
    context = {
        "room": room,
        "quest": room.quest,
        "device": device,
        "trouble": trouble,
        "shown": shown(steps, answers, max(current, 1)),
        "current": max(current, 1),
        "total": len(steps),
        "next": min(current + 1, len(steps)),
        "previous": max(current - 1, 1),
        "is_last": current == len(steps),
        "title": room.quest.title,
        "crumbs_extra": crumbs(
            {"title": _("Workshop"), "url": reverse("quest-room", args=[room.code])},
            {"title": room.quest.title, "url": ""},
        ),
    }
    return render(request, "quests/room_answer.html", context, status=409 if trouble else 200)


def _count(request: HttpRequest, room: Room, device: str, points: dict[str, int]) -> str:
    """Count the answers; a sentence that says why not, else nothing."""
    if not any(points.values()):
        return _("Answer at least one question: there is nothing to count yet.")
    if not allow(request, "room-answer", most=MOST_ANSWERS, seconds=HOUR):
        return _("Too many answers came from your network. Try again in an hour.")
    match rooms.answer(room, device, points):
        case rooms.Answered.FULL:
            return _("This room is full.")
        case rooms.Answered.CLOSED:
            return _("This room takes no more answers.")
    return ""
