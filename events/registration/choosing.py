"""What of an event can be chosen: for each moment that is to come, its sites."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import EventPage, Registration, Site
from events.registration.opening import is_open
from events.registration.seats import Seats
from events.registration.shown import Shown, shown_all

NOT_THERE = "none"


@dataclass(frozen=True, slots=True)
class Option:
    """A site with its seats, and what readers are told of it."""

    site: Site
    seats: Seats
    shown: Shown

    @property
    def label(self) -> str:
        """« Lille, médiathèque – 3 places left »."""
        return f"{self.shown.place} – {seats_left(self.seats)}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One moment and where one can take part in it."""

    pk: int
    options: tuple[Option, ...]

    @property
    def name(self) -> str:
        """The field's name in the form."""
        return f"moment-{self.pk}"

    @property
    def title(self) -> str:
        """When, and what if the moment has a title of its own."""
        one = self.options[0].shown
        return f"{one.when} – {one.moment}" if one.moment else one.when

    def field(self, first: int | None, *, is_only: bool) -> forms.ChoiceField:
        """A radio button for each site; ``is_only``: the event has no other moment to choose."""
        named = [(str(option.site.pk), option.label) for option in self.options]
        if not is_only:
            named.append((NOT_THERE, _("I do not come to this one")))
        chosen = first if any(option.site.pk == first for option in self.options) else None
        if chosen is None and is_only and len(self.options) == 1:
            chosen = self.options[0].site.pk
        return forms.ChoiceField(
            label=self.title,
            choices=named,
            initial=str(chosen or ("" if is_only else NOT_THERE)),
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose where you come.")},
        )

    def site(self, key: str) -> Site | None:
        """The site with ``key``, as the form sent it."""
        return next((option.site for option in self.options if str(option.site.pk) == key), None)


def seats_left(seats: Seats) -> str:
    """How many seats somebody new could have, in words."""
    if seats.left is None:
        return _("there is room")
    if seats.is_full:
        return _("full: waiting list")
    return ngettext("%(count)s seat left", "%(count)s seats left", seats.left) % {
        "count": seats.left
    }


def options_of(sites: Iterable[Site], language: str, now: datetime) -> list[Option]:
    """The sites with their seats, told in ``language``; a few queries for all of them."""
    found = list(sites)
    seats = Registration.objects.seats_by_site(found, now)
    told = shown_all(found, language)
    return [Option(site, seats[site.pk], at) for site, at in zip(found, told, strict=True)]


def choices_of(page: EventPage, language: str, now: datetime) -> list[Choice]:
    """What can still be chosen of ``page``, which is in the source language."""
    sites = [site for site in sites_of(page) if is_open(site, now)]
    by_moment: dict[int, list[Option]] = {}
    for option in options_of(sites, language, now):
        by_moment.setdefault(option.site.moment_id, []).append(option)
    return [Choice(pk, tuple(options)) for pk, options in by_moment.items()]


def sites_of(page: EventPage) -> list[Site]:
    """All sites of ``page`` in the order of its moments."""
    found = Site.objects.filter(moment__page=page).select_related("place", "moment__page")
    return list(found.order_by("moment__start", "moment_id", "sort_order", "pk"))
