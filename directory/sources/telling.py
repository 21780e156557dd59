"""What a run has to say, as JSON: counts, findings by reason, a few examples of each kind."""

from collections.abc import Sequence
from typing import Any

from directory.importing.applying import Summary
from directory.importing.changes import Change, Effect
from directory.importing.findings import Finding, Kind

MOST = 10  # examples of a kind
_SHOWN = frozenset([Kind.REJECTION, Kind.KEPT])


class Examples:
    """The first of each kind: changes by effect, and findings of rejected and kept values.

    ``by_kind`` is {kind: [{"title", "row", "fields": [[field, old, new]]}]} for changes and
    {kind: [{"title", "row", "field", "value", "reason"}]} for findings.
    """

    def __init__(self) -> None:
        self.by_kind: dict[str, list[dict[str, Any]]] = {}

    def take(self, changes: Sequence[Change]) -> None:
        """Changes as an import tells them; those that nobody would see are left out."""
        for change in changes:
            known = self.by_kind.setdefault(change.effect, [])
            if len(known) == MOST:
                continue
            if change.effect == Effect.CHANGED and not change.fields:
                continue
            fields = [[name, old, new] for name, (old, new) in change.fields.items()]
            known.append({"title": change.title, "row": change.row, "fields": fields})

    def note(self, finding: Finding) -> None:
        """A finding as an import notes it."""
        if finding.kind not in _SHOWN:
            return
        known = self.by_kind.setdefault(finding.kind, [])
        if len(known) < MOST:
            known.append(
                {
                    "title": finding.id,
                    "row": finding.row,
                    "field": finding.field,
                    "value": finding.value,
                    "reason": finding.reason,
                }
            )


def counts(summary: Summary) -> dict[str, int]:
    """The numbers of ``summary`` by name."""
    names = ("read", "added", "updated", "unchanged", "rejected", "repeated", "returned", "gone")
    return {name: getattr(summary, name) for name in (*names, "kept")}


def found(summary: Summary) -> list[list[Any]]:
    """``[kind, reason, count]``, the most frequent first."""
    return [[kind, reason, count] for (kind, reason), count in summary.findings.most_common()]
