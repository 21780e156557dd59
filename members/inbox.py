"""What waits for an editor, gathered from all the rooms in one list.

A room registers a source when it starts (``AppConfig.ready``); this room imports none of them. The
admin's inbox shows what all the sources have, and passes on what an editor decides.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.contrib.auth.models import AbstractBaseUser
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits; ``url`` is where it can be read whole in the admin.

    ``author`` is who sent it, as they named themselves; ``about`` what it belongs to.
    """

    pk: int
    text: str
    since: datetime.datetime
    author: str = ""
    about: str = ""
    url: str = ""


class Source(Protocol):
    """What one room has waiting. ``name`` stands in addresses, ``label`` is its plural in words.

    A source whose decisions are no « publish » and « turn down » names them itself, by the
    attributes ``accept_label`` and ``refuse_label``.
    """

    name: str
    label: str | Promise

    def may_decide(self, user: AbstractBaseUser) -> bool:
        """Whether ``user`` sees and decides what waits here."""

    def count(self) -> int:
        """How many wait."""

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first, at most ``limit``."""

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """Publish these; how many there were. What does not wait any more is left as it is."""

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        """Turn these down, with a reason that is kept; how many there were."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let ``source`` show in the inbox; under the same name, the later one replaces the former."""
    _sources[source.name] = source


def sources_for(user: AbstractBaseUser) -> list[Source]:
    """The sources that ``user`` may decide of, in the order of registration."""
    return [source for source in _sources.values() if source.may_decide(user)]
