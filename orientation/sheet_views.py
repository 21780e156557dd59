"""The orientation sheet: shown, printed, saved as PDF, sent by mail, copied as a text message."""

from dataclasses import replace
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.models import Site

from accounts.limits import allow
from directory.addresses import directory_url
from directory.doubles.following import kept_for
from directory.models import Place
from orientation import mails
from orientation.answers import Answers, read
from orientation.codes import code
from orientation.forms import MAIL, PDF, SheetForm
from orientation.message import message
from orientation.needs import known
from orientation.paper import sheet_pdf
from orientation.sheet import MOST_PLACES, Sheet, make

HOUR = 3_600
MOST_MAILS = 5  # from one sender in an hour
PLACE = "lieu"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """The sheet for the places in the address; what is added to it is in the form alone."""
    wanted = list(dict.fromkeys(request.GET.getlist(PLACE)))
    places = _places(wanted[:MOST_PLACES])
    answers = read(request.GET)
    is_sent = request.method == "POST"
    initial: dict[str, Any] = {
        "need": [need.key for need in answers.needs],
        "locality": answers.locality,
    }
    form = SheetForm(request.POST if is_sent else None, initial=initial)
    is_valid = is_sent and form.is_valid()
    said = form.cleaned_data if is_sent else initial
    if town := said.get("locality", ""):
        answers = replace(answers, locality=town, near="")
    needs = known(said.get("need", ()))
    made = make(request, places, needs, said.get("words", ""), *_origin(answers))
    if is_valid and places and request.POST.get("do") == PDF:
        return _pdf(made, request)
    outcome = ""
    if is_valid and places and request.POST.get("do") == MAIL:
        outcome = _send(request, form, made)
    context = _context(request, made, form, outcome) | {
        "missing": len(wanted[:MOST_PLACES]) - len(places),
        "left_out": max(len(wanted) - MOST_PLACES, 0),
    }
    status = 429 if outcome == "too-many" else 400 if is_sent and not is_valid else 200
    return render(request, "orientation/sheet.html", context, status=status)


def _places(slugs: list[str]) -> list[Place]:
    """The public places of these addresses, or those they were merged into, in the order asked."""
    found = Place.objects.public().defer("imported_values").in_bulk(slugs, field_name="slug")
    places = (found.get(slug) or kept_for(slug=slug) for slug in slugs)
    return list(dict.fromkeys(place for place in places if place))


def _origin(answers: Answers) -> tuple[Any, str]:
    """Where distances are measured from, and its name; a point has none."""
    asked = answers.asked()
    name = asked.locality.name if asked.locality and not asked.near else ""
    return asked.origin, name


def _site_name(request: HttpRequest) -> str:
    site = cast(Site, Site.find_for_request(request))
    return site.site_name or settings.WAGTAIL_SITE_NAME


def _pdf(made: Sheet, request: HttpRequest) -> HttpResponse:
    response = HttpResponse(sheet_pdf(made, _site_name(request)), content_type="application/pdf")
    name = made.places[0].slug if len(made.places) == 1 else _("places-to-get-help")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


def _send(request: HttpRequest, form: SheetForm, made: Sheet) -> str:
    """« sent » or « too-many »."""
    if form.is_trap:  # a machine gets the same answer, and nothing goes
        return "sent"
    if not allow(request, "sheet-mail", most=MOST_MAILS, seconds=HOUR):
        return "too-many"
    mails.send(made, form.cleaned_data["email"], _site_name(request))
    return "sent"


def _context(request: HttpRequest, made: Sheet, form: SheetForm, outcome: str) -> dict[str, Any]:
    return {
        "title": _("Orientation sheet"),
        "sheet": made,
        "entries": [
            {"place": place, "code": code(place.url), "message": message(place)}
            for place in made.places
        ],
        "form": form,
        "outcome": outcome,
        "action": request.get_full_path(),
        "ways": [
            {"label": _("See all the places"), "url": directory_url(request=request)},
            {"label": _("Let us guide you"), "url": reverse("orientation")},
        ],
        "selection_url": reverse("selection"),
        "crumbs_extra": [
            {"title": _("My places"), "url": reverse("selection")},
            {"title": _("Orientation sheet"), "url": ""},
        ],
    }
