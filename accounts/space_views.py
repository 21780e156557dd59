"""The page « my space »: what is missing, what waits, and each room's part below."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts import space


@never_cache
@require_safe
@login_required
def my_space(request: HttpRequest) -> HttpResponse:
    """The signed-in person's own page."""
    parts = space.parts_for(request.user)  # type: ignore[arg-type]
    steps = [step for part in parts for step in part.steps]
    title = _("My space")
    context = {
        "title": title,
        "parts": parts,
        "todo": [step for step in steps if not step.waiting],
        "waiting": [step for step in steps if step.waiting],
        "crumbs_extra": [{"title": title, "url": ""}],
    }
    return render(request, "accounts/my_space.html", context)
