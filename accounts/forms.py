"""allauth's forms in our words: a label and a help for each field, nothing written inside it."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount import forms as social
from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ADDRESS = _("E-mail address")
CODE = _("Code")
PASSWORD_RULE = _("At least 12 characters, not only digits, and not one that many people use.")

LABELS: dict[str, Promise] = {
    "login": ADDRESS,
    "email": ADDRESS,
    "password": _("Password"),
    "oldpassword": _("Your password until now"),
    "password1": _("New password"),
    "remember": _("Stay signed in on this device"),
    "code": CODE,
    "recipient": _("Where to send the code"),
    "name": _("A name for this passkey"),
}


class InOurWords(forms.BaseForm):
    """Puts labels and helps on a form of allauth's; passwords are typed once."""

    labels: dict[str, Promise] = {}
    helps: dict[str, Promise] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, LABELS.get(name, field.label))  # type: ignore[assignment]
            field.help_text = self.helps.get(name, "")  # type: ignore[assignment]
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs["inputmode"] = "numeric"


class SignIn(InOurWords, account.LoginForm):
    pass


class SignUp(InOurWords, account.SignupForm):
    labels = {"password1": _("Password")}
    helps = {
        "email": _("A code is sent there, to make sure that it is yours. It is never shown."),
        "password1": _(
            "At least 12 characters. Leave it empty to sign in with a code by mail each time."
        ),
    }


class AskForCode(InOurWords, account.RequestLoginCodeForm):
    pass


class EnterCode(InOurWords, account.ConfirmLoginCodeForm):
    pass


class VerifyAddress(InOurWords, account.ConfirmEmailVerificationCodeForm):
    pass


class OtherAddress(InOurWords, account.ChangeEmailForm):
    labels = {"email": _("Your right e-mail address")}


class ConfirmWithPassword(InOurWords, account.ReauthenticateForm):
    pass


class ConfirmAskForCode(InOurWords, account.RequestReauthenticationCodeForm):
    pass


class ConfirmEnterCode(InOurWords, account.ConfirmReauthenticationCodeForm):
    pass


class ForgottenPassword(InOurWords, account.ResetPasswordForm):
    pass


class ForgottenPasswordCode(InOurWords, account.ConfirmPasswordResetCodeForm):
    pass


class NewPassword(InOurWords, account.ResetPasswordKeyForm):
    helps = {"password1": PASSWORD_RULE}


class ChangePassword(InOurWords, account.ChangePasswordForm):
    helps = {"password1": PASSWORD_RULE}


class FirstPassword(InOurWords, account.SetPasswordForm):
    helps = {"password1": PASSWORD_RULE}


class ChangeAddress(InOurWords, account.AddEmailForm):
    labels = {"email": _("New e-mail address")}
    helps = {"email": _("A code is sent there. Until you enter it, the present one stays.")}


class SignUpFromService(InOurWords, social.SignupForm):
    pass


class SecondStep(InOurWords, mfa.AuthenticateForm):
    helps = {"code": _("From your app, or one of your recovery codes.")}


class SecondStepConfirm(InOurWords, mfa.ReauthenticateForm):
    helps = {"code": _("From your app, or one of your recovery codes.")}


class StartApp(InOurWords, totp.ActivateTOTPForm):
    labels = {"code": _("The code that the app shows")}


class AddPasskey(InOurWords, webauthn.AddWebAuthnForm):
    labels = {"passwordless": _("Sign in with it alone, without a password")}
    helps = {"name": _("So that you tell them apart: « my telephone », « blue key ».")}


class RenamePasskey(InOurWords, webauthn.EditWebAuthnForm):
    pass
