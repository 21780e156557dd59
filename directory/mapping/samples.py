"""The first rows of a file, as a guess and an editor look at them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from directory.importing.repair import RawRow

ROWS = 300  # looked at
MOST_COLUMNS = 200
SHOWN = 200  # characters of an example


@dataclass(slots=True)
class Column:
    """A column of a file with what its cells hold, empty ones left out."""

    name: str
    values: list[str] = field(default_factory=list)

    @property
    def examples(self) -> list[str]:
        """Three different values, cut."""
        different = dict.fromkeys(value[:SHOWN] for value in self.values)
        return list(islice(different, 3))


@dataclass(slots=True)
class Sample:
    """Some rows by the file's own names, and the same by columns."""

    rows: list[RawRow]
    columns: dict[str, Column]

    @classmethod
    def of(cls, rows: Iterable[RawRow], most: int = ROWS) -> "Sample":
        """The first ``most`` of ``rows``, which were read with the file's own names."""
        taken = list(islice(rows, most))
        columns: dict[str, Column] = {}
        for row in taken:
            for name, text in row.cells.items():
                if name in columns or len(columns) < MOST_COLUMNS:
                    columns.setdefault(name, Column(name)).values.append(text.strip())
        return cls(taken, columns)
