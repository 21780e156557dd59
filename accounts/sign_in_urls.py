"""Addresses of signing in and of one's account, under each language's prefix.

They carry allauth's names, and addresses that people can read.
"""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.usersessions import views as sessions
from django.urls import URLPattern
from django.urls import path as django_path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from accounts.passkey_views import remove_passkey


def path(route: str | Promise, view: Callable[..., Any], name: str) -> URLPattern:
    """An address whose answers nobody keeps: neither the portal nor a browser shared by others."""
    return django_path(route, never_cache(view), name=name)  # type: ignore[arg-type]


_account_urls = [
    path(_("account/sign-in/"), account.login, name="account_login"),
    path(_("account/sign-in/code/"), account.request_login_code, name="account_request_login_code"),
    path(
        _("account/sign-in/code/enter/"),
        account.confirm_login_code,
        name="account_confirm_login_code",
    ),
    path(_("account/sign-in/closed/"), account.account_inactive, name="account_inactive"),
    path(_("account/sign-out/"), account.logout, name="account_logout"),
    path(_("account/sign-up/"), account.signup, name="account_signup"),
    path(_("account/confirm/"), account.reauthenticate, name="account_reauthenticate"),
    path(
        _("account/confirm/code/"),
        account.request_reauthentication_code,
        name="account_request_reauthentication_code",
    ),
    path(
        _("account/confirm/code/enter/"),
        account.confirm_reauthentication_code,
        name="account_confirm_reauthentication_code",
    ),
    path(_("account/address/"), account.email, name="account_email"),
    path(
        _("account/address/verify/"),
        account.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path(_("account/password/"), account.password_change, name="account_change_password"),
    path(_("account/password/set/"), account.password_set, name="account_set_password"),
    path(_("account/password/forgotten/"), account.password_reset, name="account_reset_password"),
    path(
        _("account/password/forgotten/code/"),
        account.confirm_password_reset_code,
        name="account_confirm_password_reset_code",
    ),
    path(
        _("account/password/forgotten/new/"),
        account.complete_password_reset,
        name="account_complete_password_reset",
    ),
    path(
        _("account/password/forgotten/done/"),
        account.password_reset_from_key_done,
        name="account_password_reset_completed",
    ),
    path(_("account/sessions/"), sessions.list_usersessions, name="usersessions_list"),
]

_second_factor_urls = [
    path(_("account/second-step/"), mfa.index, name="mfa_index"),
    path(_("account/second-step/enter/"), mfa.authenticate, name="mfa_authenticate"),
    path(_("account/second-step/confirm/"), mfa.reauthenticate, name="mfa_reauthenticate"),
    path(_("account/second-step/app/"), totp.activate_totp, name="mfa_activate_totp"),
    path(_("account/second-step/app/remove/"), totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        _("account/second-step/recovery-codes/"),
        recovery_codes.view_recovery_codes,
        name="mfa_view_recovery_codes",
    ),
    path(
        _("account/second-step/recovery-codes/new/"),
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        _("account/second-step/recovery-codes/file/"),
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path(_("account/passkeys/"), webauthn.list_webauthn, name="mfa_list_webauthn"),
    path(_("account/passkeys/add/"), webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(
        _("account/passkeys/confirm/"),
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(_("account/passkeys/sign-in/"), webauthn.login_webauthn, name="mfa_login_webauthn"),
    path(_("account/passkeys/<int:pk>/remove/"), remove_passkey, name="mfa_remove_webauthn"),
    path(_("account/passkeys/<int:pk>/name/"), webauthn.edit_webauthn, name="mfa_edit_webauthn"),
]

_provider_urls = [
    path(_("account/services/"), social.connections, name="socialaccount_connections"),
    path(_("account/services/sign-up/"), social.signup, name="socialaccount_signup"),
    path(
        _("account/services/cancelled/"),
        social.login_cancelled,
        name="socialaccount_login_cancelled",
    ),
    path(_("account/services/error/"), social.login_error, name="socialaccount_login_error"),
]

urlpatterns = [*_account_urls, *_second_factor_urls, *_provider_urls]
