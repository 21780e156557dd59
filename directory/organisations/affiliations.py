"""What ties places to organisations: made and undone here, and the search index follows."""

from collections.abc import Collection, Iterable
from itertools import batched

from django.db import transaction
from django.db.models import Q, QuerySet

from directory.documents import KIND
from directory.importing.signals import directory_changed
from directory.models import Affiliation, Organisation, Place
from directory.pivot import siren
from search.indexing import schedule

Role = Affiliation.Role
_AT_ONCE = 500  # places of a query, and of a task of the search


@transaction.atomic
def run_by(organisation: Organisation | None, places: Iterable[int]) -> int:
    """Let ``organisation`` run ``places``, given by their keys, and nobody else; None: nobody.

    How many it did not run before. A membership of the same organisation gives way.
    """
    changed = 0
    for some in batched(places, _AT_ONCE):
        ties = Affiliation.objects.filter(place__in=some)
        run = ties.filter(role=Role.RUNS)
        kept = set(run.filter(organisation=organisation).values_list("place", flat=True))
        others = run.exclude(place__in=kept)
        if organisation is None:
            changed += others.count()
            others.delete()
        else:
            others.delete()
            ties.filter(organisation=organisation, role=Role.MEMBER).delete()
            changed += _tie(organisation, Role.RUNS, [pk for pk in some if pk not in kept])
        _follow(some)
    return changed


@transaction.atomic
def join(organisation: Organisation, places: Iterable[int]) -> int:
    """Make ``places`` members of ``organisation``; how many were not tied to it before."""
    changed = 0
    for some in batched(places, _AT_ONCE):
        tied = set(organisation.affiliations.filter(place__in=some).values_list("place", flat=True))
        changed += _tie(organisation, Role.MEMBER, [pk for pk in some if pk not in tied])
        _follow(some)
    return changed


@transaction.atomic
def leave(organisation: Organisation, places: Iterable[int]) -> int:
    """Undo whatever ties ``places`` to ``organisation``; how many were tied."""
    changed = 0
    for some in batched(places, _AT_ONCE):
        changed += organisation.affiliations.filter(place__in=some).delete()[0]
        _follow(some)
    return changed


def _tie(organisation: Organisation, role: Affiliation.Role, places: Collection[int]) -> int:
    Affiliation.objects.bulk_create(
        Affiliation(organisation=organisation, place_id=pk, role=role) for pk in places
    )
    return len(places)


def _follow(places: Collection[int]) -> None:
    """Let the search and the pages kept for readers follow, once it is committed."""
    schedule(KIND, places)
    transaction.on_commit(lambda: directory_changed.send(sender=Affiliation))


@transaction.atomic
def set_networks(place: Place, networks: Collection[Organisation]) -> None:
    """Let ``place`` be a member of these networks and of no other one."""
    mine = Affiliation.objects.filter(
        place=place, role=Role.MEMBER, organisation__kind=Organisation.Kind.NETWORK
    )
    mine.exclude(organisation__in=networks).delete()
    for network in networks:
        join(network, [place.pk])
    _follow([place.pk])


def networks_of(place: Place) -> QuerySet[Organisation]:
    """The networks that ``place`` is a member of."""
    return Organisation.objects.filter(
        kind=Organisation.Kind.NETWORK,
        affiliations__in=Affiliation.objects.filter(place=place, role=Role.MEMBER),
    )


def runner_of(place: Place) -> Organisation | None:
    """Who runs ``place``."""
    ties = Affiliation.objects.filter(place=place, role=Role.RUNS)
    return Organisation.objects.filter(affiliations__in=ties).first()


def naming(organisation: Organisation) -> QuerySet[Place]:
    """Places that nobody runs yet and that say themselves that ``organisation`` does.

    By their number, of which a SIRET begins with its organisation's SIREN, or by their parent
    organisation's name.
    """
    says = Q(parent_structure__iexact=organisation.name)
    if number := siren(organisation.pivot):
        says |= Q(pivot__gte=number, pivot__lt=f"{number}:")  # « : » comes after the digits
    elif organisation.pivot:
        says |= Q(pivot=organisation.pivot)
    found = Place.objects.listed().filter(says)
    return found.exclude(affiliations__role=Role.RUNS)
