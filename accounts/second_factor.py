"""A second factor for whoever may enter the admin: required there, offered to everybody else."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet


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
