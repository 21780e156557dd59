"""Writes a batch of repaired rows as places, and tells what that changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from directory.doubles.following import followed
from directory.models import Place
from directory.provenance import FIELDS, record_all
from directory.ranks import Ranks
from directory.slugs import free_slugs, stem
from search import pending

from . import revisions
from .changes import MEMORY, Change, Effect
from .findings import Finding, Kind, Reason
from .merging import EMPTY, brought, column, filled, merged, value_of
from .repair import Repaired

SOURCE_KIND = "place"  # as ``directory.documents`` registers it
WRITTEN = [
    *FIELDS,
    *revisions.FIELDS,
    "family",
    "imported_values",
    "provenance",
    "missing_since",
    "modified_at",
]


@dataclass(slots=True)
class Outcome:
    """What became of a batch; counted only once it is committed."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    returned: int = 0
    changed: list[int] = field(default_factory=list)  # primary keys
    findings: list[Finding] = field(default_factory=list)


class _Touched:
    """A place that a batch changes, with what it was before."""

    def __init__(self, place: Place, row: int) -> None:
        self.place = place
        self.before = place.serializable_data() if place.latest_revision_id else {}
        self.change = Change(Effect.CHANGED, str(place), row, place.pk, memory=memory_of(place))

    def take(self, fields: Mapping[str, tuple[Any, Any]]) -> None:
        """Note fields that were changed, those changed twice as they were first."""
        for name, (old, new) in fields.items():
            self.change.fields[name] = (self.change.fields.get(name, (old,))[0], new)


class Writer:
    """Writes for the source called ``name`` what it says ``on`` a day; with ``dry``, nothing.

    ``tell`` takes the changes of a batch, within its transaction.
    """

    def __init__(
        self, name: str, on: date, tell: Callable[[Sequence[Change]], object], *, dry: bool
    ) -> None:
        self._name = name
        self._today = on
        self._tell_changes = tell
        self._dry = dry
        self._ranks = Ranks.read()

    def written(self, rows: list[Repaired]) -> Outcome:
        """The rows are brought into the database, in one transaction."""
        if self._dry:
            return self._compared(rows, save=False)
        with transaction.atomic():
            outcome = self._compared(rows, save=True)
            if outcome.changed:
                # Should this process die before it indexes them, the next refresh does.
                pending.add([(SOURCE_KIND, pk) for pk in outcome.changed])
        return outcome

    def _compared(self, rows: list[Repaired], *, save: bool) -> Outcome:
        """Tell new, changed and unchanged rows apart, and save the first two."""
        outcome = Outcome()
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
        if new:
            self._add(new, outcome, save=save)
        return outcome

    def _add(self, rows: list[Repaired], outcome: Outcome, *, save: bool) -> None:
        if save:
            outcome.changed += [place.pk for place in Place.objects.bulk_create(self._new(rows))]
        keys = outcome.changed[-len(rows) :] if save else [None] * len(rows)
        self._tell_changes(
            [
                Change(Effect.ADDED, title_of(row.values or {}), row.number, pk)
                for row, pk in zip(rows, keys, strict=True)
            ]
        )

    def _new(self, rows: list[Repaired]) -> list[Place]:
        now = timezone.now()
        values = [row.values or {} for row in rows]
        stems = [stem(one["name"], one.get("commune", "")) for one in values]
        slugs = free_slugs(stems, Place.slugs_taken)
        return [
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
            for row, one, slug in zip(rows, values, slugs, strict=True)
        ]

    def _made(self, place: Place, values: Mapping[str, Any]) -> Place:
        record_all(place, self._name, self._today)
        return filled(place, values)

    def _update(self, rows: dict[int, Repaired], outcome: Outcome, *, save: bool) -> None:
        touched = self._touched(rows, outcome)
        if save:
            changed = [one for one in touched if one.change.fields]
            revisions.renew([(one.place, one.before) for one in changed if one.before])
            # An upsert: many times faster than ``bulk_update`` over so many columns.
            Place.objects.bulk_create(
                [one.place for one in touched],
                update_conflicts=True,
                unique_fields=["id"],
                update_fields=WRITTEN,
            )
            outcome.changed += [one.place.pk for one in touched]
        self._tell_changes([one.change for one in touched])

    def _touched(self, rows: dict[int, Repaired], outcome: Outcome) -> list[_Touched]:
        """The places of the rows, and those that stand for them since they were merged."""
        touched: dict[int, _Touched] = {}
        doubles = followed(rows)
        # One from the same source has a row of its own.
        others = Place.objects.exclude(imported_from=self._name)
        standing = others.in_bulk(set(doubles.values()))
        places = Place.objects.in_bulk(list(rows))
        for pk, row in rows.items():
            place = places[pk]
            values, before = row.values or {}, place.imported_values
            one = touched[place.pk] = _Touched(place, row.number)
            fields, kept = merged(place, values, self._today, self._ranks)
            place.missing_since = None
            one.take(fields)
            if double := standing.get(doubles.get(place.pk, 0)):
                one = touched.get(double.pk) or _Touched(double, row.number)
                said = (self._name, self._today)
                fields, kept_there = brought(double, before, values, said, self._ranks)
                kept = list(dict.fromkeys([*kept, *kept_there]))
                if fields:
                    one.take(fields)
                    touched[double.pk] = one
            outcome.findings += [
                Finding(
                    row.number, column(name), _shown(row, name), Kind.KEPT, Reason.EDITED, row.id
                )
                for name in kept
            ]
        return list(touched.values())


def memory_of(place: Place) -> dict[str, Any]:
    """What the importer remembers of ``place``, as JSON has it."""
    return {name: value_of(place, name) for name in MEMORY}


def title_of(values: Mapping[str, Any]) -> str:
    """How a place is called in lists."""
    return f"{values.get('name', '')} ({values.get('commune', '')})"


def _shown(row: Repaired, name: str) -> str:
    value = (row.values or {}).get(name, EMPTY[name])
    return "|".join(value) if isinstance(value, list) else str(value if value is not None else "")
