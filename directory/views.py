"""What the directory answers with: the list and its map, a place's page, names of towns."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

from directory import misses
from directory.addresses import directory_urls, place_urls
from directory.doubles.following import kept_for
from directory.list_page import list_context
from directory.models import DirectoryPage, Place
from directory.place_page import place_context
from directory.towns import read_box, towns_in

# How long a browser takes a merged place's address to be the kept one's.
MOVED_SECONDS = 3_600
# What a script asks for to renew the list in place.
FRAGMENT = "list"


def listing(request: HttpRequest, page: DirectoryPage) -> HttpResponse:
    """The list with its filters and its map; ``?fragment=list`` without the page around it."""
    query = request.GET.copy()
    fragment = query.pop("fragment", [""])[-1]
    context = page.get_context(request) | list_context(page, query, request)
    if misses.is_by_a_person(request):
        misses.notice(context["found"])
    if fragment == FRAGMENT:
        return render(request, "directory/includes/live.html", context)
    state = f"?{query.urlencode()}" if query else ""
    urls = directory_urls(request)
    request.language_urls = {code: url + state for code, url in urls.items()}  # type: ignore[attr-defined]
    return TemplateResponse(request, "directory/directory_page.html", context)


def place(request: HttpRequest, page: DirectoryPage, slug: str) -> HttpResponse:
    """A place's page; for one that was merged the way to the other, Http404 for a hidden one."""
    try:
        found = Place.objects.public().select_related("photo").get(slug=slug)
    except Place.DoesNotExist:
        lower = slug.lower()
        if lower != slug and Place.objects.public().filter(slug=lower).exists():
            return HttpResponsePermanentRedirect(f"{page.get_url(request)}{lower}/")
        kept = kept_for(slug=slug)
        if kept is None:
            raise Http404(f"No place {slug!r}") from None
        moved = HttpResponsePermanentRedirect(f"{page.get_url(request)}{kept.slug}/")
        patch_cache_control(moved, max_age=MOVED_SECONDS)  # a merge can be undone
        return moved
    request.language_urls = place_urls(slug, request)  # type: ignore[attr-defined]
    context = page.get_context(request) | place_context(found, request, page)
    return TemplateResponse(request, "directory/place.html", context)


def towns(request: HttpRequest) -> HttpResponse:
    """The biggest towns within ``bbox``, for a map whose background cannot be reached."""
    box = read_box(request.GET.get("bbox", ""))
    if box is None:
        return JsonResponse({"detail": "bbox=west,south,east,north"}, status=400)
    response = JsonResponse({"towns": towns_in(box)})
    patch_cache_control(response, public=True, max_age=86_400)
    return response
