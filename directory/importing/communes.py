"""The gazetteer's own import, and the communes that are only known from places."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched, groupby
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Avg, Count, Q

from directory.models import Commune, Place
from directory.standard import SEPARATOR
from directory.vocabularies import fold

from .coordinates import number
from .encodings import detect
from .findings import FileFault, Log, UnreadableFile
from .gazetteer import department_of
from .localities import read_insee, read_postcode
from .signals import directory_changed
from .tables import SEPARATORS

BATCH = 1_000
_COLUMNS = (
    "name",
    "folded_name",
    "postcodes",
    "department",
    "region",
    "population",
    "latitude",
    "longitude",
    "derived",
)
_CELLS = (
    "code",
    "nom",
    "codes_postaux",
    "departement",
    "region",
    "population",
    "latitude",
    "longitude",
)


@dataclass(slots=True)
class CommuneSummary:
    """Every row read is either saved or rejected (``rejected``: the row numbers)."""

    read: int
    saved: int
    rejected: list[int]


def import_communes(path: Path) -> CommuneSummary:
    """Fill the gazetteer from a file with the columns of ``docs/hubs/importing.md``.

    Communes are known by their INSEE code; those derived from places are made anew, for the codes
    that are still lacking. Raises ``UnreadableFile``.
    """
    summary = CommuneSummary(0, 0, [])
    for batch in batched(_communes(path, summary), BATCH):
        _save({commune.code: commune for commune in batch}.values())
        summary.saved += len(batch)
    if not summary.read:
        raise UnreadableFile(FileFault.NO_ROWS)
    with transaction.atomic():
        Commune.objects.filter(derived=True).delete()
        derive()
    directory_changed.send(sender=Commune)
    return summary


def derive() -> int:
    """Make communes of the INSEE codes of places that the gazetteer lacks; how many there are."""
    lacking = (
        Place.objects.exclude(insee_code="")
        .exclude(insee_code__in=Commune.objects.filter(derived=False).values("code"))
        .values("insee_code", "commune", "postcode")
        .annotate(
            places=Count("pk"),
            north=Avg("latitude", filter=Q(approximate=False)),
            east=Avg("longitude", filter=Q(approximate=False)),
        )
        .order_by("insee_code")
    )
    count = 0
    by_code = groupby(lacking.iterator(), key=lambda row: row["insee_code"])
    communes = (_derived(code, list(rows)) for code, rows in by_code)
    for batch in batched(communes, BATCH):
        _save(batch)
        count += len(batch)
    return count


def _derived(code: str, rows: Sequence[Mapping[str, Any]]) -> Commune:
    """A commune as most of its places describe it, in their midst."""
    names: Counter[str] = Counter()
    for row in rows:
        names[row["commune"] or code] += row["places"]
    name = names.most_common(1)[0][0]
    postcodes = {row["postcode"] for row in rows if row["postcode"]}
    norths = [row["north"] for row in rows if row["north"] is not None]
    easts = [row["east"] for row in rows if row["east"] is not None]
    return Commune(
        code=code,
        name=name,
        folded_name=fold(name)[:100],
        postcodes=sorted(postcodes),
        department=department_of(code, "") or code[:2],
        latitude=sum(norths) / len(norths) if norths else None,
        longitude=sum(easts) / len(easts) if easts else None,
        derived=True,
    )


def _save(communes: Iterable[Commune]) -> None:
    Commune.objects.bulk_create(
        communes, update_conflicts=True, unique_fields=["code"], update_fields=_COLUMNS
    )


def _communes(path: Path, summary: CommuneSummary) -> Iterator[Commune]:
    try:
        with path.open(encoding=detect(path), errors="replace", newline="") as file:
            separator = max(SEPARATORS, key=file.readline().count)
            file.seek(0)
            rows = csv.DictReader(file, delimiter=separator)
            if not {"code", "nom"} <= set(rows.fieldnames or ()):
                raise UnreadableFile(FileFault.NO_NAMES, ", ".join(rows.fieldnames or ()))
            for row in rows:
                summary.read += 1
                commune = _commune(row)
                if commune:
                    yield commune
                else:
                    summary.rejected.append(summary.read + 1)  # the header is the first row
    except OSError as error:
        raise UnreadableFile(FileFault.MISSING, error.strerror or str(error)) from error
    except csv.Error as error:
        raise UnreadableFile(FileFault.NOT_A_TABLE, str(error)) from error


def _commune(row: Mapping[str, str | None]) -> Commune | None:
    """The commune that ``row`` describes; None without a code or a name."""
    log = Log(0)
    cells = {name: (row.get(name) or "").strip() for name in _CELLS}
    code = read_insee(cells["code"], log)
    name = cells["nom"][:100]
    if not code or not name:
        return None
    postcodes = (read_postcode(one, log) for one in cells["codes_postaux"].split(SEPARATOR))
    latitude, longitude = number(cells["latitude"])[0], number(cells["longitude"])[0]
    population = cells["population"]
    return Commune(
        code=code,
        name=name,
        folded_name=fold(name)[:100],
        postcodes=[one for one in postcodes if one],
        department=cells["departement"][:3] or department_of(code, "") or code[:2],
        region=cells["region"][:3],
        population=int(population) if population.isdecimal() and len(population) < 10 else 0,
        latitude=latitude if longitude is not None else None,
        longitude=longitude if latitude is not None else None,
        derived=False,
    )
