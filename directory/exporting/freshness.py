"""How fresh a download is: the marks by which it is asked again, and what changed since when."""

import datetime
from collections.abc import Collection, Iterator, Sequence
from hashlib import blake2b

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.http import http_date
from django.utils.translation import gettext

from directory.models import Place, RemovedPlace
from directory.parameters import BadValue, Parameter
from search import pending

# Files with the same places differ when the way they are written does: count up then.
VERSION = 1


def read_moment(text: str) -> datetime.datetime:
    """A date or a date with a time in ISO 8601; without an offset it is the portal's own."""
    try:
        moment = parse_datetime(text.strip())
        day = parse_date(text.strip())
    except ValueError:
        moment = day = None
    if day is not None:
        moment = datetime.datetime.combine(day, datetime.time())
    if moment is None or not 1900 < moment.year < 3000:
        raise BadValue(gettext("A date is expected, as 2026-11-27 or 2026-11-27T14:30:00Z."))
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


SINCE = Parameter(
    "modified_since",
    "Only what changed on this portal at that date or moment (ISO 8601) or later.",
    "2026-11-01",
    {"type": "string"},
    read_moment,
)


def last_change() -> datetime.datetime | None:
    """When any place was last added, changed or deleted; None in an empty directory."""
    changed = Place.objects.aggregate(at=Max("modified_at"))["at"]
    removed = RemovedPlace.objects.aggregate(at=Max("removed_at"))["at"]
    return max(filter(None, (changed, removed)), default=None)


def validators(parts: Sequence[str], *, clock: bool) -> dict[str, str]:
    """The headers ``ETag`` and ``Last-Modified`` of a download that ``parts`` describe.

    None when nobody can promise that the same comes again: ``clock``, as what is asked changes
    with the hour, or changes that the search engine has not taken yet.
    """
    changed = last_change()
    if changed is None or clock or pending.any_wait():
        return {}
    words = "\n".join((str(VERSION), changed.isoformat(), *parts))
    mark = blake2b(words.encode(), digest_size=12).hexdigest()
    # A change of the same second must not be taken for the one that was seen.
    stamp = changed.replace(microsecond=0)
    headers = {"ETag": f'"{mark}"'}
    if timezone.now() - stamp > datetime.timedelta(seconds=2):
        headers["Last-Modified"] = http_date(stamp.timestamp())
    return headers


def remember_removed(instance: Place, **kwargs: object) -> None:
    """Keep what downloads called a place that is being deleted, if it ever was public."""
    if instance.first_published_at or instance.live:
        RemovedPlace.objects.create(
            identifier=instance.external_id or instance.slug, department=instance.department
        )


def removed_since(
    since: datetime.datetime,
    before: datetime.datetime | None = None,
    departments: Collection[str] = (),
) -> Iterator[dict[str, str]]:
    """The places that downloads do not hold any more: identifier, moment and reason of each.

    Of all times after ``since`` unless ``before`` is given, of all ``departments`` unless any is.
    """
    there = Place.objects.filter(modified_at__gte=since, first_published_at__isnull=False)
    deleted = RemovedPlace.objects.filter(removed_at__gte=since)
    if before:
        there, deleted = there.filter(modified_at__lt=before), deleted.filter(removed_at__lt=before)
    if departments:
        there = there.filter(department__in=departments)
        deleted = deleted.filter(department__in=departments)
    gone = there.filter(~Q(state=Place.State.PUBLISHED) | Q(live=False)).order_by("pk")
    columns = ("external_id", "slug", "modified_at", "state")
    for identifier, slug, at, state in gone.values_list(*columns).iterator():
        reason = "closed" if state == Place.State.CLOSED else "hidden"
        yield {"id": identifier or slug, "on": at.isoformat(), "reason": reason}
    for identifier, at in deleted.values_list("identifier", "removed_at").iterator():
        yield {"id": identifier, "on": at.isoformat(), "reason": "deleted"}
