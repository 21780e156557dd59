"""Addresses of neighbouring questions: a filter more or less, another page, another order.

All are query strings that begin with « ? », in one order whatever the order they came in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode

from django.utils.translation import gettext

from search.protocol import Point

from .asking import Asked, territory_of
from .filters import FILTER, FILTERS
from .localities import Locality
from .parameters import PER_PAGE
from .understanding import WHERE, Part
from .wording import distance_words


def pairs(asked: Asked) -> list[tuple[str, str]]:
    """The parameters of ``asked`` as names and texts."""
    found: list[tuple[str, Any]] = [
        ("q", asked.typed or asked.text),
        ("literal", ",".join(asked.literal)),
        ("locality", asked.locality_text),
        ("near", _point(asked.near)),
        ("radius", "" if asked.radius is None else f"{asked.radius:g}"),
    ]
    if asked.box:
        sides = (asked.box.west, asked.box.south, asked.box.east, asked.box.north)
        found.append(("bbox", ",".join(_degrees(side) for side in sides)))
    for one in FILTERS:
        if not asked.understood_as(one.name):
            found += [(one.name, one.slug(value)) for value in asked.filters.get(one.name, ())]
    found += [
        ("sort", asked.sort),
        ("zoom", "" if asked.zoom is None else str(asked.zoom)),
        ("center", _point(asked.center)),
        ("page", str(asked.page) if asked.page > 1 else ""),
        ("page_size", str(asked.page_size) if asked.page_size != PER_PAGE else ""),
    ]
    return [(name, text) for name, text in found if text]


def _degrees(number: float) -> str:
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _point(point: Point | None) -> str:
    return f"{_degrees(point.latitude)},{_degrees(point.longitude)}" if point else ""


def query_string(asked: Asked, *more: tuple[str, str]) -> str:
    """The address of ``asked`` itself, with ``more`` behind; « ? » alone when nothing is asked."""
    return "?" + urlencode([*pairs(asked), *more], quote_via=quote, safe=",:")


def map_query(asked: Asked) -> str:
    """What the API's clusters are asked for besides ``bbox`` and ``zoom``, which the map gives."""
    shown = left_out(asked, "bbox", "zoom", "center", "sort")
    if shown.locality is None:
        shown = left_out(shown, "locality")
    return query_string(replace(shown, page_size=PER_PAGE)).removeprefix("?")


def download_query(asked: Asked) -> str:
    """What a download of all that was found is asked for: no page, no order, no view of a map."""
    whole = replace(asked, sort="", zoom=None, center=None, page=1, page_size=PER_PAGE)
    return query_string(whole)


def spelled_out(asked: Asked) -> Asked:
    """The same question with what was understood from its words in fields of their own.

    So that a filter that came from a word can be changed like any other.
    """
    if not asked.understood:
        return asked
    where = asked.understood_as(WHERE)
    # What stays in the text is not to be understood a second time.
    kept = tuple(dict.fromkeys((*asked.literal, *(part.name for part in asked.understood))))
    return replace(
        asked,
        typed="",
        understood=(),
        literal=kept if asked.text else (),
        locality_text=where.value if where else asked.locality_text,
        sort=asked.sort or (asked.effective_sort if where else ""),
    )


def taken_literally(asked: Asked, part: Part) -> str:
    """With the words of ``part`` looked for as they are."""
    left = tuple(one for one in asked.understood if one != part)
    return query_string(
        replace(
            asked,
            understood=left,
            literal=(*asked.literal, part.name),
            filters=_filtered(asked, part.name, ()),
            page=1,
        )
    )


def _first_page(asked: Asked, **changes: Any) -> str:
    return query_string(replace(asked, page=1, **changes))


