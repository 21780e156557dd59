"""What is asked of the directory: read from an address, tolerantly, into one object."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import get_language, gettext

from search.geometry import normalized
from search.protocol import Box, Point

from . import localities
from .filters import FILTERS, Selection
from .localities import Locality
from .parameters import PARAMETERS, PER_PAGE, BadValue
from .understanding import WHERE, Part, Understanding, understand

_NO_FILTERS: Selection = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Notice:
    """A parameter that was left out, with a sentence that says why."""

    parameter: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the directory; distances in km, points in WGS 84 degrees.

    ``text`` is what to look for, ``typed`` all that was typed there, when ``understood`` parts of
    it became the locality or filters; ``literal`` names parameters that must not come from it.
    ``filters`` hold exact values by filter name. ``locality_text`` is what was typed for it,
    ``alternatives`` other localities that it may mean. ``radius`` only if it was asked for.
    ``territory`` is the département on whose clocks « now » is meant, empty at home.
    """

    text: str = ""
    typed: str = ""
    understood: tuple[Part, ...] = ()
    literal: tuple[str, ...] = ()
    locality: Locality | None = None
    locality_text: str = ""
    alternatives: tuple[Locality, ...] = ()
    near: Point | None = None
    radius: float | None = None
    box: Box | None = None
    zoom: int | None = None
    center: Point | None = None
    filters: Selection = field(default_factory=lambda: _NO_FILTERS)
    sort: str = ""
    page: int = 1
    page_size: int = PER_PAGE
    territory: str = ""

    @property
    def origin(self) -> Point | None:
        """Where distances are measured from; a département or région has no such point."""
        if self.near:
            return self.near
        if self.locality and not self.locality.whole:
            return self.locality.center
        return None

    @property
    def default_radius(self) -> float | None:
        """How far one looks around the locality when no radius is asked for.

        None around a point, where nearest first is enough, and on a map that gives the limits.
        """
        if self.near or self.box or not self.locality:
            return None
        return self.locality.radius

    @property
    def departments(self) -> tuple[str, ...]:
        """Those that the locality stands for as a whole, unless a map gives limits."""
        if self.near or self.box or not self.locality:
            return ()
        return self.locality.whole

    @property
    def effective_sort(self) -> str:
        """The order asked for, or by distance, relevance or name, whichever makes sense first."""
        if self.sort:
            return self.sort
        if self.text and self.understood_as(WHERE):
            return "relevance"
        if self.origin:
            return "distance"
        return "relevance" if self.text else "name"

    def understood_as(self, name: str) -> Part | None:
        """The words that were understood as the parameter ``name``."""
        return next((part for part in self.understood if part.name == name), None)

    @property
    def has_filters(self) -> bool:
        """Whether any filter is set."""
        return any(self.filters.values())


def parse(query: QueryDict, *, now: datetime.datetime | None = None) -> tuple[Asked, list[Notice]]:
    """What ``query`` asks for at ``now``, and what had to be left out of it; never raises.

    Parameters that the directory does not know are not looked at.
    """
    notices: list[Notice] = []
    values = _read_parameters(query, notices)
    filters = _read_filters(query, notices)
    found = localities.find(values.get("locality", ""))
    typed = values.get("locality", "")
    if typed and found.locality is None:
        notices.append(Notice("locality", typed, _unknown_locality(found)))
    # Whoever types a town after having looked around themselves means the town.
    near = None if found.locality else values.get("near")
    box = values.get("bbox")
    given = dict(filters)
    if typed or near or box:
        given[WHERE] = ()
    words = _understood(values, given, now)
    locality = found.locality or words.found.locality
    asked = Asked(
        text=words.text,
        typed=values.get("q", "") if words.parts else "",
        understood=words.parts,
        literal=values.get("literal", ()),
        locality=locality,
        locality_text=typed,
        alternatives=found.alternatives or found.close or words.found.alternatives,
        near=near,
        radius=values.get("radius"),
        box=box,
        zoom=values.get("zoom"),
        center=values.get("center"),
        filters=_with_understood(filters, words),
        sort=values.get("sort", ""),
        page=values.get("page", 1),
        page_size=values.get("page_size", PER_PAGE),
        territory=territory_of(locality, near, box),
    )
    return _agreed(asked, notices), notices


def _understood(
    values: Mapping[str, Any], given: Selection, now: datetime.datetime | None
) -> Understanding:
    return understand(
        values.get("q", ""),
        language=get_language() or "fr",
        today=timezone.localdate(now),
        given=given,
        literal=values.get("literal", ()),
    )


def _with_understood(filters: Selection, words: Understanding) -> Selection:
    understood = {part.name: (part.value,) for part in words.parts if part.name != WHERE}
    return MappingProxyType({**filters, **understood})


def _read_parameters(query: QueryDict, notices: list[Notice]) -> dict[str, Any]:
    values = {}
    for parameter in PARAMETERS:
        text = query.get(parameter.name, "")
        if not text.strip():
            continue
        try:
            values[parameter.name] = parameter.read(text)
        except BadValue as error:
            notices.append(Notice(parameter.name, text, str(error)))
    return values


def _read_filters(query: QueryDict, notices: list[Notice]) -> Mapping[str, tuple[str, ...]]:
    filters = {}
    for one in FILTERS:
        kept, bad = one.read(query.getlist(one.name))
        if kept:
            filters[one.name] = kept
        for text in bad:
            message = gettext("“%(filter)s” has no value “%(value)s”.")
            words = {"filter": one.title, "value": text[:100]}
            notices.append(Notice(one.name, text, message % words))
    return MappingProxyType(filters)


def _unknown_locality(found: localities.Found) -> str:
    if found.close:
        names = ", ".join(one.label for one in found.close)
        return gettext("We do not know this locality. Is it one of these: %(names)s?") % {
            "names": names
        }
    return gettext("We do not know this locality.")


def territory_of(locality: Locality | None, near: Point | None, box: Box | None) -> str:
    """The département on whose clocks someone who looks there means « now »; empty at home."""
    if near is None and locality is not None:
        if locality.department:
            return locality.department
        near = locality.center
    if near is None and box is not None:
        near = _middle(normalized(box))
    return localities.department_at(near) if near else ""


def _middle(box: Box) -> Point:
    """Also of a box that crosses the antimeridian."""
    longitude = box.west + (box.east - box.west) % 360 / 2
    return Point((box.south + box.north) / 2, longitude - 360 if longitude > 180 else longitude)


def _agreed(asked: Asked, notices: list[Notice]) -> Asked:
    """``asked`` without what needs something that is not there."""
    if asked.origin is not None:
        return asked
    if asked.sort == "distance":
        message = gettext("Sorting by distance needs a point or a commune to start from.")
        notices.append(Notice("sort", asked.sort, message))
        asked = replace(asked, sort="")
    unknown = bool(asked.locality_text) and asked.locality is None  # and said so already
    if asked.radius is not None and not unknown:
        message = gettext("A distance needs a point or a commune to start from.")
        notices.append(Notice("radius", f"{asked.radius:g}", message))
    return replace(asked, radius=None)
