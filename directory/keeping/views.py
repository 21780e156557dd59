"""One's places in my space: find, claim, keep up to date, decide of others' claims, confirm."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from directory.admin.chooser import matching
from directory.keeping import claims, confirming, editing
from directory.keeping.forms import (
    GROUPS,
    ClaimForm,
    KeepingForm,
    SearchForm,
    in_words,
    signed,
    values_of,
)
from directory.keeping.week import told
from directory.models import Keeper, Place
from directory.place_page import told_by_others

MOST_FOUND = 20


@never_cache
@require_safe
@login_required
def find(request: HttpRequest) -> HttpResponse:
    """A search for the place where one works."""
    form = SearchForm(request.GET)
    text = form.cleaned_data["q"].strip() if form.is_valid() else ""
    listed = Place.objects.listed() if text else Place.objects.none()
    found = list(matching(listed, text).order_by("name", "pk")[:MOST_FOUND])
    context = {
        **_heading(_("Where do you work?")),
        "form": form,
        "text": text,
        "found": found,
        "most": MOST_FOUND,
    }
    return render(request, "directory/keeping/find.html", context)


@never_cache
@login_required
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """The form of a place for its managers; for anybody else, « I work here »."""
    place = get_object_or_404(Place.objects.public(), slug=slug)
    if not claims.keeps(request.user, place):
        return _claim(request, place)
    if request.method != "POST":
        values = values_of(place)
        form = KeepingForm(instance=place, initial={"seen": signed(values)})
        return _form_page(request, place, form)
    form = KeepingForm(request.POST, instance=place)
    if not form.is_valid():
        return _form_page(request, place, form)
    kept = editing.keep(place, form.typed(), form.cleaned_data["seen"], request.user)
    if kept.conflict:
        return _form_page(request, place, _again(form, place), conflict=kept.conflict)
    if kept.changed:
        names = ", ".join(str(form.fields[name].label).lower() for name in kept.changed)
        messages.success(request, _("Public now: %(what)s. Thank you!") % {"what": names})
    else:
        messages.success(
            request, _("Nothing was changed; the page says that you checked it today.")
        )
    return HttpResponseRedirect(reverse("my-space") + "#places")


def _again(form: KeepingForm, place: Place) -> KeepingForm:
    """The same form with what was typed, which has now seen the newest state."""
    data = cast(QueryDict, form.data).copy()
    data["seen"] = signed(values_of(Place.objects.get(pk=place.pk)))
    again = KeepingForm(data, instance=place)
    again.is_valid()
    return again


def _form_page(
    request: HttpRequest,
    place: Place,
    form: KeepingForm,
    conflict: dict[str, Any] | None = None,
) -> HttpResponse:
    clashes = [
        {"label": form.fields[name].label, "theirs": in_words(name, value)}
        for name, value in (conflict or {}).items()
    ]
    context = {
        **_heading(place.name),
        "place": place,
        "form": form,
        "groups": [(title, [form[name] for name in names]) for title, names in GROUPS.items()],
        "clashes": clashes,
        "hours": told(place.opening_hours) or place.opening_hours,
        "others": told_by_others("keeping", place, request),
    }
    status = 409 if clashes else 422 if form.errors else 200
    return render(request, "directory/keeping/place.html", context, status=status)


def _claim(request: HttpRequest, place: Place) -> HttpResponse:
    keeper = Keeper.objects.filter(place=place, user=request.user.pk).first()
    asks_again = keeper is None or keeper.state == Keeper.State.REFUSED
    form = ClaimForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and asks_again and form.is_valid():
        claims.ask(request.user, place, form.cleaned_data["words"])
        messages.success(
            request, _("Thank you. Somebody who knows the place confirms it; you get a mail.")
        )
        return HttpResponseRedirect(reverse("my-space") + "#places")
    context = {
        **_heading(_("I work here")),
        "place": place,
        "keeper": keeper,
        "asks_again": asks_again,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "directory/keeping/claim.html", context, status=status)


@require_POST
@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes or no to somebody who says that they work at a place that one manages."""
    keeper = get_object_or_404(Keeper.objects.select_related("place"), pk=pk)
    if not claims.may_decide(request.user, keeper):
        raise PermissionDenied
    reason = request.POST.get("reason", "").strip()[:300]
    if request.POST.get("answer") == "yes":
        done, words = (
            claims.confirm(keeper, request.user),
            _("They may keep the place up to date now, like you."),
        )
    elif not reason:
        messages.error(request, _("Say why in a few words: the person reads it."))
        return HttpResponseRedirect(reverse("my-space") + "#places")
    else:
        done, words = claims.refuse(keeper, request.user, reason), _("Refused; they get a mail.")
    if done:
        messages.success(request, words)
    else:
        messages.info(request, _("Somebody else has answered already."))
    return HttpResponseRedirect(reverse("my-space") + "#places")


@require_POST
@login_required
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """One does not work there any more, or takes back what one asked."""
    place = get_object_or_404(Place, slug=slug)
    claims.leave(request.user, place)
    messages.success(request, _("Done: this place is not yours any more."))
    return HttpResponseRedirect(reverse("my-space") + "#places")


@never_cache
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the mail: a page with one button, as machines follow links by themselves."""
    keeper = confirming.keeper_of(token)
    done = bool(keeper) and request.method == "POST"
    if keeper and done:
        editing.confirm(keeper.place, keeper.user)
    context = {
        **_heading(_("Is it still right?")),
        "place": keeper.place if keeper else None,
        "done": done,
    }
    return render(request, "directory/keeping/confirm.html", context, status=200 if keeper else 404)


def _heading(title: str) -> dict[str, Any]:
    crumbs = [{"title": _("My space"), "url": reverse("my-space")}, {"title": title, "url": ""}]
    return {"title": title, "crumbs_extra": crumbs}
