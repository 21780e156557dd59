"""A login for each role, for those who try Blason on their own machine; never on a public portal.

The passwords are random and kept beside the database, readable by the machine's user alone.
"""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group

from members.models import Mediator
from members.space.tying import tie


@dataclass(frozen=True, slots=True)
class Login:
    """What a person types to sign in with a role."""

    role: str
    address: str
    password: str


# Role: Wagtail's group; the administrator is a superuser instead, a member a mediator of the demo.
GROUPS = {"member": "", "editor": "Editors", "moderator": "Moderators", "administrator": ""}
PROFILE = "ines"  # the member's, if the portal has the demo content


def demo_logins() -> list[Login]:
    """The login of each role, made when missing. RuntimeError outside development."""
    if not settings.DEBUG:
        raise RuntimeError("Demo logins exist in development only: create users in the admin.")
    file = Path(settings.DATA) / "demo-logins.json"
    passwords: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
    fresh = {role: secrets.token_urlsafe(9) for role in GROUPS if role not in passwords}
    passwords |= fresh
    if fresh:
        # Created with its mode, so that the passwords are never readable by others.
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
            json.dump(passwords, stream, indent=2)
    known = set(
        get_user_model().objects.filter(username__in=GROUPS).values_list("username", flat=True)
    )
    for role in GROUPS:
        if role in fresh or role not in known:
            _set_user(role, passwords[role])
    return [Login(role, _address(role), passwords[role]) for role in GROUPS]


def _address(role: str) -> str:
    return f"{role}@example.org"


def _set_user(role: str, password: str) -> None:
    user, created = get_user_model().objects.get_or_create(username=role)
    user.set_password(password)
    if created:
        user.email = _address(role)
        user.is_superuser = user.is_staff = role == "administrator"
    user.save()
    EmailAddress.objects.update_or_create(
        user=user, email=_address(role), defaults={"verified": True, "primary": True}
    )
    if created and GROUPS[role]:
        user.groups.add(Group.objects.get(name=GROUPS[role]))
    if created and role == "member":
        _give_profile(user)


def _give_profile(user: AbstractBaseUser) -> None:
    mediator = Mediator.objects.filter(slug=PROFILE).first()
    if mediator:
        tie(mediator, user)
