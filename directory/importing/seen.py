"""The identifiers of a file that is being read, kept on the disk however many there are."""

import sqlite3
from collections.abc import Collection, Iterable
from itertools import batched

_AT_ONCE = 500


class Seen:
    """A set of texts in a temporary database that goes away with the object."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")  # no name: temporary, on the disk, nobody else's
        self._database.execute("PRAGMA journal_mode=OFF")
        self._database.execute("CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")

    def add(self, ids: Iterable[str]) -> None:
        """Remember ``ids``; known ones may come again."""
        rows = ((one,) for one in ids)
        self._database.executemany("INSERT OR IGNORE INTO seen VALUES (?)", rows)

    def known(self, ids: Collection[str]) -> set[str]:
        """Those of ``ids`` that were added."""
        found: set[str] = set()
        for some in batched(ids, _AT_ONCE):
            marks = ",".join("?" * len(some))
            query = f"SELECT id FROM seen WHERE id IN ({marks})"
            found.update(row[0] for row in self._database.execute(query, some))
        return found

    def close(self) -> None:
        """Give the disk back."""
        self._database.close()
