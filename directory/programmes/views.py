"""The page that explains programmes and labels."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.addresses import directory_url

from .explaining import EXPLANATIONS, LABELS, PROGRAMMES


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """Each with its sentence and the way to the places that have it."""
    language = get_language() or settings.LANGUAGE_CODE
    address = directory_url(language, request)
    headings = {PROGRAMMES: _("Programmes"), LABELS: _("Labels and training"), "": _("Others")}
    sections: list[dict[str, Any]] = [
        {
            "heading": heading,
            "entries": [
                {
                    "anchor": one.anchor,
                    "name": one.name(language),
                    "sentence": one.sentence(language),
                    "url": f"{address}?{urlencode([one.query])}",
                }
                for one in EXPLANATIONS
                if one.vocabulary == vocabulary
            ],
        }
        for vocabulary, heading in headings.items()
    ]
    title = _("Programmes and labels")
    context = {
        "title": title,
        "sections": sections,
        "crumbs_extra": [
            {"title": _("Directory"), "url": address},
            {"title": title, "url": ""},
        ],
    }
    return render(request, "directory/programmes/programmes.html", context)
