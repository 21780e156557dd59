"""Who passes into the admin: whoever has the right, once their second factor is set up."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import second_factor

RIGHT = "wagtailadmin.access_admin"


class AdminDoor:
    """Middleware: leads those who may not pass to where they can do something about it.

    Who is signed in without the right goes to their own space: Wagtail would send them to sign in,
    where they are told that they have. Who has the right sets up a second factor first; that it is
    asked for at each sign-in is allauth's part, for every account that has one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        is_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
        if is_admin and request.user.is_authenticated:
            if not request.user.has_perm(RIGHT):
                messages.error(request, _("The administration is open to the portal’s team only."))
                return redirect("my-space")
            if second_factor.is_missing(request.user):
                there = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{reverse('mfa_index')}?{there}")
        return self.get_response(request)
