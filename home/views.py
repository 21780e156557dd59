"""Views that belong to no page: the way in, the site-wide search, what machines read, 404."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import (
    activate,
    get_language,
    get_language_from_path,
    get_language_from_request,
)
from django.views.decorators.http import require_safe

from home.navigation import navigation
from home.results import find, read_request


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """``/`` leads to the language that the browser prefers; no other address depends on it."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Places, stories, pages, mediators and mottos that have the words asked for."""
    language = get_language() or ""
    wanted = read_request(request.GET)
    results = find(wanted, language)
    return render(request, "home/search.html", {"wanted": wanted, **results.context(request)})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read, and where the list of pages is."""
    context = {"sitemap": request.build_absolute_uri("/sitemap.xml")}
    return render(request, "home/robots.txt", context, content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A page that is not there, with the search to go on from; in French outside of a language."""
    if not get_language_from_path(request.path_info):
        activate(settings.LANGUAGE_CODE)
    homes = [door for door in navigation(request).doors if door.model == "homepage"]
    request.language_urls = {home.language: home.url for home in homes}  # type: ignore[attr-defined]
    words = request.path.strip("/").split("/")[-1].replace("-", " ")
    return render(request, "404.html", {"words": words}, status=404)
