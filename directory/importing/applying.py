"""Brings repaired rows into the database, a batch a transaction.

A place is known by where it was imported from and its identifier there. A row that says what it
said last time touches nothing, so that an import that was killed is simply run again.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Self

from django.conf import settings
from django.db import DataError, IntegrityError, reset_queries, transaction
from django.utils import timezone

from directory.models import Commune, Place
from search import indexing

from .changes import Change, Effect
from .communes import derive
from .findings import Finding, Kind, Reason
from .gazetteer import Gazetteer, Town
from .geocoding import Geocoder
from .locating import locate
from .repair import RawRow, Repaired, repair
from .seen import Seen
from .signals import directory_changed
from .writing import SOURCE_KIND, Writer, title_of

BATCH = 1_000


@dataclass(slots=True)
class Summary:
    """Every row read is one of added, updated, unchanged, rejected and repeated.

    ``returned`` of the updated ones had been gone; ``kept`` counts fields, ``gone`` places, and
    ``findings`` by kind and reason. ``indexed`` is False when the search index lags behind.
    """

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    repeated: int = 0
    returned: int = 0
    gone: int = 0
    kept: int = 0
    indexed: bool = True
    findings: Counter[tuple[Kind, Reason]] = field(default_factory=Counter)


def known_towns() -> Gazetteer:
    """The communes of the real list; derived ones come from places, and would prove themselves."""
    columns = ("code", "name", "department", "latitude", "longitude", "population", "postcodes")
    rows = Commune.objects.filter(derived=False).values_list(*columns).iterator()
    return Gazetteer(
        Town(code, name, tuple(postcodes), *rest) for code, name, *rest, postcodes in rows
    )


class Import:
    """One run over one file, from the source called ``name``.

    ``note`` takes each finding as it comes; ``tell`` what a batch changes, within its transaction;
    ``advance`` is called after each batch with the number of its rows. Rows of other départements
    than those ``within`` are rejected; none means all. With ``dry`` nothing is written, and all
    else is the same.
    """

    def __init__(
        self,
        name: str,
        *,
        note: Callable[[Finding], object],
        tell: Callable[[Sequence[Change]], object] = lambda changes: None,
        advance: Callable[[int], object] = lambda rows: None,
        within: Collection[str] = (),
        dry: bool = False,
    ) -> None:
        self.summary = Summary()
        self._name = name
        self._note = note
        self._tell_changes = tell
        self._advance = advance
        self._within = frozenset(within)
        self._dry = dry
        self._today = timezone.localdate()
        self._writer = Writer(name, self._today, tell, dry=dry)
        self._gazetteer = known_towns()
        url: str = settings.GEOCODING_URL
        self._geocoder = Geocoder(url) if url else None
        self._read = Seen()  # all identifiers in the file
        self._taken = Seen()  # those of rows that were not rejected

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._read.close()
        self._taken.close()
        if not self._dry:
            directory_changed.send(sender=Place)

    def run(self, rows: Iterable[RawRow]) -> Summary:
        """Import all rows, then mark the places that the source does not have any more.

        What ``rows`` raises when the file breaks off goes through; nothing is marked then.
        """
        for batch in batched(rows, BATCH):
            self._batch(batch)
            self._advance(len(batch))
        if self.summary.read:
            self._mark_gone()
            if not self._dry:
                derive()
        return self.summary

    def _batch(self, raw: Iterable[RawRow]) -> None:
        read = [self._repaired(one) for one in raw]
        self.summary.read += len(read)
        rows = [row for row in read if row.values is not None]
        if self._geocoder:
            locate(rows, self._name, self._geocoder)
        for row in read:
            self._tell(row.id, row.findings)
        bad = [row.id for row in read if row.values is None]
        self.summary.rejected += len(bad)
        self._read.add(bad)
        self._apply(list(self._first_ones(rows)))
        reset_queries()  # in development Django keeps the texts of all queries

    def _repaired(self, raw: RawRow) -> Repaired:
        row = repair(raw, self._gazetteer)
        department = row.values.get("department", "") if row.values else ""
        if not row.values or not self._within or department in self._within:
            return row
        outside = Finding(
            row.number, "commune", department, Kind.REJECTION, Reason.OUTSIDE_TERRITORY
        )
        return Repaired(row.number, row.id, None, [*row.findings, outside])

    def _first_ones(self, rows: list[Repaired]) -> Iterator[Repaired]:
        """Those of which no earlier row has the identifier; the first of a file is taken."""
        taken = self._taken.known([row.id for row in rows])
        for row in rows:
            if row.id in taken:
                self.summary.repeated += 1
                repeated = Finding(row.number, "id", row.id, Kind.REPEATED, Reason.REPEATED_ID)
                self._tell(row.id, [repeated])
            else:
                taken.add(row.id)
                yield row
        self._taken.add(taken)
        self._read.add(taken)

    def _tell(self, external_id: str, findings: Iterable[Finding]) -> None:
        for one in findings:
            self.summary.findings[one.kind, one.reason] += 1
            self.summary.kept += one.kind == Kind.KEPT
            self._note(Finding(one.row, one.field, one.value, one.kind, one.reason, external_id))

    def _apply(self, rows: list[Repaired]) -> None:
        """Write the rows in one transaction; if the database refuses one, all but that one."""
        if not rows:
            return
        try:
            outcome = self._writer.written(rows)
        except (IntegrityError, DataError) as error:
            if len(rows) > 1:
                self._apply(rows[: len(rows) // 2])
                self._apply(rows[len(rows) // 2 :])
                return
            self.summary.rejected += 1
            refused = Finding(rows[0].number, "", str(error), Kind.REJECTION, Reason.REFUSED)
            self._tell(rows[0].id, [refused])
            return
        self.summary.added += outcome.added
        self.summary.updated += outcome.updated
        self.summary.unchanged += outcome.unchanged
        self.summary.returned += outcome.returned
        for finding in outcome.findings:
            self._tell(finding.id, [finding])
        if outcome.changed:
            self.summary.indexed &= indexing.refresh_now(SOURCE_KIND, outcome.changed)

    def _mark_gone(self) -> None:
        """Places that this source had once, and now has neither as a good nor as a bad row."""
        here = Place.objects.filter(imported_from=self._name, missing_since=None).order_by("pk")
        last = 0
        columns = ("pk", "external_id", "name", "commune")
        while batch := list(here.filter(pk__gt=last).values_list(*columns)[:BATCH]):
            last = batch[-1][0]
            known = self._read.known([external_id for _, external_id, *_ in batch])
            gone = [one for one in batch if one[1] not in known]
            with transaction.atomic():
                self._tell_changes(
                    [
                        Change(Effect.GONE, title_of({"name": name, "commune": commune}), place=pk)
                        for pk, _, name, commune in gone
                    ]
                )
                if gone and not self._dry:
                    keys = [pk for pk, *_ in gone]
                    Place.objects.filter(pk__in=keys).update(missing_since=self._today)
            self.summary.gone += len(gone)
            for _pk, external_id, *_ in gone:
                self._tell(external_id, [Finding(0, "", "", Kind.GONE, Reason.GONE)])
