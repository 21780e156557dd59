"""What higher rooms add to an organisation's page: its mediators, its stories.

A room registers a function when it starts (``AppConfig.ready``); this room imports none of them.
The function gets the organisation and the request and answers with a ``Part``, or with None when it
has nothing to say. ``places_of`` gives it the places that count.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from directory.models import Organisation, Place


@dataclass(frozen=True, slots=True)
class Part:
    """A figure (``label`` for ``count``) and a section: ``template`` with ``context``."""

    count: int
    label: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


type Maker = Callable[[Organisation, HttpRequest], Part | None]

_makers: dict[str, Maker] = {}


def register(name: str, maker: Maker) -> None:
    """Let ``maker`` add a part; under the same name, the later one replaces the former."""
    _makers[name] = maker


def parts(organisation: Organisation, request: HttpRequest) -> Iterator[Part]:
    """What there is, in the order of registration; none before the first save."""
    if organisation.pk is None:
        return
    for maker in _makers.values():
        if (part := maker(organisation, request)) is not None:
            yield part


def places_of(organisation: Organisation, lookup: str = "") -> Q:
    """The condition for its public places: a hub's are those of its territory.

    ``lookup`` leads to the place, as « places ».
    """
    way = f"{lookup}__" if lookup else ""
    public = Q(**{f"{way}live": True}) & ~Q(**{f"{way}state": Place.State.HIDDEN})
    tied = Q(**{f"{way}affiliations__organisation": organisation})
    if organisation.kind == Organisation.Kind.HUB:
        tied = Q(**{f"{way}department__in": organisation.departments})
    return public & tied
