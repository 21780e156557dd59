"""Workshops: opening a room, joining it, answering in it, watching and closing it."""

import secrets
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.limits import allow
from quests import archetypes, entering, rooms
from quests.coded_rooms import CAPACITY, close, read_code
from quests.models import Room
from quests.outcome import shares_shown
from quests.scoring import points_of
from quests.secrets import fits
from quests.steps import read_answers
from quests.taking import GO, crumbs, shown, step_asked
from quests.views import quest_or_404

MOST_ANSWERS = 120  # from one address in an hour; a whole workshop stands behind one
DEVICE_LENGTH = 32

form_view = require_http_methods(["GET", "HEAD", "POST"])


def _rooms() -> QuerySet[Any]:
    return Room.objects.not_expired().select_related("quest__locale")


def _gone(request: HttpRequest) -> HttpResponse:
    way = crumbs({"title": _("Workshop"), "url": ""})
    return entering.gone(request, reverse("quest-room-enter"), way)


with_room = entering.with_room(_rooms, _gone)


@form_view
def workshop(request: HttpRequest, slug: str) -> HttpResponse:
    """How a workshop goes, and the button that opens a room."""
    quest = quest_or_404(slug)
    if not quest.weighed(archetypes.known()):
        raise Http404("Nothing to weigh in a workshop")
    is_refused = False
    if request.method == "POST":
        room = Room(quest=quest)
        if token := entering.open_for(request, room):
            return redirect("quest-room-lead", room.code, token)
        is_refused = True
    context = {
        "quest": quest,
        "is_refused": is_refused,
        "capacity": CAPACITY,
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
    code = read_code(request.GET.get("code", ""))
    if code:
        return redirect("quest-room", code)
    context = {
        "enter": request.path,
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
@form_view
@with_room
def lead(request: HttpRequest, room: Room, token: str) -> HttpResponse:
    """The room as its facilitator sees it: the code to show, and the button that closes it."""
    if not fits(token, room.secret):
        return _gone(request)
    if request.method == "POST":
        close(room)
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
        "capacity": CAPACITY,
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
@form_view
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
    if not allow(request, "room-answer", most=MOST_ANSWERS, seconds=entering.HOUR):
        return _("Too many answers came from your network. Try again in an hour.")
    match rooms.answer(room, device, points):
        case rooms.Answered.FULL:
            return _("This room is full.")
        case rooms.Answered.CLOSED:
            return _("This room takes no more answers.")
    return ""
