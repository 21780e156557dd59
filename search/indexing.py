"""The database first, then the index: what rooms call after a write, and how all is rebuilt."""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import batched, groupby
from operator import itemgetter

from django.db import connection, transaction

from . import pending
from .engine import get_engine
from .protocol import Document, IndexMissing, SearchUnavailable
from .registry import document_id, sources

logger = logging.getLogger(__name__)

_BATCH = 2_000  # SQLite takes no more than some thousands of keys in one query


def schedule(kind: str, pks: Iterable[int]) -> None:
    """Index these objects again once the running transaction is committed.

    All that one transaction schedules is indexed together, each object once.
    """
    changed = {(kind, pk) for pk in pks}
    if changed:
        together = _scheduled()
        together |= changed
        transaction.on_commit(partial(_enqueue, together), robust=True)


def _scheduled() -> set[tuple[str, int]]:
    """What the running transaction has scheduled, which all its callbacks share.

    Each call of ``schedule`` needs a callback of its own: those of a savepoint go with it.
    """
    for hook in reversed(connection.run_on_commit):
        callback = hook[1]
        if isinstance(callback, partial) and callback.func is _enqueue:
            shared: set[tuple[str, int]] = callback.args[0]
            return shared
    return set()


def _enqueue(objects: set[tuple[str, int]]) -> None:
    """The first callback takes all that is shared, and leaves nothing to the others."""
    from .tasks import refresh

    taken = sorted(objects)
    objects.clear()
    for kind, some in groupby(taken, key=itemgetter(0)):
        refresh.enqueue(kind=kind, pks=[pk for _kind, pk in some])


def refresh_now(kind: str, pks: Iterable[int]) -> bool:
    """Index these objects as they are in the database now, with what an earlier failure left over.

    Those that are not public any more, or gone, leave the index. One commit a call (for up to
    2,000 objects). Without an index, all of it is built. Never raises for the engine's sake: a
    failure is logged, the objects wait in ``search.pending``, and the answer is False.
    """
    wanted = {(kind, pk) for pk in pks}
    waiting = pending.read()
    try:
        _index(wanted | waiting)
    except IndexMissing:
        return _rebuild_instead(wanted)
    except SearchUnavailable:
        logger.exception("The search index did not take %d changes; they wait.", len(wanted))
        _keep(wanted)
        return False
    pending.remove(waiting)
    return True


def _index(objects: set[tuple[str, int]]) -> None:
    engine = get_engine()
    for kind in sorted({kind for kind, _ in objects}):
        source = sources().get(kind)
        if source is None:
            logger.warning("Nobody gives documents of the kind %r to the search.", kind)
            continue
        keys = sorted(pk for one, pk in objects if one == kind)
        for batch in batched(keys, _BATCH):
            documents = list(source.documents(batch))
            gone = {document_id(kind, pk) for pk in batch} - {one.id for one in documents}
            if documents:
                engine.update(documents)
            if gone:
                engine.delete(gone)


def catch_up() -> bool:
    """Index what waits, if the engine is back; whether nothing waits any more. Never raises."""
    try:
        get_engine().check()
    except SearchUnavailable as error:
        logger.info("Changes go on waiting for the search engine: %s", error)
        return False
    return refresh_now("", [])


def _rebuild_instead(wanted: set[tuple[str, int]]) -> bool:
    try:
        counts = rebuild()
    except SearchUnavailable:
        logger.exception("The search index is missing and cannot be built.")
        _keep(wanted)
        return False
    logger.info("The search index was missing; built with %s documents.", sum(counts.values()))
    return True


def _keep(objects: set[tuple[str, int]]) -> None:
    try:
        pending.add(sorted(objects))
    except OSError:
        logger.critical(
            "%d changes cannot be kept in %s: run manage.py rebuild_search.",
            len(objects),
            pending.file(),
            exc_info=True,
        )


def rebuild(advance: Callable[[str], object] = lambda kind: None) -> dict[str, int]:
    """Build the whole index from all sources and switch to it; the count of each kind.

    ``advance(kind)`` is called for each document. Raises SearchUnavailable; the old index, if
    there is one, then goes on answering.
    """
    everything = _Everything(advance)
    waiting = pending.read()
    get_engine().rebuild(everything)
    pending.remove(waiting)
    _index_late_changes()
    return everything.counts


class _Everything:
    """The documents of all sources, which knows about how many they are; to be gone through once.

    ``counts`` of those that went by, by kind; ``advance(kind)`` is called for each.
    """

    def __init__(self, advance: Callable[[str], object]) -> None:
        self.counts = dict.fromkeys(sources(), 0)
        self._advance = advance

    def __length_hint__(self) -> int:
        return sum(source.count() for source in sources().values())

    def __iter__(self) -> Iterator[Document]:
        for kind, source in sources().items():
            for document in source.documents(None):
                self.counts[kind] += 1
                self._advance(kind)
                yield document


def _index_late_changes() -> None:
    """Index what changed during a rebuild, which may have let nobody else write."""
    late = pending.read()
    try:
        _index(late)
    except SearchUnavailable:
        logger.exception("%d changes made during the rebuild wait.", len(late))
        return
    pending.remove(late)
