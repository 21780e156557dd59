"""Asking for seats, confirming, changing the site, withdrawing, moving up from the waiting list.

Whatever takes or frees a seat locks its site first, so that of two who want the last one the second
sees that it is gone: a row's lock on PostgreSQL, on SQLite the database's one writer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from events.models import Attendee, EventPage, Registration, Site
from events.registration import letters
from events.registration.codes import free_code
from events.registration.opening import is_open
from events.registration.seats import HELD_FOR, Seats, is_held

# Changes with the sentence that people agree to.
CONSENT = "2026-11"
DAY = timedelta(days=1)
MOST_OF_ONE = 6  # people whom one address registers in a day

State = Registration.State


class Full(Exception):
    """No seat is left there."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of a person who comes."""

    name: str
    email: str
    language: str
    access_needs: str = ""
    meal_needs: str = ""
    consent: str = CONSENT


@transaction.atomic
def ask(page: EventPage, sites: Iterable[Site], said: Said) -> None:
    """Keep what was asked, with a seat where one is free, until the address is confirmed by mail.

    Nobody is told that an address is known already, or has been written to often enough.
    """
    now = timezone.now()
    locked = _lock(sites)
    attendee = _person(page, said)
    if attendee is None:
        return
    for site in locked:
        if is_open(site, now):
            _hold(attendee, site, now)
    letters.ask(attendee)


def _person(page: EventPage, said: Said) -> Attendee | None:
    """The person at this event, new or known; None once their address has asked too often.

    What they need is changed from outside only while nothing is confirmed.
    """
    theirs = Attendee.objects.by_address(said.email)
    known = theirs.filter(page=page, name__iexact=said.name).first()
    needs = {"access_needs": said.access_needs, "meal_needs": said.meal_needs}
    if known:
        if not known.registrations.filter(state__in=[State.REGISTERED, State.WAITING]).exists():
            Attendee.objects.filter(pk=known.pk).update(**needs)
        return known
    if theirs.filter(created_at__gt=timezone.now() - DAY).count() >= MOST_OF_ONE:
        return None
    return _keep(page, said)


def _keep(page: EventPage, said: Said) -> Attendee:
    return Attendee.objects.create(
        page=page,
        name=said.name,
        email=said.email.strip().lower(),
        language=said.language,
        access_needs=said.access_needs,
        meal_needs=said.meal_needs,
        consent=said.consent,
    )


def _hold(attendee: Attendee, site: Site, now: datetime) -> None:
    """Let ``attendee`` be unconfirmed at ``site``, with a seat if there is one."""
    same_moment = attendee.registrations.filter(site__moment=site.moment_id)
    if same_moment.filter(state__in=[State.REGISTERED, State.WAITING]).exists():
        return  # their page lets them change the site
    same_moment.filter(state=State.UNCONFIRMED).exclude(site=site).delete()
    known = same_moment.filter(site=site).first()
    if known and is_held(known.held_until, now):
        return
    _settle(site, now)
    is_full = seats_of(site, now).is_full
    registration = known or Registration(attendee=attendee, site=site, code=free_code())
    registration.held_until = None if is_full else now + HELD_FOR
    _into(registration, State.UNCONFIRMED, now)


@transaction.atomic
def confirm(attendee: Attendee) -> None:
    """The address is theirs: what was asked is registered, or waits; a second time, nothing."""
    now = timezone.now()
    asked = attendee.registrations.filter(state=State.UNCONFIRMED)
    sites = {site.pk: site for site in _lock_of(asked)}
    changed = False
    for registration in asked.filter(site__in=sites):
        site = sites[registration.site_id]
        if is_open(site, now):
            _enter(registration, site, now)
            changed = True
    if changed:
        letters.confirmed(attendee)


def _enter(registration: Registration, site: Site, now: datetime) -> None:
    """Take the seat that was held, or a free one, or a turn in the waiting list."""
    has_seat = is_held(registration.held_until, now)
    if not has_seat:
        _settle(site, now)
        has_seat = not seats_of(site, now).is_full
    registration.held_until = None
    _into(registration, State.REGISTERED if has_seat else State.WAITING, now)


@transaction.atomic
def withdraw(attendee: Attendee, registrations: Iterable[Registration]) -> None:
    """Give seats or turns back; who waits there moves up. What is over stays as it was."""
    now = timezone.now()
    chosen = attendee.registrations.filter(pk__in=[one.pk for one in registrations])
    sites = {site.pk: site for site in _lock_of(chosen)}
    gone = []
    for registration in chosen.filter(site__in=sites).exclude(state=State.WITHDRAWN):
        site = sites[registration.site_id]
        if site.moment.start <= now:
            continue
        if registration.state == State.REGISTERED:
            gone.append(registration)
        registration.held_until = None
        _into(registration, State.WITHDRAWN, now)
        _settle(site, now)
    letters.withdrawn(attendee, gone)


@transaction.atomic
def change(registration: Registration, site: Site) -> None:
    """Go to another site of the same moment; the seat is kept if none is free there: ``Full``."""
    now = timezone.now()
    left, sites = registration.site, {one.pk: one for one in _lock([registration.site, site])}
    registration.refresh_from_db()
    had_seat = registration.state == State.REGISTERED
    site = sites[site.pk]
    if not is_open(site, now) or seats_of(site, now).is_full:
        raise Full
    registration.attendee.registrations.filter(site=site, state=State.WITHDRAWN).delete()
    registration.site = site
    _into(registration, State.REGISTERED, now)
    _settle(sites[left.pk], now)
    letters.confirmed(registration.attendee, (registration, left) if had_seat else None)


@transaction.atomic
def add_by_hand(site: Site, said: Said) -> Registration:
    """Register somebody whom an editor answers for: no confirmation, but no seat too many."""
    now = timezone.now()
    (locked,) = _lock([site])
    attendee = _keep(locked.moment.page, said)
    registration = Registration(attendee=attendee, site=locked, code=free_code())
    _enter(registration, locked, now)
    letters.confirmed(attendee)
    return registration


@transaction.atomic
def move_up(sites: Iterable[Site]) -> None:
    """Let those who wait have the seats that have become free, at any of ``sites``."""
    now = timezone.now()
    for site in _lock(sites):
        _settle(site, now)


def seats_of(site: Site, now: datetime) -> Seats:
    """What is taken at ``site``."""
    return Registration.objects.seats_by_site([site], now)[site.pk]


def _settle(site: Site, now: datetime) -> None:
    """Give free seats to those who wait, in turn, and tell them; ``site`` is locked."""
    if not is_open(site, now):
        return
    count = seats_of(site, now).moving_up
    for registration in Registration.objects.filter(site=site).in_turn().whole()[:count]:
        _into(registration, State.REGISTERED, now)
        letters.moved_up(registration)


def _into(registration: Registration, state: State, now: datetime) -> None:
    registration.state = state
    registration.state_at = now
    registration.reminded_at = None
    registration.changes += 1
    registration.save()


def _lock(sites: Iterable[Site]) -> list[Site]:
    """The sites as they are now, for this transaction alone; always in the same order."""
    keys = [site.pk for site in sites]
    locked = Site.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return list(locked.select_related("moment__page").order_by("pk"))


def _lock_of(registrations: Iterable[Registration]) -> list[Site]:
    return _lock([Site(pk=registration.site_id) for registration in registrations])
