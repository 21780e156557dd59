"""People with accounts, and what they sign in with."""

from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group, User

from tests.accounts.totp import SECRET

PASSWORD = "une phrase assez longue"


def make_user(address: str = "lea@example.org", *, group: str = "", password: str = "") -> User:
    """Somebody with a verified address; ``password`` is ``PASSWORD`` unless told."""
    user = User.objects.create_user(address.partition("@")[0], address, password or PASSWORD)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def with_second_factor(user: User) -> User:
    """The same person, whose app shows codes for ``SECRET``, with recovery codes beside."""
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user
