"""Below a site on its event's page: how many seats are left, and the way to register."""

from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from events.models import EventPage, Registration, Site
from events.registration.choosing import seats_left, sites_of
from events.registration.opening import is_open, source_of
from events.registration.seats import Seats


def seats(site: Site, request: HttpRequest) -> SafeString:
    """Nothing once it is over or off; ``site`` is of the page in the language being read."""
    if not is_open(site, timezone.now()):
        return SafeString()
    found = _seats_of(site.moment.page, request).get(site.translation_key)
    if found is None:
        return SafeString()
    source, left = found
    context = {
        "site": site,
        "left": seats_left(left),
        "is_full": left.is_full,
        "url": f"{reverse('registration', args=[site.moment.page_id])}?site={source.pk}",
    }
    return render_to_string("events/registration/at_site.html", context)


def _seats_of(page: EventPage, request: HttpRequest) -> dict[UUID, tuple[Site, Seats]]:
    """The sites that are registered for with their seats, by what all languages have in common.

    Kept with the request: every site of the page asks.
    """
    kept = request.__dict__.setdefault("_registration_seats", {})
    if page.pk not in kept:
        sites = sites_of(source_of(page))
        taken = Registration.objects.seats_by_site(sites, timezone.now())
        kept[page.pk] = {site.translation_key: (site, taken[site.pk]) for site in sites}
    found: dict[UUID, tuple[Site, Seats]] = kept[page.pk]
    return found
