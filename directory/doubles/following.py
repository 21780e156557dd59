"""Where a place that was merged leads: to the one that was kept, however often that was merged."""

from collections.abc import Iterable
from typing import Any

from directory.models import Place, PlaceMerge

_LONGEST = 20  # merges in a row


def followed(pks: Iterable[int]) -> dict[int, int]:
    """For those of ``pks`` that were merged: the key of the place that stands for them now."""
    found: dict[int, int] = {}
    waiting = {pk: pk for pk in pks}
    for _step in range(_LONGEST):
        merges = PlaceMerge.objects.filter(gone__in=set(waiting.values()), undone_at=None)
        leads = dict(merges.values_list("gone_id", "kept_id"))
        waiting = {pk: leads[now] for pk, now in waiting.items() if now in leads}
        if not waiting:
            break
        found |= waiting
    return found


def kept_instead(places: Iterable[Place]) -> dict[int, Place]:
    """The public places that those of ``places`` that were merged lead to, by their old keys."""
    leads = followed([place.pk for place in places])
    kept = Place.objects.public().in_bulk(set(leads.values()))
    return {pk: kept[now] for pk, now in leads.items() if now in kept}


def kept_for(**which: Any) -> Place | None:
    """The public place that stands for the merged one found by ``which``: its slug, its key."""
    return next(iter(kept_instead(Place.objects.filter(**which).only("pk")).values()), None)
