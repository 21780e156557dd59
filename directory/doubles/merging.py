"""Makes one of two places, and two of one again.

The place that is merged stays in the database, unpublished: its address leads to the kept one, its
source goes on bringing it up to date, and a split has everything at hand.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from directory.documents import KIND
from directory.families import family_of
from directory.importing import revisions
from directory.importing.merging import put, value_of
from directory.models import Keeper, Place, PlaceMerge
from directory.provenance import FIELDS, origin, record
from directory.ranks import Ranks
from search.indexing import schedule

from . import references
from .choosing import CHOSEN, Side, differing, result, usual

MERGE, SPLIT = "directory.merge_places", "directory.split_places"
_NAMES = [name for group in CHOSEN for name in group]
_REVISED = (*revisions.FIELDS, "family", "modified_at")


def values_of(place: Place) -> dict[str, Any]:
    """What can be chosen of ``place``, as JSON has it; the photo by its key."""
    return {name: _value(place, name) for name in _NAMES}


def better_kept(first: Place, second: Place) -> Place:
    """The one whose address stays when nobody chooses: the one that people keep, else the elder."""
    confirmed = Keeper.objects.filter(
        place__in=[first, second], state=Keeper.State.CONFIRMED
    ).values_list("place_id", flat=True)
    return min(first, second, key=lambda place: (place.pk not in confirmed, place.pk))


@transaction.atomic
def merge(
    kept: Place, gone: Place, choices: Mapping[tuple[str, ...], Side] | None = None, by: Any = None
) -> PlaceMerge:
    """Make ``kept`` stand for ``gone`` as well; the search index follows.

    ``choices`` are by group of fields; ``usual`` where one is missing. ``by`` is None for a
    merge that nobody asked for. Raises ValueError when one of them is merged already.
    """
    both = Place.objects.select_for_update().in_bulk([kept.pk, gone.pk])
    if kept.pk == gone.pk or PlaceMerge.objects.filter(gone__in=both, undone_at=None).exists():
        raise ValueError("One of these places is merged already.")
    kept, gone = both[kept.pk], both[gone.pk]
    ours, theirs = values_of(kept), values_of(gone)
    before: dict[str, Any] = {"provenance": kept.provenance}
    after: dict[str, Any] = {}
    ranks = Ranks.read()
    for group in differing(ours, theirs):
        side = (choices or {}).get(group) or preferred(group, kept, gone, ranks)
        chosen = result(group, side, ours, theirs)
        after |= {name: value for name, value in chosen.items() if value != ours[name]}
        before |= {name: ours[name] for name in chosen if name in after}
    serialized = kept.serializable_data()
    for name, value in after.items():
        _put(kept, name, value)
        if name in FIELDS:
            said = origin(gone if value == theirs[name] else kept, name)
            record(kept, [name], said.source, said.on or timezone.localdate())
    after["provenance"] = kept.provenance
    _write(kept, serialized, after, by)
    done = PlaceMerge.objects.create(
        kept=kept,
        gone=gone,
        before=before | {"live": gone.live},
        after=after,
        moved=references.move(gone, kept),
        made_by=by,
    )
    Place.objects.filter(pk=gone.pk).update(live=False, modified_at=timezone.now())
    log(kept, MERGE, user=by, data={"name": gone.name, "slug": gone.slug})
    log(gone, MERGE, user=by, data={"name": kept.name, "slug": kept.slug})
    schedule(KIND, [kept.pk, gone.pk])
    return done


def preferred(group: tuple[str, ...], kept: Place, gone: Place, ranks: Ranks) -> Side:
    """What is kept when nobody chooses: of two texts the one whose source is believed rather."""
    ours, theirs = values_of(kept), values_of(gone)
    side = usual(group, ours, theirs)
    if side == Side.KEPT and usual(group, theirs, ours) == Side.KEPT and group[0] in FIELDS:
        said, name = (origin(kept, group[0]), origin(gone, group[0])), group[0]
        return Side.GONE if ranks.beats(said[1], said[0], name) else side
    return side


@transaction.atomic
def split(done: PlaceMerge, by: Any) -> list[str]:
    """Undo a merge: both are as they were before; the fields that stay, edited since.

    Raises ValueError when it is undone already, or the kept place was itself merged meanwhile.
    """
    done = PlaceMerge.objects.select_for_update().get(pk=done.pk)
    kept, gone = done.kept, done.gone
    if done.undone_at or PlaceMerge.objects.filter(gone=kept, undone_at=None).exists():
        raise ValueError("This merge cannot be undone now.")
    edited = [
        name
        for name, value in done.after.items()
        if name != "provenance" and _value(kept, name) != value
    ]
    serialized = kept.serializable_data()
    back = {
        name: value
        for name, value in done.before.items()
        if name in done.after and name not in edited
    }
    if kept.provenance != done.after["provenance"]:
        back["provenance"] = _origins_back(kept, done, [name for name in back if name in FIELDS])
    for name, value in back.items():
        _put(kept, name, value)
    _write(kept, serialized, back, by)
    Place.objects.filter(pk=gone.pk).update(live=done.before["live"], modified_at=timezone.now())
    references.move_back(done.moved, kept, gone)
    done.undone_at = timezone.now()
    done.save(update_fields=["undone_at"])
    log(kept, SPLIT, user=by, data={"name": gone.name, "slug": gone.slug})
    log(gone, SPLIT, user=by, data={"name": kept.name, "slug": kept.slug})
    schedule(KIND, [kept.pk, gone.pk])
    return edited


def _origins_back(kept: Place, done: PlaceMerge, names: list[str]) -> dict[str, Any]:
    """Today's origins, but for those of ``names`` as they were before the merge."""
    was = done.before["provenance"]
    origins = {name: entry for name, entry in kept.provenance.items() if name not in names}
    return origins | {name: was[name] for name in names if name in was}


def _write(place: Place, serialized: dict[str, Any], changed: Mapping[str, Any], by: Any) -> None:
    """Save ``changed`` fields of ``place`` with a revision, and without a signal for each."""
    place.family = family_of(place.typologies)
    place.modified_at = timezone.now()
    if place.latest_revision_id:
        revisions.renew([(place, serialized)], by)
    names = [*_REVISED, *changed]
    Place.objects.filter(pk=place.pk).update(**{name: getattr(place, name) for name in names})


def _value(place: Place, name: str) -> Any:
    return place.photo_id if name == "photo" else value_of(place, name)


def _put(place: Place, name: str, value: Any) -> None:
    if name == "photo":
        place.photo_id = value
    else:
        put(place, name, value)
