"""Somebody of each role, signed in."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.test import Client

from directory.models import Keeper, Place, Territory
from members.models import Mediator
from portal import roles

GROUPS = {"animator": "Hub animators", "editor": "Editors", "moderator": "Moderators"}
ROLES = ("visitor", "member", "manager", *GROUPS, "administrator")


def browser(role: str, place: Place, mediator: Mediator) -> Client:
    """A client of ``role``; a manager keeps ``place``, a member is ``mediator``."""
    client = Client(raise_request_exception=False)
    if role == "visitor":
        return client
    roles.set_up()
    user = get_user_model().objects.create_user(role, f"{role}@example.org", "a-long-secret")
    if role in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[role]))
    if role == "animator":
        Territory.objects.create(user=user, departments=[place.department])
    if role == "manager":
        Keeper.objects.create(place=place, user=user, state=Keeper.State.CONFIRMED)
    if role == "administrator":
        User.objects.filter(pk=user.pk).update(is_superuser=True, is_staff=True)
    if role == "member":
        Mediator.objects.filter(pk=mediator.pk).update(user=user)
    client.force_login(user)
    return client
