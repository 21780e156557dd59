"""A manager's changes: public at once, with a history, and never over somebody else's unseen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from directory.importing import revisions
from directory.importing.merging import put, value_of
from directory.models import Place
from directory.provenance import Hand, record


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a form: the fields ``changed``, or those in ``conflict``, and then none is."""

    changed: list[str] = field(default_factory=list)
    conflict: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def keep(
    place: Place,
    typed: Mapping[str, Any],
    seen: Mapping[str, Any],
    by: Any,
    source: str = Hand.MANAGER,
) -> Kept:
    """Bring ``place`` to what was ``typed`` into a form that showed ``seen``.

    Only what differs from it is written. Where somebody else has changed the same field since,
    to something else, nothing is: ``conflict`` has their values by field. An editor's draft stays,
    brought up to date. ``source`` is noted as where the values come from.
    """
    newest = Place.objects.select_for_update().get(pk=place.pk)
    wanted = {name: value for name, value in typed.items() if value != seen.get(name)}
    now = {name: value_of(newest, name) for name in wanted}
    conflict = {
        name: now[name]
        for name, value in wanted.items()
        if now[name] != seen.get(name) and now[name] != value
    }
    if conflict:
        return Kept(conflict=conflict)
    changed = [name for name, value in wanted.items() if now[name] != value]
    publish(newest, {name: wanted[name] for name in changed}, by, source)
    return Kept(changed=changed)


@transaction.atomic
def confirm(place: Place, by: Any) -> None:
    """All of it is still right, says a manager today."""
    publish(Place.objects.select_for_update().get(pk=place.pk), {}, by)


def publish(place: Place, values: Mapping[str, Any], by: Any, source: str = Hand.MANAGER) -> None:
    """Write ``values`` (by field, as JSON has them); ``source`` said them.

    A manager has looked at the whole place: it counts as checked today.
    """
    before = place.serializable_data()
    for name, value in values.items():
        put(place, name, value)
    today = timezone.localdate()
    record(place, values, source, today)
    if source == Hand.MANAGER:
        place.checked_on = today
    revisions.renew([(place, before)], by)
    place.save()
    log(place, "wagtail.publish" if place.live else "wagtail.edit", user=by)
