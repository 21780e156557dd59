"""A second factor for whoever may enter the admin: required there, offered to everybody else."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import reverse


def is_required(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether ``user`` has rights that a password alone must not open."""
    return settings.SECOND_FACTOR_REQUIRED and user.has_perm("wagtailadmin.access_admin")  # type: ignore[union-attr]


def factors(user: AbstractBaseUser) -> QuerySet[Authenticator]:
    """The apps and passkeys of ``user``; recovery codes stand in for one, they are none."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user=user, type__in=kinds)


def is_missing(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether ``user`` must set up a second factor before using their rights."""
    return is_required(user) and not factors(user).exists()  # type: ignore[arg-type]


class SecondFactor:
    """Middleware: the admin opens once the second factor is set up, and leads there until then.

    That it is asked for at each sign-in is allauth's part, for every account that has one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(reverse("wagtailadmin_home")) and is_missing(request.user):
            there = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse('mfa_index')}?{there}")
        return self.get_response(request)
