"""Workshops with a quest: answering in a room, and what the group looks like."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from quests.coded_rooms import CAPACITY
from quests.models import Participant, Room
from quests.scoring import Points, Result, mix


class Answered(StrEnum):
    """What became of an answer."""

    COUNTED = "counted"
    FULL = "full"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Group:
    """How many have answered, and the mix of them."""

    count: int
    mix: Result


def answer(room: Room, device: str, points: Points) -> Answered:
    """Count what one device answers; a second time it replaces the first."""
    with transaction.atomic():
        # One at a time for each room: where rows are locked, and where the whole database is.
        room = Room.objects.select_for_update().get(pk=room.pk)
        if not room.is_open:
            return Answered.CLOSED
        others = room.participants.exclude(device=device)
        if others.count() >= CAPACITY:
            return Answered.FULL
        Participant.objects.bulk_create(  # sends no signal: no kept page shows a room
            [Participant(room=room, device=device, points=dict(points))],
            update_conflicts=True,
            unique_fields=["room", "device"],
            update_fields=["points", "answered_at"],
        )
    return Answered.COUNTED


def group(room: Room, archetypes: Sequence[str]) -> Group:
    """The group in ``room`` at present."""
    answers = list(room.participants.order_by("pk").values_list("points", flat=True))
    return Group(len(answers), mix(answers, archetypes))
