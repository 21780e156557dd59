"""The pages of a correction: what is wrong?, the form, and thanks."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.limits import allow
from directory.addresses import directory_url
from directory.corrections.forms import CorrectionForm
from directory.corrections.subjects import BEYOND, MISSING, SHOWN, SUBJECTS, Kind, Subject
from directory.corrections.wording import standing
from directory.models import Place

HOUR = 3_600
MOST = 10  # from one sender in an hour
SENT = "sent"

form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """What is wrong? All that the place's page says, to choose from."""
    place = _place(slug)
    shown = [
        {"subject": subject, "now": standing(subject, place), "url": _url(place, subject)}
        for subject in SHOWN
    ]
    beyond = [
        {"subject": subject, "url": _url(place, subject)}
        for subject in BEYOND
        if subject.kind != Kind.CLOSED or place.state != Place.State.CLOSED
    ]
    context = {"place": place, "shown": shown, "beyond": beyond}
    title = _("What is wrong?")
    return render(
        request, "directory/corrections/choose.html", context | _heading(title, place, request)
    )


@never_cache
@form_view
def correct(request: HttpRequest, slug: str, subject: str) -> HttpResponse:
    """The form of one subject."""
    if subject not in SUBJECTS:
        raise Http404(subject)
    return _form(request, SUBJECTS[subject], _place(slug))


@never_cache
@form_view
def missing(request: HttpRequest) -> HttpResponse:
    """The form of a place that the directory does not have."""
    return _form(request, MISSING, None)


def _form(request: HttpRequest, subject: Subject, place: Place | None) -> HttpResponse:
    is_sent = request.method == "POST"
    form = CorrectionForm(request.POST if is_sent else None, subject, place)
    thanks = redirect(f"{request.path}?{SENT}")
    if form.is_trap:  # a machine gets the same thanks, and nothing is kept
        return thanks
    too_many = False
    if is_sent and form.is_valid():
        too_many = not allow(request, "correction", most=MOST, seconds=HOUR)
        if not too_many:
            form.correction(get_language() or "").save()
            return thanks
    context = {
        "place": place,
        "subject": subject,
        "form": form,
        "own": [form[name] for name in form.own],
        "now": standing(subject, place) if place else "",
        "too_many": too_many,
        "sent": SENT in request.GET,
        "back": place.get_absolute_url() if place else directory_url("", request),
        "again": reverse("correct-place", args=[place.slug]) if place else request.path,
    }
    status = 429 if too_many else 422 if form.errors else 200
    return render(
        request,
        "directory/corrections/form.html",
        context | _heading(str(subject.told), place, request),
        status=status,
    )


def _place(slug: str) -> Place:
    return get_object_or_404(Place.objects.public(), slug=slug)


def _url(place: Place, subject: Subject) -> str:
    return reverse("correct-subject", args=[place.slug, subject.name])


def _heading(title: str, place: Place | None, request: HttpRequest) -> dict[str, Any]:
    crumbs = [{"title": title, "url": ""}]
    if place:
        crumbs.insert(0, {"title": place.name, "url": place.get_absolute_url()})
    return {"title": title, "crumbs_extra": crumbs}
