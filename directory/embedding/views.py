"""The page that other sites frame, its colours, and the page that gives its code."""

from typing import cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from . import colours
from .framed import framed_context
from .making import making_context

WEEK = 604_800  # seconds
# Whoever wants to may frame this page, and no other: there is nothing on it to be clicked by
# mistake, and nothing of who reads it.
FRAMED = cast("dict[str, list[str]]", settings.SECURE_CSP) | {"frame-ancestors": ["*"]}


@xframe_options_exempt
@csp_override(FRAMED)
@require_safe
def framed(request: HttpRequest) -> HttpResponse:
    """The map and the list of what the address asks for, without the page around them."""
    return render(request, "directory/embedding/framed.html", framed_context(request.GET, request))


@require_safe
def accent(request: HttpRequest, colour: str) -> HttpResponse:
    """The style sheet that gives the framed page its accent: inline styles are not allowed."""
    read = colours.read(colour)
    if read is None:
        raise Http404(colour)
    response = HttpResponse(colours.style_sheet(read), content_type="text/css")
    patch_cache_control(response, public=True, max_age=WEEK)
    return response


@require_safe
def making(request: HttpRequest) -> HttpResponse:
    """A form, what it makes of the map, and the code to copy."""
    context = making_context(request.GET, request)
    return render(request, "directory/embedding/making.html", context)
