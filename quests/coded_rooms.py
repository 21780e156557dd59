"""What every kind of room for workshops does: it opens under a code, closes, and is forgotten."""

import datetime
import secrets
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from quests.models import CodedRoom
from quests.models.room import RoomQuerySet
from quests.secrets import digest, new_token

# Without what is taken for something else: 0 O, 1 I, 2 Z, 5 S, 8 B, U V.
ALPHABET = "ACDEFGHJKLMNPQRTWXY34679"
CODE_LENGTH = 6
CAPACITY = 40  # devices
LASTS = datetime.timedelta(days=1)
MOST_ROOMS = 500  # of a kind that answer at the same time


class TooManyRooms(Exception):
    """No room can be opened before others end."""


def open_room(room: CodedRoom) -> str:
    """Keep a new ``room`` under a free code; its facilitator's token. Raises ``TooManyRooms``."""
    rooms = rooms_like(type(room))
    with transaction.atomic():
        if rooms.not_expired().count() >= MOST_ROOMS:
            raise TooManyRooms
        token = new_token()
        room.code, room.secret = _free_code(rooms), digest(token)
        room.expires_at = timezone.now() + LASTS
        rooms.bulk_create([room])  # sends no signal: no kept page shows a room
    return token


def rooms_like(kind: type[CodedRoom]) -> RoomQuerySet:
    """All rooms of ``kind``."""
    found: RoomQuerySet = kind._default_manager.all()
    return found


def _free_code(rooms: QuerySet[Any]) -> str:
    while True:
        code = "".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH))
        if not rooms.filter(code=code).exists():
            return code


def read_code(text: str) -> str:
    """A code as somebody typed it: small letters, spaces and dashes do not matter."""
    return "".join(text.split()).replace("-", "").upper()[: 2 * CODE_LENGTH]


def close(room: CodedRoom) -> None:
    """Take no more; what there is can be seen until the room expires."""
    rooms_like(type(room)).filter(pk=room.pk, closed_at=None).update(closed_at=timezone.now())


def forget_expired(kind: type[CodedRoom]) -> int:
    """Delete rooms of ``kind`` whose day is over, with all that is in them; how many rooms."""
    expired = rooms_like(kind).filter(expires_at__lte=timezone.now())
    return expired.delete()[1].get(kind._meta.label, 0)
