"""Pages for whoever has written comments: asking for the link, and what stands behind it."""

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.limits import allow
from accounts.traps import TrappedForm
from comments.erasing import erase, export
from comments.own import comments_of, send_link, token_for
from comments.views import HOUR, SENT, form_view

MOST_LINKS = 5  # asked for by one sender in an hour
ERASED = "erased"


class AddressForm(TrappedForm):
    """The address that one's comments were sent with."""

    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("The one that you gave with your comments."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    field_order = ["email", "website"]


@form_view
def ask(request: HttpRequest) -> HttpResponse:
    """The form that sends the link; its thanks never tell whether the address is known."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if form.is_trap:
        return redirect(f"{request.path}?{SENT}")
    too_many = False
    if form.is_bound and form.is_valid():
        too_many = not allow(request, "comments-link", most=MOST_LINKS, seconds=HOUR)
        if not too_many:
            send_link(form.cleaned_data["email"], request)
            return redirect(f"{request.path}?{SENT}")
    context = {
        "form": form,
        "too_many": too_many,
        "sent": SENT in request.GET,
        "title": _("My comments"),
        "crumbs_extra": [{"title": _("My comments"), "url": ""}],
    }
    status = 429 if too_many else 400 if form.errors else 200
    return render(request, "comments/mine.html", context, status=status)


@never_cache
@form_view
def own(request: HttpRequest, token: str) -> HttpResponse:
    """What was sent with the address of the person who has the link; each or all can be erased."""
    comments = comments_of(token)  # asked by the address, so it holds after the named one is gone
    if request.method == "POST":
        chosen = request.POST.get("erase", "")
        if chosen == "all":
            erase(comments)
        elif chosen.isdecimal():
            erase(comments.filter(pk=int(chosen[:18])))
        left = comments.last()
        fresh = token_for(left) if left else token
        return redirect(f"{reverse('comments-own', args=[fresh])}?{ERASED}")
    found = list(comments.select_related("page__locale"))
    context = {
        "comments": found,
        "token": token,
        "erased": ERASED in request.GET,
        "title": _("My comments"),
        "crumbs_extra": [{"title": _("My comments"), "url": ""}],
    }
    status = 200 if found or ERASED in request.GET else 404
    return render(request, "comments/own.html", context, status=status)


@never_cache
@require_safe
def export_own(request: HttpRequest, token: str) -> HttpResponse:
    """Everything that is kept with the person's comments, as a file."""
    found = export(comments_of(token))
    answer = JsonResponse(
        found, safe=False, status=200 if found else 404, json_dumps_params={"ensure_ascii": False}
    )
    answer["Content-Disposition"] = 'attachment; filename="comments.json"'
    return answer
