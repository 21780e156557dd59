"""Files and rows for the importer's tests."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from directory.importing.findings import Finding, Kind, Reason
from directory.importing.gazetteer import Gazetteer, Town
from directory.importing.repair import RawRow, Repaired, repair

TOWNS = Gazetteer(
    [
        Town("59350", "Lille", ("59000", "59800", "59777"), "59", 50.6311, 3.0468),
        Town("80021", "Amiens", ("80000", "80080", "80090"), "80", 49.8987, 2.2847),
        Town("01033", "Valserhône", ("01200",), "01", 46.1053, 5.8106),
        Town("75056", "Paris", ("75001", "75012"), "75", 48.8566, 2.3428),
        Town("2A004", "Ajaccio", ("20000",), "2A", 41.9349, 8.7011),
        Town("97411", "Saint-Denis", ("97400",), "974", -20.9331, 55.447),
        Town("98818", "Nouméa", ("98800",), "988", None, None),
    ]
)
LILLE = {"id": "1", "nom": "Le Quai", "commune": "Lille", "code_insee": "59350"}


def repaired(gazetteer: Gazetteer = TOWNS, **cells: str) -> Repaired:
    """A row for Lille with ``cells`` besides, repaired."""
    return repair(RawRow(2, LILLE | cells), gazetteer)


def values(gazetteer: Gazetteer = TOWNS, **cells: str) -> dict[str, object]:
    """The values of a row that is not rejected."""
    result = repaired(gazetteer, **cells).values
    assert result is not None
    return result


def found(row: Repaired) -> set[tuple[Kind, Reason, str]]:
    """What a row's findings say of its fields."""
    return {(one.kind, one.reason, one.field) for one in row.findings}


def reasons(findings: Iterable[Finding]) -> set[Reason]:
    """The reasons alone."""
    return {one.reason for one in findings}


def write_csv(path: Path, rows: Iterable[Mapping[str, str]]) -> Path:
    """A CSV file with the columns of all rows."""
    rows = list(rows)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="")
        table.writeheader()
        table.writerows(rows)
    return path
