"""What higher rooms add to the page about a mediator: their stories, their mottos.

A room registers a function when it starts (``AppConfig.ready``); this room imports none of them.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from members.models import Mediator

type Extra = Callable[[Mediator, HttpRequest], SafeString]

_extras: dict[str, Extra] = {}


def register(name: str, extra: Extra) -> None:
    """Add ``extra``, which returns a section's HTML or an empty string; the name only once."""
    _extras[name] = extra


def sections(mediator: "Mediator", request: HttpRequest) -> Iterator[SafeString]:
    """The sections that the rooms have to add, in the order of their registration."""
    for extra in _extras.values():
        if html := extra(mediator, request):
            yield html
