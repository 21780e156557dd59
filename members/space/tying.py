"""A profile that editors kept for somebody becomes that person's own, when they have an account."""

from typing import Any

from members.models import Mediator


def tie(mediator: Mediator, user: Any) -> bool:
    """Give ``mediator`` to ``user``; False where either belongs to another already."""
    other = Mediator.objects.filter(user=user).exclude(pk=mediator.pk).exists()
    if other or mediator.user_id not in (None, user.pk):
        return False
    mediator.user = user
    mediator.save(update_fields=["user"])
    return True


def untie(mediator: Mediator) -> None:
    """Take the profile back to the editors' hands."""
    mediator.user = None
    mediator.save(update_fields=["user"])
