"""The quality of the data, for everybody to see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from directory.addresses import directory_url
from directory.departments import DEPARTMENTS
from directory.quality.figures import AGES, WANTED, Figures, quality

MOST_SOURCES = 30


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Charts that are tables; the same for every reader, and kept with their pages."""
    found = quality()
    together = found.together
    departments = [
        (DEPARTMENTS.get(code, code) or _("Not known"), figures)
        for code, figures in found.departments.items()
    ]
    sources = [(name or _("No source named"), figures) for name, figures in found.sources]
    heads = [_("Places"), _("Confirmed within a year"), _("Filled in")]
    context = {
        "title": _("How good are our data?"),
        "crumbs_extra": [
            {"title": _("Directory"), "url": directory_url("", request)},
            {"title": _("How good are our data?"), "url": ""},
        ],
        "places": together.places,
        "figures": [
            {"value": together.places, "label": _("places")},
            {"value": _percent(together.fresh), "label": _("confirmed within a year")},
            {
                "value": _percent(together.complete),
                "label": _("of each page filled in"),
            },
        ],
        "ages": [_bar(AGES[age], together.ages[age], together) for age in AGES],
        "known": sorted(
            (_bar(label, together.known[name], together) for name, (label, _q) in WANTED.items()),
            key=lambda bar: -bar["percent"],
        ),
        "age_head": [_("Last time"), _("Places"), pgettext("of a whole", "Share")],
        "known_head": [_("What is known"), _("Places"), pgettext("of a whole", "Share")],
        "department_head": [_("Département"), *heads],
        "source_head": [_("Source"), *heads],
        "departments": list(map(_row, departments)),
        "sources": list(map(_row, sources[:MOST_SOURCES])),
        "more_sources": max(0, len(sources) - MOST_SOURCES),
    }
    return render(request, "directory/quality/page.html", context)


def _bar(label: Any, count: int, together: Figures) -> dict[str, Any]:
    places = ngettext("%(count)s place", "%(count)s places", count) % {"count": count}
    return {"label": label, "text": places, "percent": together.percent(count)}


def _row(named: tuple[str, Figures]) -> list[Any]:
    name, figures = named
    return [name, figures.places, _percent(figures.fresh), _percent(figures.complete)]


def _percent(share: int) -> str:
    return _("%(share)s%%") % {"share": share}
