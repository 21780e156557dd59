"""When nothing is found: what to loosen, and how many places each way would bring."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from types import MappingProxyType

from django.utils.translation import gettext

from search.protocol import Results

from .asking import Asked
from .filters import FILTER, FILTERS, UNKNOWN, Filter
from .hidden import silent, with_unknown
from .links import left_out, query_string
from .wording import distance_words

_MOST = 5
_RADII = (20.0, 50.0, 100.0)  # km

type Count = Callable[[Asked], int]
type Way = tuple[str, Asked]


@dataclass(frozen=True, slots=True)
class Advice:
    """A way out: ``query`` is the address of a question that finds ``count`` places."""

    label: str
    count: int
    query: str


def advice(asked: Asked, results: Results, count: Count, language: str) -> list[Advice]:
    """Up to five ways that find something: single steps, or all filters at once if none does.

    ``count`` is asked for what the ``results``, which are empty, do not count.
    """
    steps = _worthwhile(_steps(asked, count, language), count)
    found = list(islice(chain(_unknown_too(asked, results, count, language), steps), _MOST))
    if found:
        return found
    return list(_worthwhile(_leaps(asked), count))


def _worthwhile(ways: Iterator[Way], count: Count) -> Iterator[Advice]:
    for label, way in ways:
        number = count(way)
        if number:
            yield Advice(label, number, query_string(way))


def _steps(asked: Asked, count: Count, language: str) -> Iterator[Way]:
    for one in FILTERS:
        values = asked.filters.get(one.name)
        if values and one.name != "open_unknown":
            names = ", ".join(one.label(value, language) for value in values)
            yield (
                gettext("Without the filter “%(names)s”") % {"names": names},
                _loosened(asked, one.name),
            )
    yield from _wider(asked, count)
    if asked.box:
        yield gettext("Beyond the map shown"), left_out(asked, "bbox")
    if asked.text:
        words = {"text": asked.text}
        yield gettext("Without the words “%(text)s”") % words, left_out(asked, "q")
    if asked.locality or asked.near:
        yield gettext("Everywhere"), left_out(asked, "locality", "near", "radius")


def _unknown_too(asked: Asked, results: Results, count: Count, language: str) -> Iterator[Advice]:
    for one, way in with_unknown(asked):
        if number := silent(one, way, results, count):
            yield Advice(_label(one, language), number, query_string(way))


def _label(one: Filter, language: str) -> str:
    if one.name == "open_at":
        return str(FILTER["open_unknown"].title)
    return gettext("Also “%(label)s”") % {"label": one.label(UNKNOWN, language)}


def _loosened(asked: Asked, name: str) -> Asked:
    names = (name, "open_unknown") if name == "open_at" else (name,)
    return left_out(asked, *names)


def _wider(asked: Asked, count: Count) -> Iterator[Way]:
    """The first wider circle that holds anything."""
    radius = asked.radius if asked.radius is not None else asked.default_radius
    if asked.origin is None or radius is None:
        return
    for wider in _RADII:
        way = replace(asked, radius=wider, page=1)
        if wider > radius and count(way):
            label = gettext("Within %(distance)s") % {"distance": distance_words(wider)}
            yield label, way
            return


def _leaps(asked: Asked) -> Iterator[Way]:
    if asked.has_filters:
        bare = replace(asked, filters=MappingProxyType({}), page=1)
        yield gettext("Without any filter"), bare
        if asked.locality or asked.near or asked.box:
            everywhere = left_out(bare, "locality", "near", "radius", "bbox")
            yield gettext("Without any filter, everywhere"), everywhere
