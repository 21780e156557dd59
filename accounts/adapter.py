"""What django-allauth asks us: who speaks to us, how mails leave, which factors may go."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import second_factor, sign_in_mails
from accounts.invitations.inviting import remembered
from accounts.limits import client_address
from accounts.models import SignUpSettings


class AccountAdapter(DefaultAccountAdapter):
    """Blason's answers; all else is allauth's."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This address is already yours."),
        "email_password_mismatch": _("The address or the password is not right."),
        "email_taken": _("Another account has this address."),
        "enter_current_password": _("This is not your password."),
        "incorrect_code": _("The code is not right."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many attempts. Wait some minutes, then try again."),
        "same_as_current": _("This is the address that you have already."),
        "rate_limited": _("Too many requests. Wait some minutes, then try again."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that limits count by, as everywhere else on the portal."""
        return client_address(request)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """To everybody, or to those who came by an invitation alone."""
        return SignUpSettings.load().is_open or remembered(request) is not None

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write one of the mails of signing in, in the language being read."""
        sign_in_mails.send(template_prefix, email, context)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of somebody who has just signed in: that was the same proof."""
        records = get_authentication_records(self.request, self.request.user)
        latest = records[-1]["at"] if records else 0
        return time.time() - latest > app_settings.REAUTHENTICATION_TIMEOUT

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """allauth's ways to show that it is still the same person, in our words."""
        words = {
            "reauthenticate": _("With my password"),
            "reauthenticate_by_code": _("With a code by mail"),
            "mfa_reauthenticate": _("With a code of my app"),
            "mfa_reauthenticate:webauthn": _("With a passkey"),
        }
        ways = super().get_reauthentication_methods(user)
        return [{**way, "description": words[way["id"]]} for way in ways]


class SecondFactorAdapter(DefaultMFAAdapter):
    """Blason's answers about the second factor."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Your rights ask for a second step, and this is your only one. Add another first."
        ),
        "incorrect_code": _("The code is not right."),
        "unverified_email": _("Verify your e-mail address first."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of somebody who needs one."""
        user = authenticator.user
        others = second_factor.factors(user).exclude(pk=authenticator.pk)
        return others.exists() or not second_factor.is_required(user)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """No name is proposed: the form's help says what a good one is."""
        return str(_("Passkey"))
