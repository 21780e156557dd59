"""The index's folder: generations, the pointer to the current one, the write lock, the reader.

    <folder>/current        names the generation that answers, and the facets it can count:
                            {"generation": "…", "version": 5, "counted": ["kind", …]}
    <folder>/<generation>/  one tantivy index
    <folder>/lock           held while someone writes; the system frees it when a process dies

A rebuild fills a new generation and then replaces ``current`` in one step; readers compare two
file stamps per query, so they notice commits and rebuilds of any process.
"""

import fcntl
import json
import os
import shutil
import threading
import time
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from ..protocol import IndexMissing, SearchUnavailable
from . import schema

_BETWEEN_TRIES = 0.05
_MOST_REMEMBERED = 500

type Stamp = tuple[int, int]


@contextmanager
def engine_errors() -> Iterator[None]:
    """Let what tantivy or the disk raise out as ``SearchUnavailable``."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise SearchUnavailable(f"The search index cannot be used: {error}") from error


@dataclass(slots=True)
class Snapshot:
    """One state of the index: what is asked of it stays consistent, whatever is written."""

    index: tantivy.Index
    searcher: tantivy.Searcher
    schema: tantivy.Schema
    stamps: tuple[Stamp, Stamp]
    folder: Path
    _remembered: dict[Hashable, object] = field(default_factory=dict)
    _sets: dict[str, int] = field(default_factory=dict)

    def recalled[Answer](self, key: Hashable, kind: type[Answer]) -> Answer | None:
        """What was remembered under ``key`` for this state of the index, unless forgotten since."""
        answer = self._remembered.get(key)
        return answer if isinstance(answer, kind) else None

    def remember(self, key: Hashable, answer: object) -> None:
        """Keep ``answer`` until there is too much to keep."""
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[key] = answer

    def sets(self, name: str) -> int:
        """About how many different sets of values the facet ``name`` has."""
        if name not in self._sets:
            everything = tantivy.Query.all_query()
            self._sets[name] = round(self.searcher.cardinality(everything, f"sets.{name}"))
        return self._sets[name]

    def count(self, query: tantivy.Query) -> int:
        """How many documents ``query`` finds."""
        return self.total(self.searcher.search(query, limit=1))

    def any(self, query: tantivy.Query) -> bool:
        """Whether ``query`` finds a document."""
        unscored = tantivy.Query.const_score_query(query, 0.0)
        return bool(self.searcher.search(unscored, limit=1, count=False).hits)

    def total(self, result: tantivy.SearchResult) -> int:
        """How many documents the search that gave ``result`` found in all."""
        count: int = result.count  # type: ignore[attr-defined]  # missing in tantivy's stubs
        return count

    def column(self, name: str, addresses: list[tantivy.DocAddress]) -> list[Any]:
        """The values of a numeric column at these addresses, None where there is none."""
        return self.searcher.fast_field_values(name, addresses)


@dataclass(frozen=True, slots=True)
class Generation:
    """The folder of one index, and the names of the facets that its documents have sets of."""

    folder: Path
    counted: frozenset[str]


class Storage:
    """The folder at ``path``; writers wait up to ``patience`` seconds for each other."""

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        self._patience = patience
        self._pointer = path / "current"
        self._snapshot: Snapshot | None = None
        self._guard = threading.Lock()

    def generation(self) -> Generation:
        """The current generation.

        Raises IndexMissing when there is none of this version, SearchUnavailable when the folder
        cannot be read.
        """
        with engine_errors():
            try:
                pointer = json.loads(self._pointer.read_text())
            except FileNotFoundError as error:
                raise IndexMissing(
                    f"There is no search index in {self.path} yet: run manage.py rebuild_search."
                ) from error
            if pointer["version"] != schema.VERSION:
                raise IndexMissing(
                    "The search index is of another version: run manage.py rebuild_search."
                )
            return Generation(self.path / pointer["generation"], frozenset(pointer["counted"]))

    def snapshot(self) -> Snapshot:
        """The newest state; cheap when nothing has changed."""
        current = self._snapshot
        if current is not None and self._stamps_of(current.folder) == current.stamps:
            return current
        with self._guard:
            for attempt in range(3):  # a generation may be replaced just while it is opened
                try:
                    self._snapshot = self._open()
                    return self._snapshot
                except IndexMissing:
                    self._snapshot = None
                    raise
                except SearchUnavailable:
                    self._snapshot = None
                    if attempt == 2:
                        raise
                    time.sleep(_BETWEEN_TRIES)
        raise AssertionError("unreachable")

    def _open(self) -> Snapshot:
        folder = self.generation().folder
        stamps = self._stamps_of(folder)
        if stamps is None:
            raise SearchUnavailable(f"The search index in {folder} is incomplete.")
        with engine_errors():
            index = tantivy.Index.open(str(folder))
            index.config_reader(reload_policy="manual")
            index.reload()
            return Snapshot(index, index.searcher(), index.schema, stamps, folder)

    def _stamps_of(self, folder: Path) -> tuple[Stamp, Stamp] | None:
        try:
            pointer, meta = self._pointer.stat(), (folder / "meta.json").stat()
        except OSError:
            return None
        return (pointer.st_ino, pointer.st_mtime_ns), (meta.st_ino, meta.st_mtime_ns)

    @contextmanager
    def locked(self, patience: float | None = None) -> Iterator[None]:
        """Hold the write lock; SearchUnavailable when another writer keeps it too long."""
        with engine_errors():
            self.path.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            deadline = time.monotonic() + (self._patience if patience is None else patience)
            while True:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError as error:
                    if time.monotonic() > deadline:
                        raise SearchUnavailable("The search index is being written.") from error
                    time.sleep(_BETWEEN_TRIES)
            yield
        finally:
            os.close(handle)

    def new_generation(self) -> Path:
        """An empty folder for a generation; hold the lock."""
        with engine_errors():
            folder = self.path / f"{time.time_ns():x}"
            folder.mkdir()
            return folder

    def switch_to(self, generation: Generation) -> None:
        """Make it the current generation and remove all others; hold the lock."""
        pointer = {
            "generation": generation.folder.name,
            "version": schema.VERSION,
            "counted": sorted(generation.counted),
        }
        with engine_errors():
            fresh = self.path / "current.new"
            with fresh.open("w") as file:
                json.dump(pointer, file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._pointer)
        self.remove_others(generation.folder)

    def remove_others(self, folder: Path) -> None:
        """Remove all generations but ``folder``, also those that a crash left half-built."""
        for other in self.path.iterdir():
            if other.is_dir() and other != folder:
                # Open readers keep the removed files until they turn to the new generation.
                shutil.rmtree(other, ignore_errors=True)
