"""The form that asks for seats at an event."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.limits import allow
from events.event_page import crumbs_below
from events.models import EventPage
from events.registration import registering
from events.registration.choosing import choices_of
from events.registration.forms import RegisterForm
from events.registration.opening import source_of

HOUR = 3_600
# From one sender in an hour: a counter where people are helped to register stands behind one.
MOST_ASKED = 30
SENT = "sent"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose seats and say who comes; ``?site=`` chooses one beforehand."""
    page = _page_or_404(request, pk)
    language = get_language() or ""
    choices = choices_of(source_of(page), language, timezone.now())
    title = _("Register")
    context: dict[str, Any] = {
        "event": page,
        "page_url": page.get_url(request),
        "title": title,
        "sent": SENT in request.GET,
        "crumbs_extra": crumbs_below(page, title, request),
    }
    if not choices:
        status = 200 if context["sent"] else 403 if request.method == "POST" else 200
        return render(request, "events/registration/register.html", context, status=status)
    asked = request.GET.get("site", "")
    form = RegisterForm(
        request.POST if request.method == "POST" else None,
        choices=choices,
        first=int(asked[:18]) if asked.isdecimal() else None,
        initial=_known(request),
    )
    thanks = redirect(f"{request.path}?{SENT}")
    if form.is_trap:  # a machine gets the same thanks, and leaves nothing
        return thanks
    too_many = False
    if form.is_bound and form.is_valid():
        too_many = not allow(request, "registration", most=MOST_ASKED, seconds=HOUR)
        if not too_many:
            registering.ask(source_of(page), form.sites(), form.said(language))
            return thanks
    context |= {
        "form": form,
        "moments": [form[choice.name] for choice in choices],
        "only": choices[0].options[0] if _is_single(choices) else None,
        "too_many": too_many,
    }
    status = 429 if too_many else 400 if form.errors else 200
    return render(request, "events/registration/register.html", context, status=status)


def _is_single(choices: list[Any]) -> bool:
    """Whether there is nothing to choose."""
    return len(choices) == 1 and len(choices[0].options) == 1


def _known(request: HttpRequest) -> dict[str, str]:
    """What an account says of the person."""
    if not request.user.is_authenticated:
        return {}
    return {"name": request.user.get_full_name(), "email": request.user.email}


def _page_or_404(request: HttpRequest, pk: int) -> EventPage:
    """The event, if this reader may see it."""
    page: EventPage | None = EventPage.objects.live().filter(pk=pk).first()
    if page is None:
        raise Http404(f"No event {pk}")
    if not all(each.accept_request(request) for each in page.get_view_restrictions()):
        raise Http404(f"The event {pk} is private")
    return page
