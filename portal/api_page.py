"""The page « API »: for whom it is, what it answers, with examples to click."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.api_access import API


def _examples() -> list[tuple[str, str]]:
    """What one may want to know, and the address that answers it, below the API's own."""
    return [
        (_("Places in Amiens that are free"), "places?locality=Amiens&frais_a_charge=gratuit"),
        (_("Places of the Nord that are open now"), "places?department=59&open_at=now"),
        (_("What begins with “ami”"), "suggest?q=ami"),
        (_("Mediators who speak Arabic"), "mediators?language=ar"),
        (_("Mottos, ten at a time"), "mottos?page_size=10"),
        (_("The whole directory as a table"), "places.csv"),
    ]


@require_safe
def api_page(request: HttpRequest) -> HttpResponse:
    """In plain words, before the description for programs."""
    context = {
        "title": _("API"),
        "examples": [
            {"title": title, "path": f"{API}{path}", "is_file": path.endswith(".csv")}
            for title, path in _examples()
        ],
        "address": request.build_absolute_uri(f"{API}places?department=59"),
        "crumbs_extra": [
            {"title": _("Open data"), "url": reverse("open-data")},
            {"title": _("API"), "url": ""},
        ],
    }
    return render(request, "api.html", context)
