"""What all are told of registering for a site: the seats that are left, and where the form is."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from events import timeline
from events.models import Registration, Site
from events.registration.choosing import seats_left
from events.registration.opening import is_open
from events.registration.seats import Seats


@dataclass(frozen=True, slots=True)
class Opening:
    """Registering for one site; ``url`` is the form's path, empty once nobody can register."""

    seats: Seats
    url: str

    @property
    def is_open(self) -> bool:
        return bool(self.url)


def openings(sites: Iterable[Site]) -> dict[UUID, Opening]:
    """Of each site of pages in one language, by what all its languages have in common.

    Seats are those of the page in the source language. Two queries for all of them; the sites know
    their moments and pages.
    """
    here = {site.translation_key: site for site in sites}
    in_source = Site.objects.filter(
        translation_key__in=here, locale__language_code=settings.LANGUAGE_CODE
    )
    sources = {key: site for key, site in here.items() if site.pk}
    sources |= {site.translation_key: site for site in in_source}
    now = timezone.now()
    taken = Registration.objects.seats_by_site(sources.values(), now)
    return {
        key: Opening(taken[source.pk], _form(here[key], source) if is_open(here[key], now) else "")
        for key, source in sources.items()
    }


def _form(site: Site, source: Site) -> str:
    return f"{reverse('registration', args=[site.moment.page_id])}?site={source.pk}"


def seats(site: Site, request: HttpRequest) -> SafeString:
    """Below ``site`` on its event's page; nothing once it is over or off."""
    opening = _openings_of_page(site, request).get(site.translation_key)
    if opening is None or not opening.is_open:
        return SafeString()
    context = {
        "site": site,
        "left": seats_left(opening.seats),
        "is_full": opening.seats.is_full,
        "url": opening.url,
    }
    return render_to_string("events/registration/at_site.html", context)


def _openings_of_page(site: Site, request: HttpRequest) -> dict[UUID, Opening]:
    """Those of the whole page of ``site``, kept with the request: every site of it asks."""
    page = site.moment.page
    kept = request.__dict__.setdefault("_registration_openings", {})
    if page.pk not in kept:
        kept[page.pk] = openings(timeline.sites_of(page))
    found: dict[UUID, Opening] = kept[page.pk]
    return found
