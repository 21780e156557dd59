"""Which source is believed: by the priorities that editors gave, for each field by itself."""

from typing import Self

from directory.models import FieldPriority, Source
from directory.models.source import ORDINARY
from directory.provenance import Origin


class Ranks:
    """The priorities of all sources; a source that nobody declared has the ordinary one."""

    def __init__(self, sources: dict[str, int], fields: dict[tuple[str, str], int]) -> None:
        self._sources = sources
        self._fields = fields

    @classmethod
    def read(cls) -> Self:
        """As they are now, in two queries."""
        fields = FieldPriority.objects.values_list("source__name", "field", "priority")
        return cls(
            dict(Source.objects.values_list("name", "priority")),
            {(source, field): priority for source, field, priority in fields},
        )

    def of(self, source: str, field: str) -> int:
        """The priority of ``source`` for ``field``."""
        return self._fields.get((source, field), self._sources.get(source, ORDINARY))

    def beats(self, one: Origin, other: Origin, field: str) -> bool:
        """Whether ``one`` is believed rather than ``other``: people first, then by priority."""
        if one.by_hand or other.by_hand:
            return one.by_hand and not other.by_hand
        return self.of(one.source, field) > self.of(other.source, field)
