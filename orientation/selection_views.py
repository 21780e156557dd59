"""« My places »: what the device keeps, and the buttons that change it without a script."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from directory.addresses import directory_url
from directory.models import Place
from orientation import selection
from orientation.selection_page import selection_context

FULL = "full"
KEPT, REMOVED, BACK = "kept", "removed", "back"
OTHER_SITES = {"cross-site", "same-site"}


# The buttons stand on pages kept for all readers, which hold no token. What another site could
# do is to change a list on this device; browsers that say where a request comes from prevent it.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_places(request: HttpRequest) -> HttpResponse:
    """The selection; a form keeps (``keep``) and removes (``remove``) places by number."""
    kept = selection.kept_by(request)
    if request.method == "POST":
        if request.headers.get("Sec-Fetch-Site") in OTHER_SITES:
            return HttpResponseForbidden()
        return _changed(request, kept)
    context = selection_context(selection.places(kept)) | _said(request)
    context["ways"] = [
        {"label": _("See all the places"), "url": directory_url(request=request)},
        {"label": _("Let us guide you"), "url": reverse("orientation")},
    ]
    return render(request, "orientation/selection.html", context)


def _changed(request: HttpRequest, kept: tuple[int, ...]) -> HttpResponse:
    """The device keeps what the form says; the address that follows says what has changed."""
    added = selection.read(request.POST.get("keep", ""))
    removed = selection.read(request.POST.get("remove", ""))
    left = [key for key in kept if key not in removed]
    wanted = list(dict.fromkeys([*left, *_known(added)]))
    said: list[tuple[str, str]] = []
    if len(wanted) > selection.MOST:
        said.append((FULL, "1"))
    elif added:
        said.append((KEPT, selection.write(added)))
    if removed:
        said.append((REMOVED, selection.write(removed)))
    if back := _back(request):
        said.append((BACK, back))
    response = redirect(f"{reverse('selection')}?{urlencode(said)}")
    selection.keep(response, wanted[: selection.MOST])
    return response


def _known(keys: tuple[int, ...]) -> list[int]:
    """Those of ``keys`` that are public places."""
    public = set(Place.objects.public().filter(pk__in=keys).values_list("pk", flat=True))
    return [key for key in keys if key in public]


def _back(request: HttpRequest) -> str:
    """The page of ours on which the button was pressed; empty for this one, or for none."""
    url = urlsplit(request.headers.get("Referer", ""))
    if url.netloc != request.get_host() or url.path == reverse("selection"):
        return ""
    return url.path + (f"?{url.query}" if url.query else "")


def _said(request: HttpRequest) -> dict[str, object]:
    """What a change before has done, for the notices."""
    kept = selection.places(selection.read(request.GET.get(KEPT, "")))
    removed = selection.read(request.GET.get(REMOVED, ""))
    back = request.GET.get(BACK, "")
    return {
        "is_full": FULL in request.GET,
        "just_kept": [place.name for place in kept.listed],
        "removed": selection.write(removed),
        "removed_names": [place.name for place in selection.places(removed).listed],
        "removed_count": len(removed),
        "back": back if url_has_allowed_host_and_scheme(back, None) else "",
    }
