"""What filters hide for want of knowing: places that do not tell what is asked.

They may well fit. How many there are is said beside the list, with the address that shows them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.utils.functional import Promise

from search.protocol import Results

from .asking import Asked
from .filters import FILTERS, UNKNOWN, Filter
from .links import query_string


@dataclass(frozen=True, slots=True)
class Hidden:
    """``count`` places that one filter alone hides; ``query`` is the address that has them too."""

    count: int
    silence: Promise
    query: str

    @property
    def sentence(self) -> str:
        """« 214 lieux ne disent pas leur tarif. »"""
        return str(self.silence % {"count": self.count})


def with_unknown(asked: Asked) -> Iterator[tuple[Filter, Asked]]:
    """Each filter that hides places that do not tell, with the question that shows them too."""
    for one in FILTERS:
        selection = one.with_unknown(asked.filters)
        if selection is not None:
            yield one, replace(asked, filters=MappingProxyType(dict(selection)), page=1)


def hidden(asked: Asked, results: Results, count: Callable[[Asked], int]) -> Sequence[Hidden]:
    """What each filter of ``asked`` hides, beside the ``results`` that it shows.

    ``count`` is asked for filters that the results do not count.
    """
    return [
        Hidden(more, one.silence, query_string(way))
        for one, way in with_unknown(asked)
        if one.silence is not None and (more := silent(one, way, results, count)) > 0
    ]


def silent(one: Filter, way: Asked, results: Results, count: Callable[[Asked], int]) -> int:
    """How many places that do not tell ``way`` has besides ``results``; see ``hidden``."""
    counts = results.facets.get(one.name)
    if counts is None:
        return count(way) - results.count
    return next((found.count for found in counts if found.value == UNKNOWN), 0)
