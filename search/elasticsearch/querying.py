"""From a ``Query`` to Elasticsearch's own: kinds, language, filters and places."""

from collections.abc import Iterable, Sequence
from typing import Any

from ..columns import ANY_LANGUAGE
from ..geometry import LONGEST, WORLD, halves, normalized
from ..protocol import Box, Circle, Query

type Part = dict[str, Any]

HAS_POINT: Part = {"exists": {"field": "cell"}}
_HAIR = 1e-6  # degrees; a geo_point may lie a centimetre beside its document
_TEN_CENTIMETRES = 0.0001  # km


def restrictions(query: Query) -> list[Part]:
    """Everything in ``query`` but its text and its filters."""
    parts = audience(query.kinds, query.language)
    if query.box is not None:
        parts.append(in_box(normalized(query.box)))
    if query.circle is not None and query.circle.radius is not None:
        parts.append(_within(query.circle))
    return parts


def audience(kinds: Sequence[str], language: str) -> list[Part]:
    """The kinds and the reader's language."""
    parts: list[Part] = []
    if kinds:
        parts.append({"terms": {"kind": list(kinds)}})
    if language:
        parts.append({"terms": {"language": [language, ANY_LANGUAGE]}})
    return parts


def filters(query: Query, names: Iterable[str]) -> list[Part]:
    """The filters that are set, of those with these names."""
    return [
        {"terms": {f"facets.{name}": list(query.filters[name])}}
        for name in names
        if query.filters.get(name)
    ]


def in_box(box: Box) -> Part:
    """Documents whose point lies in ``box``: found by the geo_point, then by the exact degrees."""
    if box == WORLD:
        return HAS_POINT
    return _any([_in_half(half) for half in halves(box)])


def _in_half(box: Box) -> Part:
    around = {
        "top": min(90.0, box.north + _HAIR),
        "bottom": max(-90.0, box.south - _HAIR),
        "left": max(-180.0, box.west - _HAIR),
        "right": min(180.0, box.east + _HAIR),
    }
    return all_of(
        [
            {"geo_bounding_box": {"point": around}},
            {"range": {"latitude": {"gte": box.south, "lte": box.north}}},
            {"range": {"longitude": {"gte": box.west, "lte": box.east}}},
        ]
    )


def _within(circle: Circle) -> Part:
    """Documents within the radius; exact but for ten centimetres."""
    assert circle.radius is not None
    if circle.radius >= LONGEST:
        return HAS_POINT
    center = {"lat": circle.center.latitude, "lon": circle.center.longitude}
    distance = f"{circle.radius + _TEN_CENTIMETRES}km"
    return {"geo_distance": {"distance": distance, "point": center}}


def scored(words: Part | None, parts: list[Part]) -> Part:
    """What ``words`` find, by their scores, within all of ``parts``."""
    return all_of(parts) if words is None else {"bool": {"must": [words], "filter": parts}}


def all_of(parts: list[Part]) -> Part:
    """All of ``parts``, without scores; every document where there are none."""
    return {"bool": {"filter": parts}} if parts else {"match_all": {}}


def _any(parts: list[Part]) -> Part:
    return parts[0] if len(parts) == 1 else {"bool": {"should": parts}}
