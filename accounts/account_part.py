"""The part of my space about the account: how one signs in, and a second step for who needs one."""

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import second_factor
from accounts.space import Part, Step


def part(user: AbstractBaseUser) -> Part:
    """Always there; a step as long as the admin stays closed for want of a second factor."""
    steps = []
    if second_factor.is_missing(user):
        steps.append(
            Step(_("Set up a second step, to enter the administration."), reverse("mfa_index"))
        )
    has_second_step = second_factor.factors(user).exists()
    return Part(
        "account",
        _("My account"),
        "accounts/account_part.html",
        {"has_second_step": has_second_step, "has_password": user.has_usable_password()},
        steps,
    )
