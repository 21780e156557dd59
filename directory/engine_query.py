"""From what is asked of the directory to what is asked of the search engine."""

from collections.abc import Mapping, Sequence
from typing import cast

from search.protocol import Circle, Query, Sort

from .asking import Asked
from .documents import KIND
from .filters import FILTERS, Moment
from .understanding import WHERE

DEPARTMENT = "department"
_SORTS = {"name": "title", "updated": "date"}
# No place carries it: what two contradicting départements amount to.
_NOWHERE = "nowhere"


def engine_query(
    asked: Asked,
    moment: Moment,
    *,
    radius: float | None = None,
    facets: Sequence[str] = (),
    offset: int = 0,
    limit: int = 0,
) -> Query:
    """The engine's question; ``radius`` in km limits the way from the origin."""
    origin = asked.origin
    where = asked.understood_as(WHERE)
    return Query(
        text=asked.text,
        hint=asked.locality.hint if where and asked.locality else "",
        kinds=(KIND,),
        filters=_filters(asked, moment),
        box=asked.box,
        circle=Circle(origin, radius) if origin else None,
        sort=cast(Sort, _SORTS.get(asked.effective_sort, asked.effective_sort)),
        facets=facets,
        offset=offset,
        limit=limit,
    )


def _filters(asked: Asked, moment: Moment) -> Mapping[str, Sequence[str]]:
    wanted: dict[str, Sequence[str]] = {}
    for one in FILTERS:
        wanted.update(one.wanted(asked.filters, moment))
    if asked.departments:
        ticked = wanted.get(DEPARTMENT, asked.departments)
        both = [code for code in ticked if code in asked.departments]
        wanted[DEPARTMENT] = both or [_NOWHERE]
    return wanted


def radius_of(asked: Asked) -> float | None:
    """How far from the origin to look, in km; None: without limit."""
    return asked.radius if asked.radius is not None else asked.default_radius
