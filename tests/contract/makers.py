"""Documents, questions and a plain search over a list, to compare engines with."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from search.geometry import contains, distance
from search.protocol import Document, Engine, Point, Query

LILLE = Point(50.6292, 3.0573)
PARIS = Point(48.8566, 2.3522)
SUVA = Point(-18.1416, 178.4419)  # Fiji, west of the antimeridian
WALLIS = Point(-13.2825, -176.1736)  # Wallis and Futuna, east of it
SAINT_DENIS = Point(-20.8789, 55.4481)  # La Réunion
CAYENNE = Point(4.9224, -52.3135)


def place(number: int, title: str = "Lieu", **rest: Any) -> Document:
    """A document of the kind ``place``."""
    return Document(id=f"place-{number}", kind="place", title=title, **rest)


def places(titles: Iterable[str]) -> list[Document]:
    """A place for each title, numbered from 1."""
    return [place(number, title) for number, title in enumerate(titles, start=1)]


def dated(number: int, day: str | None) -> Document:
    """A place with a date."""
    return place(number, date=datetime.date.fromisoformat(day) if day else None)


def titles(engine: Engine, text: str, **rest: Any) -> list[str]:
    """The titles found for ``text``, best first."""
    return [hit.title for hit in engine.search(Query(text=text, **rest)).hits]


def ids(engine: Engine, query: Query) -> list[str]:
    """The ids of the page of hits."""
    return [hit.id for hit in engine.search(query).hits]


def counts(engine: Engine, query: Query, name: str) -> dict[str, int]:
    """The facet counts of ``name``."""
    return {one.value: one.count for one in engine.search(query).facets[name]}


def matching(documents: Sequence[Document], query: Query, without: str = "") -> list[Document]:
    """What ``query`` finds (its text apart), by looking at each document."""
    return [
        one
        for one in documents
        if all(
            name == without or not values or set(values) & set(one.facets.get(name, ()))
            for name, values in query.filters.items()
        )
        and (query.box is None or (one.point is not None and contains(query.box, one.point)))
        and (
            query.circle is None
            or query.circle.radius is None
            or (
                one.point is not None
                and distance(query.circle.center, one.point) <= query.circle.radius
            )
        )
    ]
