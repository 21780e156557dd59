"""What higher rooms add to the pages about mediators and archetypes: their stories, their mottos.

A room registers a function when it starts (``AppConfig.ready``); this room imports none of them.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from members.models import ArchetypePage, Mediator


class Extras[Subject]:
    """The functions that add a section to the page about a ``Subject``."""

    def __init__(self) -> None:
        self._makers: dict[str, Callable[[Subject, HttpRequest], SafeString]] = {}

    def register(self, name: str, maker: Callable[[Subject, HttpRequest], SafeString]) -> None:
        """Add ``maker``, which returns a section's HTML or an empty string; a name only once."""
        self._makers[name] = maker

    def of(self, subject: Subject, request: HttpRequest) -> Iterator[SafeString]:
        """The sections that the rooms have to add, in the order of their registration."""
        for maker in self._makers.values():
            if html := maker(subject, request):
                yield html


mediators: "Extras[Mediator]" = Extras()
archetypes: "Extras[ArchetypePage]" = Extras()
