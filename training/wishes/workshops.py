"""« Passez commande » in a workshop: what a group orders, alike ones together, and the result."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from quests.coded_rooms import CAPACITY
from training.models import OrderRoom, RoomOrder, Wish
from training.wishes.alike import Asked, groups
from training.wishes.demand import Ask
from training.wishes.forms import MOST_SKILLS

MOST_OF_ONE = 8  # orders of one device
REMEMBERED = 60  # seconds; numbers of orders that are alike, and none of their words


class Ordered(StrEnum):
    """What became of an order."""

    KEPT = "kept"
    ENOUGH = "enough"
    FULL = "full"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Group:
    """Orders that ask for the same, the first one first."""

    orders: Sequence[RoomOrder]

    @property
    def people(self) -> int:
        """How many devices ask for it."""
        return len({order.device for order in self.orders})

    @property
    def skills(self) -> list[str]:
        """Slugs of the skills that are asked for most, as many as a wish may have."""
        counts = Counter(skill for order in self.orders for skill in order.skills)
        return [skill for skill, _count in counts.most_common(MOST_SKILLS)]

    @property
    def worded(self) -> RoomOrder:
        """The order that gives the group its words: the first that has some, else the first."""
        return next((order for order in self.orders if order.words), self.orders[0])

    @property
    def others(self) -> list[RoomOrder]:
        """All but ``worded``."""
        return [order for order in self.orders if order is not self.worded]

    @property
    def ask(self) -> Ask:
        """The group as it is counted by family."""
        return Ask.of(self.skills, "", "", self.people)


def order(room: OrderRoom, device: str, skills: Iterable[str], words: str) -> Ordered:
    """Keep one more order of a device."""
    with transaction.atomic():
        # One at a time for each room: where rows are locked, and where the whole database is.
        room = OrderRoom.objects.select_for_update().get(pk=room.pk)
        if not room.is_open:
            return Ordered.CLOSED
        devices = Counter(room.orders.values_list("device", flat=True))
        if devices[device] >= MOST_OF_ONE:
            return Ordered.ENOUGH
        if device not in devices and len(devices) >= CAPACITY:
            return Ordered.FULL
        kept = RoomOrder(
            room=room,
            device=device,
            skills=list(skills),
            words=words,
            language=get_language() or "",
        )
        RoomOrder.objects.bulk_create([kept])  # sends no signal: no kept page shows a room
    return Ordered.KEPT


def together(room: OrderRoom) -> list[Group]:
    """The orders of ``room``, alike ones together, what most ask for first."""
    orders = {one.pk: one for one in room.orders.all()}
    asked = [(pk, Asked(frozenset(one.skills), one.words)) for pk, one in orders.items()]
    # Compared once for all the telephones that look; orders come and go, and never come back.
    key = f"order-groups-{room.code}-{len(orders)}-{max(orders, default=0)}"
    keys: Any = cache.get_or_set(key, lambda: groups(asked), REMEMBERED)
    alike = [Group([orders[pk] for pk in group]) for group in keys]
    return sorted(alike, key=lambda group: -group.people)


@transaction.atomic
def hand_in(room: OrderRoom) -> int:
    """Make each group a wish that waits for an editor, once, and close the room; how many.

    A room where nobody has ordered stays as it is.
    """
    room = OrderRoom.objects.select_for_update().get(pk=room.pk)
    found = together(room)
    if room.handed_in_at or not found:
        return 0
    wishes = [
        Wish(
            skills=group.skills,
            words=group.worded.words,
            language=group.worded.language,
            in_workshop=group.people,
            state=Wish.State.WAITING,
        )
        for group in found
    ]
    Wish.objects.bulk_create(wishes)  # sends no signal: nobody sees them yet
    now = timezone.now()
    OrderRoom.objects.filter(pk=room.pk).update(handed_in_at=now, closed_at=room.closed_at or now)
    return len(wishes)
