"""Brings repaired rows into the database, a batch a transaction.

A place is known by where it was imported from and its identifier there. A row that says what it
said last time touches nothing, so that an import that was killed is simply run again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import batched
from typing import Any, Self

from django.db import DataError, IntegrityError, reset_queries, transaction
from django.utils import timezone

from directory.models import Commune, Place
from directory.provenance import FIELDS, record_all
from directory.slugs import free_slugs, stem
from search import indexing, pending

from . import revisions
from .communes import derive
from .findings import Finding, Kind, Reason
from .gazetteer import Gazetteer, Town
from .merging import EMPTY, column, filled, merged
from .repair import RawRow, Repaired, repair
from .seen import Seen
from .signals import directory_changed

BATCH = 1_000
SOURCE_KIND = "place"  # as ``directory.documents`` registers it
_WRITTEN = [
    *FIELDS,
    *revisions.FIELDS,
    "family",
    "imported_values",
    "provenance",
    "missing_since",
    "modified_at",
]


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


@dataclass(slots=True)
class _Outcome:
    """What became of a batch; counted only once it is committed."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    returned: int = 0
    changed: list[int] = field(default_factory=list)  # primary keys
    findings: list[Finding] = field(default_factory=list)


def known_towns() -> Gazetteer:
    """The communes of the real list; derived ones come from places, and would prove themselves."""
    columns = ("code", "name", "department", "latitude", "longitude", "population", "postcodes")
    rows = Commune.objects.filter(derived=False).values_list(*columns).iterator()
    return Gazetteer(
        Town(code, name, tuple(postcodes), *rest) for code, name, *rest, postcodes in rows
    )


class Import:
    """One run over one file, from the source called ``name``.

    ``note`` takes each finding as it comes; ``advance`` is called after each batch with the
    number of its rows. With ``dry`` nothing is written, and all else is the same.
    """

    def __init__(
        self,
        name: str,
        *,
        note: Callable[[Finding], object],
        advance: Callable[[int], object] = lambda rows: None,
        dry: bool = False,
    ) -> None:
        self.summary = Summary()
        self._name = name
        self._note = note
        self._advance = advance
        self._dry = dry
        self._today = timezone.localdate()
        self._gazetteer = known_towns()
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
        rows: list[Repaired] = []
        for one in raw:
            self.summary.read += 1
            row = repair(one, self._gazetteer)
            self._tell(row.id, row.findings)
            if row.values is None:
                self.summary.rejected += 1
                self._read.add([row.id])
            else:
                rows.append(row)
        self._apply(list(self._first_ones(rows)))
        reset_queries()  # in development Django keeps the texts of all queries

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
            outcome = self._written(rows)
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

    def _written(self, rows: list[Repaired]) -> _Outcome:
        if self._dry:
            return self._compared(rows, save=False)
        with transaction.atomic():
            outcome = self._compared(rows, save=True)
            if outcome.changed:
                # Should this process die before it indexes them, the next refresh does.
                pending.add([(SOURCE_KIND, pk) for pk in outcome.changed])
        return outcome

    def _compared(self, rows: list[Repaired], *, save: bool) -> _Outcome:
        """Tell new, changed and unchanged rows apart, and save the first two."""
        outcome = _Outcome()
        of_source = Place.objects.filter(
            imported_from=self._name, external_id__in=[row.id for row in rows]
        )
        columns = ("external_id", "pk", "imported_values", "missing_since")
        there = {known: rest for known, *rest in of_source.values_list(*columns)}
        new: list[Repaired] = []
        changed: dict[int, Repaired] = {}
        for row in rows:
            if row.id not in there:
                new.append(row)
                continue
            pk, values, missing_since = there[row.id]
            if values == row.values and missing_since is None:
                outcome.unchanged += 1
                continue
            outcome.returned += missing_since is not None
            changed[pk] = row
        outcome.added, outcome.updated = len(new), len(changed)
        if changed:
            self._update(changed, outcome, save=save)
        if new and save:
            self._add(new, outcome)
        return outcome

    def _add(self, rows: list[Repaired], outcome: _Outcome) -> None:
        now = timezone.now()
        values = [row.values or {} for row in rows]
        stems = [stem(one["name"], one.get("commune", "")) for one in values]
        places = [
            self._made(
                Place(
                    slug=slug,
                    external_id=row.id,
                    imported_from=self._name,
                    imported_values=one,
                    first_published_at=now,
                    last_published_at=now,
                ),
                one,
            )
            for row, one, slug in zip(
                rows, values, free_slugs(stems, Place.slugs_taken), strict=True
            )
        ]
        outcome.changed += [place.pk for place in Place.objects.bulk_create(places)]

    def _made(self, place: Place, values: Mapping[str, Any]) -> Place:
        record_all(place, self._name, self._today)
        return filled(place, values)

    def _update(self, rows: dict[int, Repaired], outcome: _Outcome, *, save: bool) -> None:
        places = list(Place.objects.filter(pk__in=rows))
        revised: list[tuple[Place, dict[str, Any]]] = []
        for place in places:
            row = rows[place.pk]
            before = place.serializable_data() if place.latest_revision_id else {}
            fields, kept = merged(place, row.values or {}, self._today)
            place.missing_since = None
            outcome.findings += [
                Finding(
                    row.number, column(name), _shown(row, name), Kind.KEPT, Reason.EDITED, row.id
                )
                for name in kept
            ]
            if fields and place.latest_revision_id:
                revised.append((place, before))
        if save:
            revisions.renew(revised)
            # An upsert: many times faster than ``bulk_update`` over so many columns.
            Place.objects.bulk_create(
                places, update_conflicts=True, unique_fields=["id"], update_fields=_WRITTEN
            )
            outcome.changed += [place.pk for place in places]

    def _mark_gone(self) -> None:
        """Places that this source had once, and now has neither as a good nor as a bad row."""
        here = Place.objects.filter(imported_from=self._name, missing_since=None).order_by("pk")
        last = 0
        while batch := list(here.filter(pk__gt=last).values_list("pk", "external_id")[:BATCH]):
            last = batch[-1][0]
            known = self._read.known([external_id for _, external_id in batch])
            gone = {pk: external_id for pk, external_id in batch if external_id not in known}
            if gone and not self._dry:
                Place.objects.filter(pk__in=gone).update(missing_since=date.today())
            self.summary.gone += len(gone)
            for external_id in gone.values():
                self._tell(external_id, [Finding(0, "", "", Kind.GONE, Reason.GONE)])


def _shown(row: Repaired, name: str) -> str:
    value = (row.values or {}).get(name, EMPTY[name])
    return "|".join(value) if isinstance(value, list) else str(value if value is not None else "")
