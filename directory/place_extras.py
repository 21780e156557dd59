"""What higher rooms add to a place's page: its stories, its mediators.

A room registers a function when it starts (``AppConfig.ready``); this room imports none of them.
The function gets the place and the request and answers with a template and its context, or with
None when it has nothing to say about this place.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from django.http import HttpRequest

if TYPE_CHECKING:
    from directory.models import Place

# « contact »: below the ways to reach the place; « people »: beside what it offers; « after »: at
# the end, before the nearby places; « keeping »: below the form of those who keep it up to date.
Slot = Literal["contact", "people", "after", "keeping"]


@dataclass(frozen=True, slots=True)
class Extra:
    """A part of a place's page: ``template`` is included with ``place``, ``request`` and these."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


type Maker = Callable[["Place", HttpRequest], Extra | None]

_makers: dict[str, tuple[Slot, Maker]] = {}


def register(name: str, slot: Slot, maker: Maker) -> None:
    """Let ``maker`` add to ``slot``; under the same name, the later one replaces the former."""
    _makers[name] = (slot, maker)


def extras(slot: Slot, place: "Place", request: HttpRequest) -> Iterator[Extra]:
    """What there is for ``slot``, in the order of registration; none before the first save."""
    if place.pk is None:
        return
    for where, maker in _makers.values():
        if where == slot and (extra := maker(place, request)) is not None:
            yield extra
