"""The switch of a place's form: who may turn it, and how."""

from typing import Any

from wagtail.permissions import policy_registry

from directory.keeping.claims import keeps
from directory.models import Place
from members.models import ClosedContact


def may_switch(user: Any, place: Place) -> bool:
    """Its managers, the animators of its territory, and editors of places."""
    if not user.is_authenticated:
        return False
    policy = policy_registry.get_by_type(Place)
    edits: bool = policy.user_has_permission_for_instance(user, "change", place)
    return edits or keeps(user, place)


def is_closed(place: Place) -> bool:
    """Whether somebody has closed the form."""
    return ClosedContact.objects.filter(place=place).exists()


def switch(place: Place, *, closed: bool) -> None:
    """Close the form, or open it."""
    if closed:
        ClosedContact.objects.get_or_create(place=place)
    else:
        ClosedContact.objects.filter(place=place).delete()
