"""Pages of wishes: the list, ordering, one wish with its join button, and the links of mails."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.limits import allow
from training.models import Wish
from training.skills import known
from training.wishes import asking
from training.wishes.alike import Asked
from training.wishes.forms import AddressForm, WishForm
from training.wishes.listing import list_context, wish_crumbs

HOUR = 3_600
MOST_SENT = 10  # orders and joinings from one sender in an hour; a team may share an address
MOST_LOOKS = 600  # for similar wishes, as somebody types
SENT = "sent"

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def wishes(request: HttpRequest) -> HttpResponse:
    """The public list."""
    return render(request, "training/wishes/list.html", list_context(request))


@never_cache
@form_view
def order(request: HttpRequest) -> HttpResponse:
    """The form of an order. Where others ask the same, they are shown before it is kept."""
    is_sent = request.method == "POST"
    mine = asking.own_address(request.user)
    form = WishForm(request.POST if is_sent else None, known=mine, initial=_begun(request))
    thanks = redirect(f"{request.path}?{SENT}")
    if form.is_trap:  # a machine gets the same thanks, and leaves nothing
        return thanks
    too_many, similar = False, []
    if is_sent and form.is_valid():
        wish = form.wish()
        seen = set(request.POST.getlist("seen"))
        similar = [
            one for one in asking.similar_to(asking.asked_by(wish)) if str(one.pk) not in seen
        ]
        if not similar:
            too_many = not allow(request, "wish", most=MOST_SENT, seconds=HOUR)
            if not too_many:
                voice = asking.order(wish, form.address, is_known=bool(mine))
                return redirect(voice.wish) if mine and voice else thanks
    context = {
        "form": form,
        "known": mine,
        "similar": similar,
        "too_many": too_many,
        "sent": SENT in request.GET,
        "title": _("Compose your order"),
        "crumbs_extra": wish_crumbs({"title": _("Compose your order"), "url": ""}),
    }
    status = 429 if too_many else 409 if similar else 400 if form.errors else 200
    return render(request, "training/wishes/order.html", context, status=status)


def _begun(request: HttpRequest) -> dict[str, Any]:
    """What the address says of the order already: ``?skills=…&words=…``."""
    return {
        "skills": [skill.slug for skill in known(request.GET.getlist("skills"))],
        "words": request.GET.get("words", "")[:300],
    }


@never_cache
@require_safe
def similar(request: HttpRequest) -> HttpResponse:
    """Wishes like what somebody is typing, as a piece of the order's page; empty without any."""
    if not allow(request, "wish-look", most=MOST_LOOKS, seconds=HOUR):
        return HttpResponse(status=429)
    skills = frozenset(skill.slug for skill in known(request.GET.getlist("skills")))
    asked = Asked(skills, request.GET.get("words", "")[:300])
    context = {"similar": asking.similar_to(asked)}
    return render(request, "training/wishes/includes/similar.html", context)


@never_cache
@form_view
def wish(request: HttpRequest, pk: int) -> HttpResponse:
    """One wish: what is asked, by how many, what is answered; and joining it, or leaving."""
    mine = asking.own_address(request.user)
    found = _readable(pk, mine)
    voice = found.voices.filter(email=mine).first() if mine else None
    is_sent = request.method == "POST"
    form = AddressForm(request.POST if is_sent else None, known=mine)
    thanks = redirect(f"{request.path}?{SENT}")
    if form.is_trap:
        return thanks
    too_many = False
    if is_sent and request.POST.get("do") == "leave":
        if voice:
            asking.leave(voice)
        return redirect(request.path if Wish.objects.filter(pk=pk).exists() else "wishes")
    if is_sent and found.state == Wish.State.PUBLISHED and form.is_valid():
        too_many = not allow(request, "wish", most=MOST_SENT, seconds=HOUR)
        if not too_many:
            asking.join(found, form.address, is_known=bool(mine))
            return redirect(request.path) if mine else thanks
    context = {
        "wish": found,
        "form": form,
        "known": mine,
        "joined": bool(voice and voice.confirmed_at),
        "too_many": too_many,
        "sent": SENT in request.GET,
        "title": found.title,
        "crumbs_extra": wish_crumbs({"title": found.title, "url": ""}),
    }
    status = 429 if too_many else 400 if form.errors else 200
    return render(request, "training/wishes/wish.html", context, status=status)


def _readable(pk: int, mine: str) -> Wish:
    """A public wish; one's own while it waits, too. Http404 for any other."""
    asked = Wish.objects.select_related("course", "session__page")
    if mine and not Wish.objects.public().filter(pk=pk).exists():
        own = asked.filter(voices__email=mine, voices__confirmed_at__isnull=False)
        return get_object_or_404(own, pk=pk)
    return get_object_or_404(Wish.objects.public().select_related("course", "session__page"), pk=pk)


@never_cache
@form_view
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link that confirms: at the press of a button, as programs open links too."""
    voice = asking.voice_of(token, asking.CONFIRM)
    if voice is None:
        return _too_old(request)
    if request.method == "POST" and voice.confirmed_at is None:
        asking.confirm(voice)
        return redirect(request.path)
    title = _("You ask for it") if voice.confirmed_at else _("Confirm that you ask for it")
    context = {
        "voice": voice,
        "wish": voice.wish,
        "title": title,
        "crumbs_extra": wish_crumbs({"title": title, "url": ""}),
    }
    return render(request, "training/wishes/confirm.html", context)


@never_cache
@form_view
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """The link that leaves."""
    voice = asking.voice_of(token, asking.LEAVE)
    left = SENT in request.GET
    if voice is None and not left:
        return _too_old(request)
    if request.method == "POST" and voice:
        asking.leave(voice)
        return redirect(f"{request.path}?{SENT}")
    title = _("You do not ask for it any more") if left else _("Ask for it no more?")
    context = {
        "wish": voice.wish if voice else None,
        "left": left,
        "title": title,
        "crumbs_extra": wish_crumbs({"title": title, "url": ""}),
    }
    return render(request, "training/wishes/leave.html", context)


def _too_old(request: HttpRequest) -> HttpResponse:
    title = _("This link is too old")
    return render(request, "training/wishes/too_old.html", {"title": title}, status=404)
