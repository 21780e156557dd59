"""Who works at the places of an organisation, for the organisation's page."""

from django.http import HttpRequest
from django.utils.translation import ngettext

from directory.models import Organisation
from directory.organisations.extras import Part, places_of
from members import community, consent
from members.models import Mediator

MOST = 6


def who_works_there(organisation: Organisation, request: HttpRequest) -> Part | None:
    """The mediators who agreed to be found at its places: how many, and the first of them."""
    showing = Mediator.objects.showing(consent.PLACES)
    there = showing.filter(places_of(organisation, "places")).values("pk")
    people = Mediator.objects.filter(pk__in=there)
    count = people.count()
    if not count:
        return None
    first = people.select_related("portrait").prefetch_related("places", "archetypes")[:MOST]
    return Part(
        count,
        ngettext("person who receives you", "people who receive you", count),
        "members/who_works_there.html",
        {"cards": community.cards(first, request)},
    )
