"""What the rooms give to the search and get from it: plain dataclasses and one protocol.

Nothing here knows a model or a page. A room turns its objects into ``Document``s, asks with a
``Query`` and gets ``Results``; which engine answers is a setting.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal, Protocol


class SearchUnavailable(Exception):
    """The engine cannot answer now; callers fall back on the database and say so."""


class IndexMissing(SearchUnavailable):
    """There is no index yet, or one of another version: ``manage.py rebuild_search`` makes it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A position in WGS 84 decimal degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in WGS 84 degrees; it crosses the antimeridian when ``west > east``."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Circle:
    """Everything within ``radius`` kilometres of ``center``; no limit when radius is None.

    Without a radius the circle filters nothing: it only gives the distances and their order.
    """

    center: Point
    radius: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found.

    ``id`` is unique over all kinds (``place-12``, ``story-7``). ``language`` limits the document to
    readers of that language; empty, it is found in all. ``facets`` hold exact values to filter and
    count (``kind`` is one of them by itself); opening slots are the facet ``slots`` (``tue-0930``,
    half hours of a normal week, and ``unknown``). A name without values is as good as none.
    ``payload`` comes back untouched with a hit, so that a list of suggestions needs no database.
    """

    id: str
    kind: str
    title: str
    summary: str = ""
    body: str = ""
    keywords: Sequence[str] = ()
    language: str = ""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    point: Point | None = None
    date: datetime.date | None = None
    payload: Mapping[str, str] = field(default_factory=dict)


Sort = Literal["relevance", "distance", "date", "title"]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked.

    ``filters``: within a name any of the values, between names all of them. ``facets``: the names
    to count; the counts of a name ignore that name's own filter, so that they say what ticking
    another value would bring. ``hint``: words that need not be found and raise what has them.
    ``offset`` and ``limit`` count hits.
    """

    text: str = ""
    hint: str = ""
    kinds: Sequence[str] = ()
    language: str = ""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    box: Box | None = None
    circle: Circle | None = None
    sort: Sort = "relevance"
    facets: Sequence[str] = ()
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found; ``distance`` in kilometres from the circle's centre, if there is one."""

    id: str
    kind: str
    title: str
    payload: Mapping[str, str]
    score: float = 0.0
    distance: float | None = None


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many documents carry ``value``."""

    value: str
    count: int


def most_frequent_first(counts: Iterable[tuple[str, int]]) -> list[FacetCount]:
    """Values and their numbers as counts in their order; equal ones by value, none of nothing."""
    ordered = sorted(sorted(counts), key=itemgetter(1), reverse=True)
    return [FacetCount(value, count) for value, count in ordered if count]


@dataclass(frozen=True, slots=True)
class Results:
    """``count`` is of all that matches, ``hits`` only the page asked for."""

    count: int
    hits: Sequence[Hit]
    facets: Mapping[str, Sequence[FacetCount]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of documents on the map, or a single one (``count == 1``, then ``hit`` is set).

    ``center`` is the mean of the points, of a crowd's to within half of its cell; ``bounds`` the
    cell or the points' own extent. ``facets`` are the counts of the query's facets within a group.
    """

    center: Point
    count: int
    bounds: Box
    hit: Hit | None = None
    facets: Mapping[str, Sequence[FacetCount]] = field(default_factory=dict)


class Engine(Protocol):
    """What every search engine can do. Each call raises ``SearchUnavailable`` when it cannot."""

    def search(self, query: Query) -> Results:
        """The page of hits that ``query`` asks for, with the total and the facet counts."""

    def keys(self, query: Query) -> Iterator[int]:
        """The primary keys of all that matches, each once, the smallest first.

        For a query of one kind whose ids end in numbers. Its order, offset, limit and facets do
        not matter, and memory does not grow with what is found.
        """

    def clusters(self, query: Query, zoom: int) -> Sequence[Cluster]:
        """What a map shows of ``query`` within ``query.box`` at a web-map zoom from 0 to 19."""

    def suggest(
        self, text: str, *, kinds: Sequence[str] = (), language: str = "", limit: int = 8
    ) -> Sequence[Hit]:
        """Documents whose title has words beginning like the words of ``text``, best first."""

    def update(self, documents: Iterable[Document]) -> int:
        """Add the documents or replace those with the same id; how many."""

    def delete(self, ids: Iterable[str]) -> None:
        """Forget these documents; unknown ids are ignored."""

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Replace the whole index at once, while the old one goes on answering; how many.

        What ``operator.length_hint`` says of ``documents`` may lay out the index.
        """

    def check(self) -> None:
        """Raise ``SearchUnavailable`` with the reason if the engine cannot answer."""
