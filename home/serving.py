"""Wagtail's pages, found by their whole path at once.

Wagtail walks from the site's root to the page, with two queries a step. A page's whole path stands
in the database, so the deepest page of an address is one query away; the page then routes what is
left of the address itself, as in Wagtail.
"""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult
from wagtail.views import serve as wagtail_serve

from editorial.kept import keep


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page at ``path`` below the home page of the language being read."""
    if not hasattr(request, "_wagtail_route_for_request"):  # where Wagtail keeps it, too
        request._wagtail_route_for_request = _route(request, path)  # type: ignore[attr-defined]
    response: HttpResponseBase = wagtail_serve(request, path)
    return response


def _site(request: HttpRequest) -> Site | None:
    """The site of the request's host, kept; put where Wagtail looks for it during the request."""
    site = keep(f"site-{request.get_host()}", lambda: Site.find_for_request(request))
    request._wagtail_site = site  # type: ignore[attr-defined]
    return site


def _route(request: HttpRequest, path: str) -> RouteResult | None:
    site = _site(request)
    language = get_language()
    if site is None:
        return None
    for root in Site.get_site_root_paths():
        if root.site_id == site.pk and root.language_code == language:
            return _below(root.root_path, request, [step for step in path.split("/") if step])
    return None


def _below(root_path: str, request: HttpRequest, steps: list[str]) -> RouteResult | None:
    paths = {
        root_path + "".join(f"{step}/" for step in steps[:taken]): steps[taken:]
        for taken in range(len(steps) + 1)
    }
    deepest = Page.objects.filter(url_path__in=paths).order_by("-depth")
    page = deepest.only("content_type", "url_path").first()  # the rest comes with its own kind
    if page is None:
        return None
    try:
        result: RouteResult = page.specific.route(request, paths[page.url_path])
    except Http404:
        return None
    return result
