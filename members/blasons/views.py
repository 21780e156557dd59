"""The builder and what it gives: a page, a drawing, a picture, sheets to print.

Each address holds the whole blason; nothing is stored of whoever composes one.
"""

from typing import Any

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from members.blasons import pictures, sheets, words
from members.blasons.composing import Composed, compose, query_of, values_of
from members.heraldry.geometry import FIELD_SPOTS, ORDINARY_SPOTS
from members.heraldry.rule import clashes

FRAGMENT = "result"
DAY = 86_400


@require_safe
def builder(request: HttpRequest) -> HttpResponse:
    """The builder; ``?fragment=result`` is its drawing alone, for the script."""
    composed = compose(request.GET.dict())
    context = builder_context(composed, request)
    if request.GET.get("fragment") == FRAGMENT:
        return render(request, "members/includes/blason_result.html", context)
    return render(request, "members/blason_builder.html", context)


def builder_context(composed: Composed, request: HttpRequest) -> dict[str, Any]:
    """What the builder shows of a blason: form, drawing, words, warnings, ways out."""
    blason = composed.blason
    query = query_of(blason)
    language = get_language() or ""
    embed = request.build_absolute_uri(reverse("blason-embed") + query)
    return {
        "title": _("Compose your coat of arms"),
        "description": _("Colours, figures and drawings of the trade: compose a coat of arms."),
        "address": reverse("blason"),
        "query": query,
        "notices": composed.notices,
        "drawing": pictures.svg(blason),
        "blazon": pictures.blazon(blason),
        "clashes": [words.CLASHES[clash.what] for clash in clashes(blason)],
        "values": values_of(blason),
        "groups": form_groups(values_of(blason), language),
        "svg_url": reverse("blason-svg") + query,
        "png_url": reverse("blason-png") + query,
        "sheets": [
            {"label": label, "url": reverse("blason-sheet", args=[name]) + query}
            for name, label in (
                ("badge", _("A6 badge")),
                ("poster", _("A4 poster")),
                ("stickers", _("Sheet of stickers")),
            )
        ],
        "embed_code": f'<iframe src="{embed}" title="{_("Coat of arms")}" '
        'width="300" height="400"></iframe>',
        "share_url": request.build_absolute_uri(reverse("blason") + query),
        "share_picture": request.build_absolute_uri(reverse("blason-png") + query),
        "crumbs_extra": [{"title": _("Compose your coat of arms"), "url": ""}],
    }


def form_groups(values: dict[str, str], language: str) -> list[dict[str, Any]]:
    """The form's fieldsets, each with its selects; numbers that find room only."""
    charges = words.charge_choices(language)
    ordinary = values["ordinary"]
    tinctures = list(words.TINCTURES.items())
    none = ("", _("None"))

    def field(name: str, label: str, choices: list[words.Choice]) -> dict[str, Any]:
        options = [
            {"value": value, "label": text, "selected": values[name] == value}
            for value, text in choices
        ]
        return {"name": name, "label": label, "options": options}

    def numbers(spots: Any) -> list[words.Choice]:
        return [(str(number), str(number)) for number in spots]

    groups = [
        {
            "legend": _("The field"),
            "fields": [
                field("division", _("Division"), list(words.DIVISIONS.items())),
                field("first", _("Colour"), tinctures),
                field("second", _("Second colour"), [none, *tinctures]),
            ],
        },
        {
            "legend": _("A great figure"),
            "fields": [
                field("ordinary", _("Which figure"), [none, *words.ORDINARIES.items()]),
                field("ordinary_tincture", _("Its colour"), tinctures),
            ],
        },
        {
            "legend": _("Drawings on the field"),
            "fields": [
                field("charge", _("Drawing"), [none, *charges]),
                field("charge_tincture", _("Its colour"), tinctures),
                field("charge_number", _("How many"), numbers(FIELD_SPOTS[ordinary])),
            ],
        },
    ]
    if ordinary in ORDINARY_SPOTS:
        groups.append(
            {
                "legend": _("Drawings on the figure"),
                "fields": [
                    field("ordinary_charge", _("Drawing"), [none, *charges]),
                    field("ordinary_charge_tincture", _("Its colour"), tinctures),
                    field(
                        "ordinary_charge_number",
                        _("How many"),
                        numbers(ORDINARY_SPOTS[ordinary]),
                    ),
                ],
            }
        )
    beside = words.charge_choices(language, supporters=True)
    groups.append(
        {
            "legend": _("Around the shield"),
            "fields": [field("supporters", _("On both sides"), [none, *beside])],
            "motto": values["motto"],
        }
    )
    return groups


@require_safe
def drawing(request: HttpRequest) -> HttpResponse:
    """The blason as an SVG file."""
    text = pictures.svg(compose(request.GET.dict()).blason)
    return _kept(HttpResponse(text, content_type="image/svg+xml; charset=utf-8"), "blason.svg")


@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """The blason as a PNG, 1000 pixels across unless ``size`` names another."""
    size = request.GET.get("size", "medium")
    if size not in pictures.SIZES:
        raise Http404(f"No size {size[:20]!r}")
    with default_storage.open(pictures.png(compose(request.GET.dict()).blason, size)) as file:
        response = HttpResponse(file.read(), content_type="image/png")
    return _kept(response, "blason.png")


@require_safe
def sheet(request: HttpRequest, name: str) -> HttpResponse:
    """The blason on paper, as PDF."""
    if name not in sheets.SHEETS:
        raise Http404(f"No sheet {name!r}")
    pdf = sheets.SHEETS[name](compose(request.GET.dict()).blason)
    return _kept(HttpResponse(pdf, content_type="application/pdf"), f"blason-{name}.pdf")


@xframe_options_exempt
@require_safe
def embed(request: HttpRequest) -> HttpResponse:
    """The drawing alone, in a page that any site may frame."""
    blason = compose(request.GET.dict()).blason
    context = {
        "drawing": pictures.svg(blason),
        "url": request.build_absolute_uri(reverse("blason") + query_of(blason)),
    }
    response = render(request, "members/blason_embed.html", context)
    response._csp_config = {  # type: ignore[attr-defined]
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "frame-ancestors": ["*"],
    }
    return response


def _kept(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'inline; filename="{name}"'
    patch_cache_control(response, public=True, max_age=DAY)
    return response
