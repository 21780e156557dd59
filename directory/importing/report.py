"""The report of an import: a CSV file with a line for each finding, safe to open anywhere."""

import csv
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from directory.formulas import guarded

from .findings import Finding, Reason

HEADER = ("row", "id", "field", "value", "kind", "reason", "explanation")


class Report:
    """Writes findings to ``path`` as they come; use it in a ``with`` statement.

    ``explain`` puts a reason into words. Raises OSError when the file cannot be written.
    """

    def __init__(self, path: Path, explain: Callable[[Reason], str]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.lines = 0
        self._explain = explain
        # With a mark, so that spreadsheets read it as UTF-8.
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._table = csv.writer(self._file)
        self._table.writerow(HEADER)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, finding: Finding) -> None:
        """One more line."""
        self.lines += 1
        self._table.writerow(
            (
                finding.row or "",
                guarded(finding.id),
                guarded(finding.field),
                guarded(finding.value),
                finding.kind.value,
                finding.reason.value,
                self._explain(finding.reason),
            )
        )
