"""What a person wrote is given back to the source that the place comes from."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from directory.importing import revisions
from directory.importing.merging import EMPTY, put
from directory.models import Place
from directory.provenance import GROUPS, origin, record


def releasable(place: Place) -> list[tuple[str, ...]]:
    """The groups of fields that a hand wrote and that the place's source could fill again."""
    if not place.imported_from:
        return []
    return [group for group in GROUPS if any(origin(place, name).by_hand for name in group)]


@transaction.atomic
def release(place: Place, fields: Iterable[str], by: Any) -> list[str]:
    """Put back what the source said last, and let imports change it again; the fields released."""
    place = Place.objects.select_for_update().get(pk=place.pk)
    before = place.serializable_data()
    wanted = set(fields)
    released = [name for group in releasable(place) if wanted.intersection(group) for name in group]
    if not released:
        return []
    for name in released:
        put(place, name, place.imported_values.get(name, EMPTY[name]))
    record(place, released, place.imported_from, timezone.localdate())
    revisions.renew([(place, before)], by)
    place.save()
    log(place, "wagtail.publish" if place.live else "wagtail.edit", user=by)
    return released
