"""What could not be indexed yet: one line an object, in a file beside the index.

A file and not a table, because the search has no models; beside the index and not in it, because
it must be writable when the index is not.
"""

import contextlib
import fcntl
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings

type Object = tuple[str, int]


def file() -> Path:
    """The file: ``BLASON_SEARCH["PENDING"]``, or the index's path with ``.pending`` added."""
    configuration: dict[str, Any] = settings.BLASON_SEARCH
    if "PENDING" in configuration:
        return Path(configuration["PENDING"])
    path = Path(configuration["OPTIONS"]["path"])
    return path.with_name(path.name + ".pending")


def add(objects: Iterable[Object]) -> None:
    """Keep ``objects`` (kind, primary key) for later; raises OSError when the disk refuses."""
    with _opened() as lines:
        lines.seek(0, 2)
        lines.writelines(json.dumps(one) + "\n" for one in objects)


def any_wait() -> bool:
    """Whether anything waits; cheap enough to ask at every request."""
    try:
        return file().stat().st_size > 0
    except FileNotFoundError:
        return False


def read() -> set[Object]:
    """The objects that wait."""
    if not any_wait():
        return set()
    with _opened() as lines:
        return _objects(lines)


def remove(done: Iterable[Object]) -> None:
    """Forget the objects that are indexed now; those added meanwhile stay."""
    if not file().exists():
        return
    with _opened() as lines:
        left = _objects(lines) - set(done)
        lines.seek(0)
        lines.truncate()
        lines.writelines(json.dumps(one) + "\n" for one in sorted(left))


def _objects(lines: TextIO) -> set[Object]:
    lines.seek(0)
    found = set()
    for line in lines:
        # A process that died while writing leaves half a line; the next rebuild covers it.
        with contextlib.suppress(ValueError):
            kind, pk = json.loads(line)
            found.add((kind, pk))
    return found


@contextlib.contextmanager
def _opened() -> Iterator[TextIO]:
    file().parent.mkdir(parents=True, exist_ok=True)
    with file().open("a+", encoding="utf-8") as lines:
        fcntl.flock(lines, fcntl.LOCK_EX)
        yield lines
