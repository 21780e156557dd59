"""The page of hits: its order, and the documents read for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..columns import key_of
from ..geometry import distance
from ..protocol import Circle, Hit, Point, Query
from .connection import Connection

# Elasticsearch keeps all hits before a page in memory; further pages are walked to.
_MOST_AT_ONCE = 10_000
_BY_ID: list[dict[str, Any]] = [{"tie": "asc"}]

type Row = Mapping[str, Any]


def order(query: Query, *, has_text: bool) -> list[dict[str, Any]]:
    """The order asked for; distance without a circle, relevance without a text go by id."""
    if query.sort == "relevance" and has_text:
        return [{"_score": "desc"}, *_BY_ID]
    if query.sort == "distance" and query.circle is not None:
        center = query.circle.center
        point = {"lat": center.latitude, "lon": center.longitude}
        return [{"_geo_distance": {"point": point, "order": "asc", "unit": "km"}}, *_BY_ID]
    if query.sort == "date":
        return [{"date": {"order": "desc", "missing": "_last"}}, *_BY_ID]
    if query.sort == "title":
        return [{"title_key": "asc"}, *_BY_ID]
    return _BY_ID


def page(
    connection: Connection, body: dict[str, Any], query: Query
) -> tuple[dict[str, Any], list[Hit]]:
    """The answer to ``body`` with its total and counts, and the hits that ``query`` asks for."""
    offset, limit = max(0, query.offset), max(0, query.limit)
    if offset + limit <= _MOST_AT_ONCE:
        answer = connection.search({**body, "from": offset, "size": limit})
        return answer, read(answer["hits"]["hits"], query)
    answer = connection.search({**body, "size": 0})
    if offset >= answer["hits"]["total"]["value"] or limit == 0:
        return answer, []
    return answer, read(_walked(connection, body, offset, limit), query)


def _walked(connection: Connection, body: dict[str, Any], offset: int, limit: int) -> list[Row]:
    """The hits from ``offset`` on, reached in long steps."""
    steps = {name: value for name, value in body.items() if name != "aggs"}
    steps |= {"track_total_hits": False}
    after: dict[str, Any] = {}
    while offset:
        step = min(offset, _MOST_AT_ONCE)
        rows = connection.search({**steps, **after, "size": step, "_source": False})["hits"]["hits"]
        if len(rows) < step:
            return []
        after = {"search_after": rows[-1]["sort"]}
        offset -= step
    found: list[Row] = connection.search({**steps, **after, "size": limit})["hits"]["hits"]
    return found


def keys(connection: Connection, query: dict[str, Any]) -> Iterator[int]:
    """The primary keys of all that ``query`` finds, in their order."""
    body: dict[str, Any] = {
        "query": query,
        "sort": _BY_ID,
        "size": _MOST_AT_ONCE,
        "_source": False,
        "track_total_hits": False,
    }
    while rows := connection.search(body)["hits"]["hits"]:
        yield from (key_of(row["sort"][0]) for row in rows)
        body["search_after"] = rows[-1]["sort"]


def read(rows: Sequence[Row], query: Query) -> list[Hit]:
    """The hits in ``rows``; by exact distances where these give the order."""
    found = [hit_of(row, query.circle) for row in rows]
    if query.sort == "distance" and query.circle is not None:
        # The server's distances are rounded: neighbours may have changed places.
        ties = {row["_id"]: row["sort"][-1] for row in rows}
        found.sort(key=lambda hit: (_away(hit), ties[hit.id]))
    return found


def _away(hit: Hit) -> float:
    return float("inf") if hit.distance is None else hit.distance


def hit_of(row: Row, circle: Circle | None) -> Hit:
    """One document, with its distance where there is a circle."""
    source = row["_source"]
    away = None
    if circle is not None and "latitude" in source:
        away = distance(circle.center, point_of(row))
    score = row.get("_score") or 0.0
    return Hit(row["_id"], source["kind"], source["name"], source["payload"], score, away)


def point_of(row: Row) -> Point:
    """The exact point of a document that has one."""
    return Point(row["_source"]["latitude"], row["_source"]["longitude"])
