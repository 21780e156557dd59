"""One's own personal data: to see what is held, to take it away, to have it erased."""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts import erasing, personal_data, retention
from accounts.archive import archive


class ErasureForm(forms.Form):
    """One tick, so that nobody closes their account by mistake."""

    sure = forms.BooleanField(
        label=gettext_lazy("I have read this list, and I want my account to be erased.")
    )


@never_cache
@require_safe
@login_required
def my_data(request: HttpRequest) -> HttpResponse:
    """What is held and for how long, with the ways to take it away and to erase it."""
    context = {
        "title": _("My data"),
        "holdings": personal_data.holdings(),
        "rules": retention.rules(),
        "crumbs_extra": _crumbs(_("My data")),
    }
    return render(request, "accounts/data.html", context)


@require_POST
@login_required
@reauthentication_required
def export(request: HttpRequest) -> HttpResponse:
    """All of it as one file, for the person alone: not for whoever finds their screen open."""
    response = HttpResponse(archive(request.user), content_type="application/zip")  # type: ignore[arg-type]
    response["Content-Disposition"] = 'attachment; filename="blason.zip"'
    response["Cache-Control"] = "no-store"
    return response


@never_cache
@login_required
@reauthentication_required(allow_get=True)
def erase(request: HttpRequest) -> HttpResponse:
    """The list of what goes and what stays; once confirmed, the account is closed."""
    user = request.user
    is_last = erasing.is_last_administrator(user)
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and not is_last:
        erasure = erasing.close(user)
        logout(request)
        return render(request, "accounts/closed.html", {"title": _("Goodbye"), "erasure": erasure})
    fates = [fate for holding in personal_data.holdings() for fate in holding.fates(user)]  # type: ignore[arg-type]
    context = {
        "title": _("Erase my account"),
        "form": form,
        "removed": [fate for fate in fates if not fate.kept],
        "kept": [fate for fate in fates if fate.kept],
        "days": erasing.DELAY.days,
        "is_last": is_last,
        "crumbs_extra": _crumbs(_("Erase my account")),
    }
    return render(request, "accounts/erase.html", context, status=422 if form.errors else 200)


@never_cache
def undo(request: HttpRequest, token: str) -> HttpResponse:
    """The link in the mail: a page with one button, as machines follow links by themselves."""
    erasure = erasing.erasure_of(token)
    if erasure and request.method == "POST":
        erasing.undo(erasure)
        messages.success(request, _("Your account is open again. Sign in as usual."))
        return HttpResponseRedirect(reverse("my-space"))
    context = {"title": _("Keep my account"), "erasure": erasure}
    return render(request, "accounts/undo.html", context, status=200 if erasure else 404)


def _crumbs(title: str) -> list[dict[str, str]]:
    return [{"title": _("My space"), "url": reverse("my-space")}, {"title": title, "url": ""}]
