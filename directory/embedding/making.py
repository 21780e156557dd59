"""The page where somebody makes the map of their own site: a form, a preview, code to copy."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory import links
from directory.addresses import directory_url
from directory.filter_panel import panel
from directory.list_page import notices_of, where
from directory.listing import Asked, answer, parse

from . import colours
from .code import embedded
from .framed import COLOUR
from .look import LookForm

Values = list[dict[str, Any]]


def making_context(query: QueryDict, request: HttpRequest) -> dict[str, Any]:
    """Everything that the template needs, for what ``query`` asks of the directory and the look."""
    language = get_language() or settings.LANGUAGE_CODE
    typed, notices = parse(query)
    # What was understood from words is chosen in the form like anything else.
    asked = links.left_out(typed, *([] if typed.center else ["zoom"]))
    found = answer(asked, language=language, advice=False)
    form = LookForm({name: query[name] for name in LookForm.base_fields if query.get(name)})
    look = form.chosen()
    return {
        "title": _("Put this map on your site"),
        "crumbs_extra": [
            {"title": _("Directory"), "url": directory_url(language, request)},
            {"title": _("Put this map on your site"), "url": ""},
        ],
        "address": reverse("embed-map"),
        "is_asked": bool(query),
        "form": form,
        "what": asked.text,
        "where": where(asked),
        "view": view_of_the_map(asked),
        "zoom": asked.zoom,
        "sort": asked.sort,
        "panel": panel(asked, found, language),
        "unknown_hours": "open_unknown" in asked.filters,
        "notices": notices_of(notices),
        "embedded": embedded(asked, look, request),
        "colour": look[COLOUR],
        "accent": colours.accent(look[COLOUR]),
        "origin": request.build_absolute_uri("/").removesuffix("/"),
    }


def view_of_the_map(asked: Asked) -> Values:
    """What was chosen by moving a map: each can be let go."""
    words = {
        "near": _("Around the chosen point"),
        "bbox": _("On the map shown"),
        "center": _("With the view that I chose on the map"),
    }
    chosen = dict(links.pairs(asked))
    return [
        {"name": name, "value": chosen[name], "label": label}
        for name, label in words.items()
        if name in chosen
    ]
