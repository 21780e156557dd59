"""An import undone as a whole: what it added goes, what it changed is put back.

What people have done to its places since stays: a value that somebody wrote meanwhile, and a place
that was added and that something hangs on by now. Such a place is marked as gone from its source.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.utils import timezone
from wagtail.models import ReferenceIndex

from directory.families import family_of
from directory.importing import revisions
from directory.importing.changes import Effect
from directory.importing.communes import derive
from directory.importing.merging import put
from directory.importing.signals import directory_changed
from directory.importing.writing import SOURCE_KIND, WRITTEN
from directory.models import ImportChange, ImportRun, Place
from directory.provenance import GROUPS, origin
from search import indexing, pending

from .runs import State, finishing, heard

BATCH = 500


def undo(run: ImportRun) -> None:
    """Put back what ``run`` changed; ends UNDONE. Can be run again if it died."""
    with finishing(run, State.UNDONE):
        left = run.changes.count()
        run.size = left
        run.summary["left"] = 0
        while batch := list(run.changes.select_related("place").order_by("pk")[:BATCH]):
            _undo(batch, run)
            left -= len(batch)
            heard(run, run.size - left)
        derive()
        directory_changed.send(sender=Place)


def _undo(batch: list[ImportChange], run: ImportRun) -> None:
    added = [change.place for change in batch if change.effect == Effect.ADDED]
    others = [change for change in batch if change.effect != Effect.ADDED]
    keys = [change.place_id for change in batch]
    with transaction.atomic():
        pending.add([(SOURCE_KIND, pk) for pk in keys])
        wanted = _wanted(added)
        for place in added:
            if place.pk in wanted:
                place.missing_since = timezone.localdate()
        Place.objects.bulk_update([p for p in added if p.pk in wanted], ["missing_since"])
        Place.objects.filter(pk__in=[p.pk for p in added if p.pk not in wanted]).delete()
        _put_back(others, run.source.name)
        ImportChange.objects.filter(pk__in=[change.pk for change in batch]).delete()
        indexing.schedule(SOURCE_KIND, keys)
    run.summary["left"] += len(wanted)


def _wanted(places: list[Place]) -> set[int]:
    """The keys of those that somebody has worked on, or that something else names by now."""
    keys = [place.pk for place in places]
    wanted = {place.pk for place in places if place.latest_revision_id or _edited(place)}
    for relation in Place._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and relation.related_model is not ImportChange:
            name = relation.field.name
            there = relation.related_model._base_manager.filter(**{f"{name}__in": keys})
            wanted.update(there.values_list(name, flat=True))
    kind = ContentType.objects.get_for_model(Place)
    named = ReferenceIndex.objects.filter(to_content_type=kind, to_object_id__in=map(str, keys))
    wanted.update(int(key) for key in named.values_list("to_object_id", flat=True))
    return wanted.intersection(keys)


def _edited(place: Place) -> bool:
    return any(origin(place, name).by_hand for name in place.provenance)


def _put_back(changes: Iterable[ImportChange], source: str) -> None:
    revised: list[tuple[Place, dict[str, Any]]] = []
    places: list[Place] = []
    for change in changes:
        place = change.place
        before = place.serializable_data() if place.latest_revision_id else {}
        if change.effect == Effect.GONE:
            place.missing_since = None
        else:
            restored = _restore(place, change, source)
            if restored and place.latest_revision_id:
                revised.append((place, before))
        places.append(place)
    if places:
        revisions.renew(revised)
        Place.objects.bulk_create(
            places, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN
        )


def _restore(place: Place, change: ImportChange, source: str) -> bool:
    """Put back values and memory, but for what another hand or source has written since.

    A place of another source, which stands for a merged one, has its own memory.
    """
    before = change.memory
    entries = dict(before["provenance"])
    restored = False
    for group in GROUPS:
        if all(origin(place, name).source == source for name in group):
            for name in group:
                if name in change.before:
                    put(place, name, change.before[name])
                    restored = True
        else:
            entries |= {name: place.provenance[name] for name in group if name in place.provenance}
    place.provenance = entries
    if place.imported_from == source:
        place.imported_values = before["imported_values"]
        put(place, "missing_since", before["missing_since"])
    place.family = family_of(place.typologies)
    return restored
