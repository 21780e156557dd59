"""What a group may do together in a room beside a quest: higher rooms register it, as hooks do.

A recipe of a workshop names a kind, and leads to where its rooms are opened.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class RoomKind:
    """``label`` for editors; ``text`` says to a facilitator what the group does; ``url`` opens."""

    name: str
    label: str | Promise
    text: str | Promise
    url: Callable[[], str]


_kinds: dict[str, RoomKind] = {}


def register(kind: RoomKind) -> None:
    """Let recipes lead to ``kind``; under the same name, the later one replaces the former."""
    _kinds[kind.name] = kind


def kinds() -> dict[str, RoomKind]:
    """All that are registered, by name."""
    return dict(_kinds)


def choices() -> list[tuple[str, str | Promise]]:
    """For a field: names and labels."""
    return [(kind.name, kind.label) for kind in _kinds.values()]
