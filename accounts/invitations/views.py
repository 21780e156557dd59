"""The page behind the link of an invitation."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.invitations import inviting
from accounts.models import Invitation


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites, to what; a button leads to the sign-up, or gives the role to who is signed in.

    Nothing happens when the link is opened, as programs that look through mails do that too.
    """
    found = inviting.named_by(token)
    is_open = bool(found and found.state == Invitation.State.SENT)
    if request.method == "POST" and found and is_open:
        if request.user.is_authenticated:
            inviting.accept(found, request.user)
            return redirect("my-space")
        inviting.remember(request, found)
        if inviting.has_account(found.email):
            return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
        return redirect("account_signup")
    title = _("You are invited") if is_open else _("This invitation is over")
    context = {
        "title": title,
        "invitation": found,
        "is_open": is_open,
        "has_account": bool(found and is_open and inviting.has_account(found.email)),
        "crumbs_extra": [{"title": title, "url": ""}],
    }
    return render(request, "accounts/invitation.html", context, status=200 if is_open else 410)
