"""Workshops: opening a room, answering in it, and what the group looks like."""

import datetime
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from quests.models import Participant, Quest, Room
from quests.scoring import Points, Result, mix
from quests.secrets import digest, new_token

# Without what is taken for something else: 0 O, 1 I, 2 Z, 5 S, 8 B, U V.
ALPHABET = "ACDEFGHJKLMNPQRTWXY34679"
CODE_LENGTH = 6
CAPACITY = 40
LASTS = datetime.timedelta(days=1)
MOST_ROOMS = 500  # that answer at the same time


class TooManyRooms(Exception):
    """No room can be opened before others end."""


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


def open_room(quest: Quest) -> tuple[Room, str]:
    """A new room for ``quest`` and the token of its facilitator. Raises ``TooManyRooms``."""
    with transaction.atomic():
        if Room.objects.not_expired().count() >= MOST_ROOMS:
            raise TooManyRooms
        token = new_token()
        room = Room(
            code=_free_code(),
            secret=digest(token),
            quest=quest,
            expires_at=timezone.now() + LASTS,
        )
        Room.objects.bulk_create([room])  # sends no signal: no kept page shows a room
    return room, token


def _free_code() -> str:
    while True:
        code = "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))
        if not Room.objects.filter(code=code).exists():
            return code


def read_code(text: str) -> str:
    """A code as somebody typed it: small letters, spaces and dashes do not matter."""
    return "".join(text.split()).replace("-", "").upper()[: 2 * CODE_LENGTH]


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


def close(room: Room) -> None:
    """Take no more answers; what there is can be seen until the room expires."""
    Room.objects.filter(pk=room.pk, closed_at=None).update(closed_at=timezone.now())


def forget_expired() -> int:
    """Delete rooms whose day is over, with all answers; how many rooms."""
    expired = Room.objects.filter(expires_at__lte=timezone.now())
    return expired.delete()[1].get("quests.Room", 0)
