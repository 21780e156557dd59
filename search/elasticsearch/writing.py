"""Documents into the index: in bulk, and a rebuild beside the index that answers.

While a rebuild fills an index, every write goes to that one as well. The rebuild only creates:
what a write has put there meanwhile is newer than what the rebuild has read, so it stays. A
document deleted meanwhile leaves a mark, lest the rebuild bring it back.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from ..protocol import Document, IndexMissing, SearchUnavailable
from .connection import Connection, engine_errors
from .schema import fields, template

_CHUNK = 500  # documents a request: one is under way at a time, so a slow cluster slows us down
_CHUNK_BYTES = 10_000_000
_RETRIES, _FIRST_WAIT, _LONGEST_WAIT = 6, 0.5, 10.0  # seconds, when the cluster asks for patience
_CONFLICT = 409

type Action = dict[str, Any]


def update(connection: Connection, documents: Iterable[Document]) -> int:
    """Replace or add ``documents``; how many."""
    rows = [(document.id, fields(document)) for document in documents]
    indexes = _written(connection)
    _send(
        connection.upkeep,
        (
            {"_op_type": "index", "_index": index, "_id": identifier, "_source": row}
            for index in indexes
            for identifier, row in rows
        ),
    )
    _refresh(connection, [connection.alias])
    return len(rows)


def delete(connection: Connection, ids: Iterable[str]) -> None:
    """Forget the documents with ``ids``."""
    gone = list(ids)
    actions: list[Action] = []
    for index, answers in _written(connection).items():
        for identifier in gone:
            action: Action = {"_op_type": "delete", "_index": index, "_id": identifier}
            if not answers:
                action |= {"_op_type": "index", "_source": {"gone": True}}
            actions.append(action)
    _send(connection.upkeep, actions, ignored=(404,))
    _refresh(connection, [connection.alias])


def _written(connection: Connection) -> dict[str, bool]:
    """The indexes that a write goes to; whether each is the one that answers."""
    indexes = connection.indexes()
    if not any(indexes.values()):
        raise IndexMissing("There is no search index yet: run manage.py rebuild_search.")
    return indexes


def rebuild(connection: Connection, documents: Iterable[Document]) -> int:
    """Fill a new index and switch to it; on any error the old one stays. How many.

    A rebuild that another one overtakes fails.
    """
    count = 0

    def actions(name: str) -> Iterator[Action]:
        nonlocal count
        seen: set[int] = set()
        for document in documents:
            count += 1
            fingerprint = hash(document.id)
            kind = "index" if fingerprint in seen else "create"
            seen.add(fingerprint)
            yield {
                "_op_type": kind,
                "_index": name,
                "_id": document.id,
                "_source": fields(document),
            }

    name = _begin(connection)
    try:
        _send(connection.upkeep, actions(name), ignored=(_CONFLICT,))
        others = _finish(connection, name)
    except BaseException:
        _drop(connection, [name])
        raise
    _drop(connection, others)
    return count


def _begin(connection: Connection) -> str:
    """An empty index that writes find from now on; what other rebuilds left half-built goes."""
    client = connection.upkeep
    name = connection.new_name()
    with engine_errors():
        client.indices.put_index_template(name=connection.alias, **template(connection.pattern))
    _drop(connection, [index for index, answers in connection.indexes().items() if not answers])
    with engine_errors():
        client.indices.create(index=name)
    return name


def _finish(connection: Connection, name: str) -> list[str]:
    """Make the index complete and searchable, and let the alias name it alone; the other indexes.

    They can go afterwards: if they went in the same step, searches would find them closed before
    they found the new one.
    """
    client = connection.upkeep
    with engine_errors():
        _refresh(connection, [name])
        client.delete_by_query(index=name, query={"term": {"gone": True}}, refresh=True)
        found = client.indices.get(index=connection.of_any_version, features="aliases").body
        former = [index for index, one in found.items() if connection.alias in one["aliases"]]
        client.indices.update_aliases(
            actions=[
                {"add": {"index": name, "alias": connection.alias}},
                *({"remove": {"index": one, "alias": connection.alias}} for one in former),
            ]
        )
    return [index for index in found if index != name]


def _drop(connection: Connection, indexes: list[str]) -> None:
    if indexes:  # the client refuses an empty list
        with engine_errors():
            connection.upkeep.indices.delete(index=indexes, ignore_unavailable=True)


def _refresh(connection: Connection, indexes: list[str]) -> None:
    with engine_errors():
        connection.upkeep.indices.refresh(index=indexes)


def _send(client: Elasticsearch, actions: Iterable[Action], ignored: tuple[int, ...] = ()) -> None:
    """Send ``actions`` in their order; raises SearchUnavailable when one of them is refused."""
    with engine_errors():
        for accepted, answer in streaming_bulk(
            client,
            actions,
            chunk_size=_CHUNK,
            max_chunk_bytes=_CHUNK_BYTES,
            raise_on_error=False,
            max_retries=_RETRIES,
            initial_backoff=_FIRST_WAIT,
            max_backoff=_LONGEST_WAIT,
        ):
            [(kind, result)] = answer.items()
            if not accepted and result["status"] not in ignored:
                raise SearchUnavailable(
                    f"Elasticsearch did not {kind} {result.get('_id')}: {result.get('error')}"
                )
