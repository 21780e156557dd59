"""What people must be told of when an event is published again: cancelled, moved, on again.

``changed`` is sent once the database has it, with ``page`` (the ``EventPage``) and ``changes`` (a
list of ``Change``, never empty), only for what is not over yet. The page's ``sequence`` is raised
with the same breath, so that calendars which know an event already take the new one.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils.dateparse import parse_datetime
from django.utils.timezone import now

from events.models import EventPage, Site, State
from events.timeline import sites_of

changed = Signal()


class What(StrEnum):
    """What has happened to a site."""

    CANCELLED = "cancelled"
    MOVED = "moved"  # another date, hour or place
    ON_AGAIN = "on-again"


@dataclass(frozen=True, slots=True)
class Change:
    """``site`` as it is now; ``before`` as it was published last: see ``facts_of``."""

    site: Site
    what: What
    before: dict[str, Any]


def facts_of(site: Site) -> dict[str, Any]:
    """Of a site what people rely on: ``start`` and ``end`` (ISO 8601), ``where``, ``off``."""
    moment = site.moment
    return {
        "start": moment.start.isoformat(),
        "end": moment.end.isoformat(),
        "where": [
            site.place_id,
            "" if site.place_id else site.name,
            site.address,
            site.online_address,
        ],
        "off": site.is_off,
        "moved": State.MOVED in (moment.state, moment.page.state),
    }


def compare(before: dict[str, Any], after: dict[str, Any]) -> What | None:
    """What lies between two ``facts_of`` a site; None when nobody need be told."""
    if after["off"]:
        return None if before["off"] else What.CANCELLED
    if before["off"]:
        return What.ON_AGAIN
    same = all(before[name] == after[name] for name in ("start", "end", "where"))
    newly_moved = after["moved"] and not before["moved"]
    return What.MOVED if newly_moved or not same else None


def note_published(sender: type[EventPage], instance: EventPage, **kwargs: Any) -> None:
    """Compare what is published with what was, keep it, and tell once it is in the database."""
    if instance.alias_of_id:
        return
    sites = {str(site.translation_key): site for site in sites_of(instance)}
    after = {key: facts_of(site) for key, site in sites.items()}
    before = instance.announced
    changes = [
        Change(sites[key], what, before[key])
        for key in after
        if key in before and (what := compare(before[key], after[key]))
    ]
    instance.announced = after
    instance.sequence += 1 if changes else 0
    EventPage.objects.filter(pk=instance.pk).update(
        announced=instance.announced, sequence=instance.sequence
    )
    pressing = [change for change in changes if not _is_over(change)]
    if pressing:
        transaction.on_commit(
            lambda: changed.send(sender=EventPage, page=instance, changes=pressing)
        )


def _is_over(change: Change) -> bool:
    """Whether both the day that was announced and the one that is are past."""
    announced = parse_datetime(change.before["end"])
    latest = max(filter(None, [announced, change.site.moment.end]))
    return latest < now()
