"""What « my space » is made of: each room registers its own part.

A room registers a part when it starts (``AppConfig.ready``); this room imports none of them. The
page shows first what is missing and what waits, of all parts, then the parts in their order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do or to wait for, as a sentence; ``url`` is where, empty when only waiting."""

    text: str
    url: str = ""
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A section of my space: ``template`` is included, and reads its ``part.context``."""

    name: str
    title: str | Promise
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    steps: Sequence[Step] = ()


type Maker = Callable[[AbstractBaseUser], Part | None]

_makers: dict[str, tuple[int, Maker]] = {}


def register(name: str, order: int, maker: Maker) -> None:
    """Let ``maker`` add a part; lower ``order`` first. A name twice: the later replaces."""
    _makers[name] = (order, maker)


def parts_for(user: AbstractBaseUser) -> list[Part]:
    """The parts that the rooms have for ``user``, in their order."""
    makers = sorted(_makers.values(), key=lambda ordered: ordered[0])
    return [part for _order, maker in makers if (part := maker(user)) is not None]
