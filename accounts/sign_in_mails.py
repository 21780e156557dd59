"""The mails of signing in: what each says. A code, a change that was made, or a way on."""

from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts import mails

# What a code is for: the mail's subject, and the sentence before the code.
CODES: dict[str, tuple[Promise, Promise]] = {
    "account/email/login_code": (
        _("Your code to sign in"),
        _("Type this code on the page that asked for it, and you are signed in."),
    ),
    "account/email/password_reset_code": (
        _("Your code for a new password"),
        _("Type this code on the page that asked for it, then choose a new password."),
    ),
    "account/email/email_confirmation": (
        _("Your code to verify your address"),
        _("Type this code on the page that asked for it: it shows that this address is yours."),
    ),
    "account/email/email_confirmation_signup": (
        _("Welcome: your code"),
        _("Type this code on the page that asked for it, and your account is there."),
    ),
}

# What was changed in an account, told to its person in case it was somebody else.
CHANGES: dict[str, Promise] = {
    "account/email/password_changed": _("Your password has been changed."),
    "account/email/password_reset": _("Your password has been replaced by a new one."),
    "account/email/password_set": _("Your account has a password now."),
    "account/email/email_changed": _("Your account has another e-mail address now."),
    "account/email/email_confirm": _("Your e-mail address has been verified."),
    "account/email/email_deleted": _("An e-mail address has been removed from your account."),
    "mfa/email/totp_activated": _("An app for codes has been added to your account."),
    "mfa/email/totp_deactivated": _("The app for codes has been removed from your account."),
    "mfa/email/webauthn_added": _("A passkey has been added to your account."),
    "mfa/email/webauthn_removed": _("A passkey has been removed from your account."),
    "mfa/email/recovery_codes_generated": _("New recovery codes have been made."),
    "socialaccount/email/account_connected": _("A way to sign in has been added to your account."),
    "socialaccount/email/account_disconnected": _(
        "A way to sign in has been removed from your account."
    ),
}

# Answers to a wish that could not be granted as it was made, with the way on.
WAYS_ON = {
    "account/email/account_already_exists": ("known", "account_reset_password"),
    "account/email/unknown_account": ("unknown", "account_signup"),
}


def send(name: str, to: str, context: dict[str, Any]) -> None:
    """Write the mail that allauth calls ``name``; KeyError for one that is not known here."""
    if name in CODES:
        subject, sentence = CODES[name]
        values = {"subject": subject, "sentence": sentence, "code": context["code"]}
        mails.send("accounts/mail/code", to, values)
    elif name in WAYS_ON:
        template, page = WAYS_ON[name]
        values = {"address": to, "url": mails.absolute(reverse(page))}
        mails.send(f"accounts/mail/{template}", to, values)
    else:
        values = {key: context.get(key, "") for key in ("timestamp", "ip", "user_agent")}
        password_url = mails.absolute(reverse("account_reset_password"))
        values |= {"sentence": CHANGES[name], "url": password_url}
        mails.send("accounts/mail/changed", to, values)
