"""What editors change on a page, as it matters to those who registered."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import pre_delete
from django.utils import timezone
from wagtail.signals import page_published

from events.changes import Change, What, changed
from events.models import EventPage, Registration, Site
from events.registration import letters, registering
from events.registration.opening import source_of

State = Registration.State
COMING = (State.REGISTERED, State.WAITING)


def connect() -> None:
    """Listen; called when the room starts."""
    changed.connect(_changed, dispatch_uid="registrations-changed")
    page_published.connect(_published, sender=EventPage, dispatch_uid="registrations-published")
    pre_delete.connect(_deleted, sender=Site, dispatch_uid="registrations-deleted")


def _published(sender: type[EventPage], instance: EventPage, **kwargs: Any) -> None:
    """More seats, perhaps: those who wait have them."""
    sites = Site.objects.filter(
        moment__page=source_of(instance), registrations__state=State.WAITING
    )
    registering.move_up(sites.distinct())


def _changed(sender: Any, page: EventPage, changes: list[Change], **kwargs: Any) -> None:
    """Tell once, of the page in the source language: its translations say the same again."""
    if source_of(page).pk != page.pk:
        return
    for change in changes:
        for registration in _coming(change.site):
            if change.what == What.CANCELLED:
                letters.cancelled(registration)
            else:
                letters.moved(registration)
    reminded = Registration.objects.filter(site__in=[change.site.pk for change in changes])
    reminded.update(reminded_at=None)  # of another day


def _deleted(sender: type[Site], instance: Site, **kwargs: Any) -> None:
    """A site that is deleted is cancelled, to those who count on it and do not know it yet."""
    if instance.moment.start > timezone.now() and not instance.is_off:
        for registration in _coming(instance):
            letters.cancelled(registration)


def uninformed(page: EventPage) -> int:
    """How many people count on coming to ``page`` one day: nobody tells them when it disappears."""
    sites = Site.objects.filter(moment__page=source_of(page), moment__start__gt=timezone.now())
    on = [site.pk for site in sites.select_related("moment__page") if not site.is_off]
    coming = Registration.objects.filter(site__in=on, state__in=COMING)
    return coming.values("attendee").distinct().count()


def _coming(site: Site) -> Iterable[Registration]:
    return Registration.objects.filter(site=site.pk, state__in=COMING).whole()