def _filtered(asked: Asked, name: str, values: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    filters = {**asked.filters, name: values}
    return MappingProxyType({key: kept for key, kept in filters.items() if kept})


def with_value(asked: Asked, name: str, value: str) -> str:
    """With ``value`` (exact) in the filter ``name``; it replaces one that takes a single value."""
    asked = spelled_out(asked)
    present = asked.filters.get(name, ()) if FILTER[name].several else ()
    values = tuple(dict.fromkeys((*present, value)))
    return _first_page(asked, filters=_filtered(asked, name, values))


def without_value(asked: Asked, name: str, value: str) -> str:
    """Without ``value`` (exact) in the filter ``name``."""
    asked = spelled_out(asked)
    values = tuple(one for one in asked.filters.get(name, ()) if one != value)
    return _first_page(asked, filters=_filtered(asked, name, values))


def toggled(asked: Asked, name: str, value: str) -> str:
    """With ``value`` if it is not there, else without it."""
    if value in asked.filters.get(name, ()):
        return without_value(asked, name, value)
    return with_value(asked, name, value)


# What goes with the name of a parameter.
_FIELDS: dict[str, dict[str, Any]] = {
    "q": {"text": "", "literal": ()},
    "locality": {"locality": None, "locality_text": "", "alternatives": ()},
    "near": {"near": None},
    "radius": {"radius": None},
    "bbox": {"box": None},
    "zoom": {"zoom": None},
    "center": {"center": None},
    "sort": {"sort": ""},
}


def left_out(asked: Asked, *names: str) -> Asked:
    """``asked`` without these parameters or filters, on its first page."""
    asked = spelled_out(asked)
    for name in names:
        if name in FILTER:
            asked = replace(asked, filters=_filtered(asked, name, ()))
        else:
            asked = replace(asked, **_FIELDS[name])
    if asked.origin is None and asked.locality is None:
        asked = replace(asked, radius=None, sort="" if asked.sort == "distance" else asked.sort)
    territory = territory_of(asked.locality, asked.near, asked.box)
    return replace(asked, territory=territory, page=1)


def without(asked: Asked, *names: str) -> str:
    """Without these parameters or filters."""
    return query_string(left_out(asked, *names))


def without_filters(asked: Asked) -> str:
    """Without any filter; words and locality stay."""
    return _first_page(spelled_out(asked), filters=MappingProxyType({}))


def with_page(asked: Asked, page: int, *more: tuple[str, str]) -> str:
    """Another page of the same, with ``more`` behind."""
    return query_string(replace(asked, page=page), *more)


def with_sort(asked: Asked, sort: str) -> str:
    """In another order."""
    return _first_page(asked, sort=sort)


def with_radius(asked: Asked, radius: float) -> str:
    """Within ``radius`` km."""
    return _first_page(asked, radius=radius)


def with_locality(asked: Asked, locality: Locality) -> str:
    """Around another locality; the map moves there."""
    moved = left_out(asked, "near", "radius", "bbox", "zoom", "center")
    return _first_page(moved, locality=locality, locality_text=locality.value)


@dataclass(frozen=True, slots=True)
class Active:
    """Something that narrows the answer; ``url`` takes it away."""

    name: str
    value: str
    label: str
    url: str


def active_values(asked: Asked, language: str) -> list[Active]:
    """All that narrows the answer, in the order of the form."""
    found = []
    if asked.text:
        label = gettext("“%(text)s”") % {"text": asked.text}
        found.append(Active("q", asked.text, label, without(asked, "q")))
    if asked.near:
        around = gettext("Around the chosen point")
        found.append(Active("near", _point(asked.near), around, without(asked, "near")))
    elif asked.locality:
        label = asked.locality.label
        found.append(
            Active("locality", asked.locality.value, label, without(asked, "locality", "radius"))
        )
    if asked.radius is not None:
        label = gettext("Within %(distance)s") % {"distance": distance_words(asked.radius)}
        found.append(Active("radius", f"{asked.radius:g}", label, without(asked, "radius")))
    if asked.box:
        found.append(Active("bbox", "", gettext("On the map shown"), without(asked, "bbox")))
    for one in FILTERS:
        for value in asked.filters.get(one.name, ()):
            url = without_value(asked, one.name, value)
            found.append(Active(one.name, value, one.label(value, language), url))
    return found
