"""The list at the door: a page that a telephone keeps, and what it sends."""

import json
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events.models import Site
from events.registration import door, marks
from events.registration.shown import shown

WORKER = "events/js/at-the-door-worker.js"


# Whoever has the link may mark, and nobody else: there is no session that another site could use,
# and the page that a telephone has kept for hours must still be taken.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door_page(request: HttpRequest, token: str) -> HttpResponse:
    """Everybody who is expected, with a button each."""
    site = door.site_for(token, timezone.now())
    if site is None:
        return render(request, "events/registration/door_closed.html", _closed(), status=404)
    if request.method == "POST":
        is_there = request.POST.get("there") != "no"
        code = request.POST.get("code", "")
        door.apply(site, [marks.Mark(code, is_there, timezone.now())])
        return redirect(f"{request.path}#{code}" if code.isalnum() else request.path)
    expected = door.expected(site)
    context = {
        "event": site.moment.page.localized,
        "at": shown(site, get_language() or ""),
        "expected": expected,
        "count": sum(1 for one in expected if one.attended_at),
        "marks_url": reverse("registration-door-marks", args=[token]),
        "worker_url": reverse("registration-door-worker", args=[token]),
        "words": _words(),
        "title": _("At the door"),
    }
    return render(request, "events/registration/door.html", context)


@csrf_exempt
@never_cache
@require_POST
def door_marks(request: HttpRequest, token: str) -> HttpResponse:
    """What a telephone has marked; the answer says who is there now."""
    site = _site_or_404(token)
    try:
        sent = marks.read(json.loads(request.body), timezone.now())
    except (marks.BadMarks, ValueError) as error:
        return JsonResponse({"detail": str(error)}, status=400)
    return JsonResponse({"there": door.apply(site, sent)})


@require_safe
def door_worker(request: HttpRequest, token: str) -> HttpResponse:
    """The service worker: below the page's own address, as it may keep nothing above its own."""
    _site_or_404(token)
    file = finders.find(WORKER)
    assert isinstance(file, str)
    return HttpResponse(Path(file).read_bytes(), content_type="text/javascript; charset=utf-8")


def _site_or_404(token: str) -> Site:
    site = door.site_for(token, timezone.now())
    if site is None:
        raise Http404("This door is not open")
    return site


def _closed() -> dict[str, Any]:
    return {"title": _("This list is not open")}


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "there": _("Is there"),
        "undo": _("Undo"),
        "is_there": _("is there"),
        "is_not_there": _("is not there"),
        "one_waits": _("1 mark waits for a network: it is safe on this device."),
        "wait": _("{count} marks wait for a network: they are safe on this device."),
        "all_sent": _("All is sent."),
        "unknown": _("{count}: nobody here has this code."),
        "scan": _("Scan a code"),
        "stop": _("Stop scanning"),
        "no_camera": _("The camera cannot be used: type the code, or look for the name."),
    }
