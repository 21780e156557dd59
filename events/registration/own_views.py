"""The page behind the secret link: see, confirm, change, withdraw, take along."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from events.event_page import crumbs_below, notice
from events.models import Attendee, Registration, Site
from events.registration import attestation, calendar, keeping, own, registering
from events.registration.forms import NeedsForm

DONE = "done"
State = Registration.State


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_page(request: HttpRequest, token: str) -> HttpResponse:
    """Everything of one person at one event; opening the page changes nothing."""
    attendee = own.attendee_for(token)
    if attendee is None:
        title = _("This link leads nowhere any more")
        return render(request, "events/registration/gone.html", {"title": title}, status=404)
    needs = NeedsForm(
        request.POST if request.POST.get("do") == "needs" else None,
        initial={"access_needs": attendee.access_needs, "meal_needs": attendee.meal_needs},
    )
    if request.method == "POST":
        done = _act(request, attendee, needs)
        if done:
            return redirect(f"{request.path}?{DONE}={done}")
    return _show(request, attendee, token, needs)


def _show(request: HttpRequest, attendee: Attendee, token: str, needs: NeedsForm) -> HttpResponse:
    language, now = get_language() or "", timezone.now()
    seats = own.seats_of(attendee, language, now)
    page = attendee.page.localized
    title = _("My registration")
    states = {seat.registration.state for seat in seats if seat.is_open}
    context = {
        "attendee": attendee,
        "token": token,
        "event": page,
        "notice": notice(page),
        "seats": seats,
        "unconfirmed": State.UNCONFIRMED in states,
        "may_withdraw": bool(states & {State.REGISTERED, State.WAITING}),
        "has_calendar": any(seat.is_registered for seat in seats),
        "attested": any(seat.registration.attended_at for seat in seats),
        "needs": needs,
        "may_need": any(seat.is_open for seat in seats),
        "said": _said().get(request.GET.get(DONE, "")),
        "title": title,
        "crumbs_extra": crumbs_below(page, title, request),
    }
    status = 400 if needs.errors else 200
    return render(request, "events/registration/own.html", context, status=status)


def _act(request: HttpRequest, attendee: Attendee, needs: NeedsForm) -> str:
    """Do what a button says; the word for what was done, empty when the form says what is wrong."""
    match request.POST.get("do"):
        case "confirm":
            registering.confirm(attendee)
            return "confirmed"
        case "withdraw":
            registering.withdraw(attendee, _chosen(request, attendee))
            return "withdrawn"
        case "change":
            return _change(request, attendee)
        case "erase":
            keeping.erase(Attendee.objects.filter(pk=attendee.pk))
            return "erased"
        case "needs" if needs.is_valid():
            Attendee.objects.filter(pk=attendee.pk).update(**needs.cleaned_data)
            return "needs"
    return ""


def _chosen(request: HttpRequest, attendee: Attendee) -> list[Registration]:
    """What the form names of the person's own: one registration, or all of them."""
    named = request.POST.get("registration", "")
    if named == "all":
        return list(attendee.registrations.all())
    return list(attendee.registrations.filter(pk=int(named[:18]))) if named.isdecimal() else []


def _change(request: HttpRequest, attendee: Attendee) -> str:
    named = request.POST.get("site", "")
    for registration in _chosen(request, attendee):
        moment = registration.site.moment_id
        site = Site.objects.filter(moment=moment, pk=int(named[:18] or 0)).first()
        if site is None or registration.state not in (State.REGISTERED, State.WAITING):
            continue
        try:
            registering.change(registration, site)
        except registering.Full:
            return "full"
        return "changed"
    return ""


def _said() -> dict[str, dict[str, str]]:
    """What the page tells once something is done: the notice's kind and words."""
    return {
        "confirmed": {
            "kind": "success",
            "text": _("Your address is confirmed. Below is where you stand; a mail says the same."),
        },
        "withdrawn": {
            "kind": "success",
            "text": _("You have given your seat back. Thank you: somebody else may be glad of it."),
        },
        "changed": {"kind": "success", "text": _("Your site is changed.")},
        "full": {
            "kind": "error",
            "text": _("Meanwhile the last seat there was taken. You keep the one that you had."),
        },
        "needs": {"kind": "success", "text": _("What you need is noted.")},
    }


@never_cache
@require_safe
def own_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The moments that the person is registered for, as a calendar file."""
    attendee = _attendee_or_404(token)
    content = calendar.of_attendee(attendee)
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="inscription.ics"'
    return answer


@never_cache
@require_safe
def own_attestation(request: HttpRequest, token: str) -> HttpResponse:
    """The certificate of attendance, once the person was there."""
    content = attestation.pdf_of(_attendee_or_404(token), get_language() or "")
    if content is None:
        raise Http404("They were not there yet")
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="attestation.pdf"'
    return answer


def _attendee_or_404(token: str) -> Attendee:
    attendee = own.attendee_for(token)
    if attendee is None:
        raise Http404("No such registration")
    return attendee
