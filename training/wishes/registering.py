"""What wishes add to other parts: the inbox, my space, personal data and its delays, the search."""

from functools import partial
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import personal_data, retention
from accounts import space as my_space
from accounts.retention import Rule
from members import inbox
from quests import room_kinds
from quests.coded_rooms import forget_expired
from quests.room_kinds import RoomKind
from search import registry
from training import space
from training.models import OrderRoom, Wish
from training.wishes import documents, keeping
from training.wishes.holding import OwnWishes
from training.wishes.inbox import ProposedWishes

ORDERS = RoomKind(
    "orders",
    _("orders for trainings"),
    _(
        "The group composes its ideal catalogue: each orders on their own device, alike orders "
        "come together on the screen, and the editors get the result."
    ),
    partial(reverse, "wish-workshop"),
)


def register() -> None:
    """Take part; called when the room starts."""
    inbox.register(ProposedWishes())
    personal_data.register(OwnWishes())
    my_space.register("wishes", 35, space.wishes)
    words = _(
        "Wishes for trainings: not confirmed two days, turned down a month, answered a year, "
        "asked by nobody new two years"
    )
    retention.register(Rule("wishes", words, keeping.forget))
    over = _("Workshops of orders: a day")
    retention.register(Rule("wish-rooms", over, partial(forget_expired, OrderRoom)))
    room_kinds.register(ORDERS)
    registry.register(registry.Source("wish", documents.wishes))
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=Wish, dispatch_uid="search-wish")


def _changed(sender: type[Wish], instance: Wish, **kwargs: Any) -> None:
    from search import indexing

    indexing.schedule("wish", {instance.pk})
