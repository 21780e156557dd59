"""How people sign in: django-allauth's settings, the same for the site and Wagtail's admin.

``docs/decisions/accounts.md`` tells why. What one portal may decide comes from the environment.
"""

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my-space"

# E-mail address and password, or a code by mail; the same account by either way.
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""  # the subjects name the portal themselves
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever's account is changed hears of it
ACCOUNT_REAUTHENTICATION_REQUIRED = True

_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]

# A mail may take minutes. Eight digits and three attempts a code leave nothing to guess.
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "20/m/ip,3/m/key,20/h/key",
    "reset_password": "20/m/ip,3/m/key,20/h/key",
    "signup": "20/m/ip,100/h/ip",
}

# With a provider, by a link: a form may not lead away from the portal (content security policy).
# An address that the provider has verified opens the account that has it.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True

MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # telephones whose clock is half a minute off

USERSESSIONS_TRACK_ACTIVITY = True

# Wagtail's own pages for passwords and addresses: ours take their place.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False

SECOND_FACTOR_REQUIRED = True  # of whoever may enter the admin

ACCOUNT_FORMS = {
    "login": "accounts.forms.SignIn",
    "signup": "accounts.forms.SignUp",
    "request_login_code": "accounts.forms.AskForCode",
    "confirm_login_code": "accounts.forms.EnterCode",
    "confirm_email_verification_code": "accounts.forms.VerifyAddress",
    "change_email": "accounts.forms.OtherAddress",
    "reauthenticate": "accounts.forms.ConfirmWithPassword",
    "request_reauthentication_code": "accounts.forms.ConfirmAskForCode",
    "confirm_reauthentication_code": "accounts.forms.ConfirmEnterCode",
    "reset_password": "accounts.forms.ForgottenPassword",
    "confirm_password_reset_code": "accounts.forms.ForgottenPasswordCode",
    "reset_password_from_key": "accounts.forms.NewPassword",
    "change_password": "accounts.forms.ChangePassword",
    "set_password": "accounts.forms.FirstPassword",
    "add_email": "accounts.forms.ChangeAddress",
}
MFA_FORMS = {
    "authenticate": "accounts.forms.SecondStep",
    "reauthenticate": "accounts.forms.SecondStepConfirm",
    "activate_totp": "accounts.forms.StartApp",
    "add_webauthn": "accounts.forms.AddPasskey",
    "edit_webauthn": "accounts.forms.RenamePasskey",
}
SOCIALACCOUNT_FORMS = {"signup": "accounts.forms.SignUpFromService"}
