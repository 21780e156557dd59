"""Workshops of orders: opening a room, ordering in it, watching it, closing it, handing it in."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import condition, require_http_methods, require_safe

from accounts.limits import allow
from members.space.standing import mediator_of
from orientation.codes import code as qr_code
from quests import entering
from quests.coded_rooms import CAPACITY, LASTS, close, read_code
from quests.secrets import fits
from training.models import OrderRoom
from training.wishes import workshops
from training.wishes.demand import by_family
from training.wishes.forms import RoomOrderForm
from training.wishes.listing import family_rows, wish_crumbs

# From one address in an hour. A whole workshop stands behind one.
MOST_ORDERS = 400
MOST_HANDED_IN = 5
DEVICE, DEVICE_LENGTH = "order-device", 32  # the cookie, and how much of it is read
SENT, PART = "sent", "part"

form_view = require_http_methods(["GET", "HEAD", "POST"])
asked_again = cache_control(private=True, no_cache=True)


def _rooms() -> QuerySet[Any]:
    return OrderRoom.objects.not_expired()


def _gone(request: HttpRequest) -> HttpResponse:
    return entering.gone(request, reverse("wish-workshop"), wish_crumbs(_way()))


with_room = entering.with_room(_rooms, _gone)


def _way(url: str = "") -> dict[str, str]:
    return {"title": _("Workshop"), "url": url}


def may_lead(user: Any) -> bool:
    """Whether ``user`` may open a room: who has a mediator's profile, and the team."""
    if not user.is_authenticated:
        return False
    return user.has_perm("wagtailadmin.access_admin") or mediator_of(user) is not None


@never_cache
@form_view
def workshop(request: HttpRequest) -> HttpResponse:
    """How a workshop goes, the button that opens a room, and where a code is typed."""
    code = read_code(request.GET.get("code", ""))
    if code:
        return redirect("wish-room", code)
    is_refused = False
    if request.method == "POST":
        if not request.user.is_authenticated:
            return redirect_to_login(request.path)
        if not may_lead(request.user):
            return redirect("profile")
        room = OrderRoom()
        if token := entering.open_for(request, room):
            return redirect("wish-room-lead", room.code, token)
        is_refused = True
    title = _("Order in a workshop")
    context = {
        "is_refused": is_refused,
        "may_lead": may_lead(request.user),
        "capacity": CAPACITY,
        "title": title,
        "description": _("A group composes its ideal catalogue, each on their own telephone."),
        "crumbs_extra": wish_crumbs({"title": title, "url": ""}),
    }
    status = 429 if is_refused else 200
    return render(request, "training/wishes/workshop.html", context, status=status)


def _state(request: HttpRequest, room: OrderRoom, **kwargs: str) -> str | None:
    """What the changing part of a room depends on, in a word; only that part is answered 304."""
    if PART not in request.GET:
        return None
    orders = room.orders.aggregate(count=Count("pk"), last=Max("pk"))
    parts = (orders["count"], orders["last"], room.closed_at, room.handed_in_at)
    return f'"{"-".join(map(str, parts))}"'.replace(" ", "T")


@asked_again
@require_safe
@with_room
@condition(etag_func=_state)
def room_page(request: HttpRequest, room: OrderRoom) -> HttpResponse:
    """The room as those who take part see it; with ``?part``, only what changes of it."""
    return _show(request, room)


@asked_again
@form_view
@with_room
@condition(etag_func=_state)
def lead(request: HttpRequest, room: OrderRoom, token: str) -> HttpResponse:
    """The room as its facilitator sees it: the code, and what only they may do."""
    if not fits(token, room.secret):
        return _gone(request)
    too_many = False
    if request.method == "POST":
        too_many = not _do(request, room)
        if not too_many:
            return redirect(f"{request.path}#room")
    return _show(request, room, leads=True, too_many=too_many)


def _do(request: HttpRequest, room: OrderRoom) -> bool:
    """What the facilitator asks for; False when too much was handed in from this network."""
    if removed := request.POST.get("remove", ""):
        room.orders.filter(pk=int(removed) if removed.isdecimal() else 0).delete()
    elif request.POST.get("do") == "hand-in":
        if not allow(request, "wish-hand-in", most=MOST_HANDED_IN, seconds=entering.HOUR):
            return False
        workshops.hand_in(room)
    else:
        close(room)
    return True


def _show(
    request: HttpRequest, room: OrderRoom, *, leads: bool = False, too_many: bool = False
) -> HttpResponse:
    groups = workshops.together(room)
    orders = [one for group in groups for one in group.orders]
    address = request.build_absolute_uri(reverse("wish-room", args=[room.code]))
    context = {
        "room": room,
        "groups": groups,
        "orders": len(orders),
        "people": len({one.device for one in orders}),
        "figure": family_rows(by_family(group.ask for group in groups)),
        "figure_head": [_("Family"), _("People"), _("Share of those who ask")],
        "leads": leads,
        "may_remove": leads and not room.handed_in_at,
        "too_many": too_many,
        "has_ordered": DEVICE in request.COOKIES,
        "sent": SENT in request.GET,
        "address": address,
        "qr": qr_code(address) if leads else None,
        "title": _("Workshop %(code)s") % {"code": room.code},
        "crumbs_extra": wish_crumbs(_way()),
    }
    name = "includes/room_part" if PART in request.GET else "room"
    status = 429 if too_many else 200
    return render(request, f"training/wishes/{name}.html", context, status=status)


@never_cache
@form_view
@with_room
def order(request: HttpRequest, room: OrderRoom) -> HttpResponse:
    """Where those who take part order, one thing after another."""
    is_sent = request.method == "POST"
    form = RoomOrderForm(request.POST if is_sent else None)
    path = reverse("wish-room", args=[room.code])
    thanks = redirect(f"{path}?{SENT}")
    if form.is_trap:  # a machine gets the same thanks, and leaves nothing
        return thanks
    title, trouble = _("What would you like to learn?"), ""
    if is_sent and form.is_valid():
        device = request.COOKIES.get(DEVICE, "")[:DEVICE_LENGTH] or secrets.token_urlsafe(12)
        trouble = _keep(request, room, device, form.cleaned_data)
        if not trouble:
            _remember(thanks, device, path)
            return thanks
    context = {
        "room": room,
        "form": form,
        "trouble": trouble,
        "title": title,
        "crumbs_extra": wish_crumbs(_way(path), {"title": title, "url": ""}),
    }
    status = 409 if trouble else 400 if form.errors else 200
    return render(request, "training/wishes/room_order.html", context, status=status)


def _keep(request: HttpRequest, room: OrderRoom, device: str, data: dict[str, Any]) -> str:
    """Keep the order; a sentence that says why not, else nothing."""
    if not allow(request, "wish-room-order", most=MOST_ORDERS, seconds=entering.HOUR):
        return _("Many orders came from your network. Try again in an hour.")
    match workshops.order(room, device, data["skills"], data["words"]):
        case workshops.Ordered.ENOUGH:
            words = _("You have ordered %(most)s times: let the others order too.")
            return words % {"most": workshops.MOST_OF_ONE}
        case workshops.Ordered.FULL:
            return _("This room is full.")
        case workshops.Ordered.CLOSED:
            return _("This room takes no more orders.")
    return ""


def _remember(response: HttpResponse, device: str, path: str) -> None:
    """Let the device be the same one when it orders again in this room, and nowhere else."""
    response.set_cookie(
        DEVICE,
        device,
        max_age=LASTS,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
