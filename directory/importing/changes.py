"""What an import does to one place: told as it is done, so that it can be shown and undone."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Effect(StrEnum):
    """What becomes of a place."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(slots=True)
class Change:
    """One place changed, or about to be; ``place`` is its key, None for one not written yet.

    ``fields`` are the old and the new value by field, as JSON has them; a change without any is of
    a place that came back, or of what the source says where another value is kept. ``memory`` is
    what the importer remembered of the place before: ``provenance``, ``imported_values``,
    ``missing_since``.
    """

    effect: Effect
    title: str
    row: int = 0
    place: int | None = None
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    memory: dict[str, Any] = field(default_factory=dict)


MEMORY = ("provenance", "imported_values", "missing_since")
