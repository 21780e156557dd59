"""Expressions that mean the same: those of ``synonyms.txt`` beside this module, and what a room
that lets people edit them registers in their place.
"""

import logging
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from django.core.cache import cache
from django.db import DatabaseError

from .analysis import stems
from .pending import file as pending_file

logger = logging.getLogger(__name__)

FILE = Path(__file__).with_name("synonyms.txt")
_STAMP = "search-synonyms"

type Expression = tuple[str, ...]
type Group = Sequence[str]


class Synonyms:
    """Groups of expressions, each a tuple of stems; ``version`` differs when they do."""

    def __init__(self, groups: Iterable[Group], version: str = "") -> None:
        self.version = version
        self._others: dict[Expression, list[Expression]] = {}
        for group in groups:
            expressions = list(dict.fromkeys(tuple(stems(text)) for text in group))
            for expression in expressions:
                known = self._others.setdefault(expression, [])
                known += [one for one in expressions if one != expression and one not in known]
        self._longest = max(map(len, self._others), default=0)

    def at(self, words: Sequence[str], start: int) -> tuple[int, list[Expression]]:
        """The longest known expression at ``start``: how many words it has, and its synonyms.

        ``(1, [])`` where none begins.
        """
        for length in range(min(self._longest, len(words) - start), 0, -1):
            others = self._others.get(tuple(words[start : start + length]))
            if others is not None:
                return length, others
        return 1, []


def shipped() -> list[Group]:
    """The groups of ``synonyms.txt``."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [
        [part.strip() for part in line.split(",") if part.strip()]
        for line in lines
        if line.strip() and not line.startswith("#")
    ]


_source: Callable[[], Iterable[Group]] = shipped
_known = Synonyms(shipped())
_tried: ContextVar[Synonyms | None] = ContextVar("tried", default=None)


def register(groups: Callable[[], Iterable[Group]]) -> None:
    """Take all the groups from ``groups`` as soon as ``changed`` has been called once."""
    global _source
    _source = groups


def synonyms() -> Synonyms:
    """The portal's synonyms, read again when any process has called ``changed``.

    Asking costs a small file and the cache, no query.
    """
    global _known
    if (tried := _tried.get()) is not None:
        return tried
    version = _version()
    if version != _known.version:
        try:
            _known = Synonyms(_source() if version else shipped(), version)
        except DatabaseError:
            logger.warning("The synonyms could not be read; the former ones hold.", exc_info=True)
    return _known


def changed() -> None:
    """Let every process read the groups anew, on this machine and where the cache is shared."""
    fresh = uuid.uuid4().hex
    cache.set(_STAMP, fresh, timeout=None)
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(fresh)


@contextmanager
def trying(groups: Iterable[Group]) -> Iterator[None]:
    """Search with ``groups`` in the place of the portal's, in this thread only."""
    token = _tried.set(Synonyms(groups, version=uuid.uuid4().hex))
    try:
        yield
    finally:
        _tried.reset(token)


def _version() -> str:
    with suppress(FileNotFoundError):
        return f"{_file().read_text()}{cache.get(_STAMP, '')}"
    return str(cache.get(_STAMP, ""))


def _file() -> Path:
    """Beside what waits to be indexed: the folder that all processes of a machine share."""
    return pending_file().with_suffix(".synonyms")
