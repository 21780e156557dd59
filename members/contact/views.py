"""Pages of a message: writing, confirming, reporting; and the switch of a place's form."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.limits import allow
from directory.models import Place
from members.contact import recipients, relaying, switching
from members.contact.forms import ComplaintForm, ContactForm
from members.contact.recipients import Recipient, recipient_of
from members.models import ContactMessage, Mediator

HOUR = 3_600
MOST_MESSAGES = 5  # from one sender in an hour
SENT = "sent"

form_view = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@form_view
def to_mediator(request: HttpRequest, slug: str) -> HttpResponse:
    """The form to a mediator."""
    found = get_object_or_404(Mediator.objects.live().select_related("user"), slug=slug)
    return _write(request, recipients.mediator(found))


@never_cache
@form_view
def to_place(request: HttpRequest, slug: str) -> HttpResponse:
    """The form to a place."""
    return _write(request, recipients.place(get_object_or_404(Place.objects.public(), slug=slug)))


def _write(request: HttpRequest, recipient: Recipient) -> HttpResponse:
    is_sent = request.method == "POST"
    initial = (
        {"name": request.user.get_full_name(), "email": getattr(request.user, "email", "")}
        if request.user.is_authenticated
        else {}
    )
    form = ContactForm(request.POST if is_sent else None, recipient=recipient.name, initial=initial)
    thanks = redirect(f"{request.path}?{SENT}")
    if form.is_trap:  # a machine gets the same thanks, and nothing goes
        return thanks
    too_many = full = False
    if is_sent and recipient.is_open and form.is_valid():
        too_many = not allow(request, "contact", most=MOST_MESSAGES, seconds=HOUR)
        full = relaying.has_enough(recipient)
        if not (too_many or full):
            wants_copy = form.cleaned_data["wants_copy"]
            relaying.keep(recipient, form.said(), wants_copy, get_language() or "")
            return thanks
    title = _("Write to %(name)s") % {"name": recipient.name}
    context = {
        "recipient": recipient,
        "form": form,
        "too_many": too_many,
        "full": full,
        "sent": SENT in request.GET,
        **_heading(title, recipient),
    }
    status = 429 if too_many or full else 400 if is_sent and form.errors else 200
    if is_sent and not recipient.is_open:
        status = 403
    return render(request, "members/contact/write.html", context, status=status)


@never_cache
@form_view
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The sender's link: shows the message and sends it at the press of a button.

    Not when it is opened, as programs that look through mails open links too.
    """
    message = relaying.message_for(token, relaying.CONFIRM, relaying.CONFIRMED_WITHIN)
    if message is None:
        return _too_old(request)
    went = True
    if request.method == "POST":
        went = relaying.relay(message)
        if went:
            return redirect(request.path)
    recipient = recipient_of(message)
    is_done = message.state != ContactMessage.State.UNCONFIRMED
    title = _("Your message is on its way") if is_done else _("Send your message?")
    context = {
        "recipient": recipient,
        "message": message,
        "done": is_done,
        "closed": not went or not recipient.is_open,
        **_heading(title, recipient),
    }
    return render(request, "members/contact/confirm.html", context)


@never_cache
@form_view
def report(request: HttpRequest, token: str) -> HttpResponse:
    """The recipient's link to report a message: one click, and a word if they like."""
    message = relaying.message_for(token, relaying.REPORT, relaying.REPORTED_WITHIN)
    if message is None:
        return _too_old(request)
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and not form.is_trap:
        sent = ContactMessage.objects.filter(pk=message.pk, state=ContactMessage.State.SENT)
        sent.update(
            state=ContactMessage.State.REPORTED,
            reported_at=timezone.now(),
            complaint=form.cleaned_data["complaint"],
        )
        return redirect(request.path)
    context = {
        "form": form,
        "message": message,
        "done": message.state == ContactMessage.State.REPORTED,
        **_heading(_("Report a message"), recipient_of(message)),
    }
    status = 400 if form.errors else 200
    return render(request, "members/contact/report.html", context, status=status)


@never_cache
@form_view
def switch(request: HttpRequest, slug: str) -> HttpResponse:
    """Close the form of a place or open it: for its managers, and for who reads its mailbox."""
    place = get_object_or_404(Place.objects.public(), slug=slug)
    has_key = relaying.has_key(place, request.GET.get("key", ""))
    if not has_key and not switching.may_switch(request.user, place):
        raise PermissionDenied
    if request.method == "POST":
        switching.switch(place, closed=request.POST.get("do") != "open")
        return redirect(request.get_full_path())
    context = {
        "place": place,
        "closed": switching.is_closed(place),
        **_heading(_("Messages by the portal"), Recipient(place)),
    }
    return render(request, "members/contact/switch.html", context)


def _heading(title: str, recipient: Recipient) -> dict[str, Any]:
    crumbs = [{"title": recipient.name, "url": recipient.page}, {"title": title, "url": ""}]
    return {"title": title, "crumbs_extra": crumbs}


def _too_old(request: HttpRequest) -> HttpResponse:
    title = _("This link is too old")
    return render(request, "members/contact/too_old.html", {"title": title}, status=404)
