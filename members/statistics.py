"""The community in figures, by département: how many, how complete, how fresh."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from directory.departments import DEPARTMENTS
from directory.models import Place
from members.models import Mediator

FRESH = datetime.timedelta(days=365)
WANTED = 7  # what a reader would like to know of a mediator, beside the name


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of one territory, or of all together where ``department`` is empty.

    ``complete`` is the share of ``WANTED`` that the mediators have filled in, in percent.
    ``fresh`` counts what was changed, or checked, within a year.
    """

    department: str
    mediators: int
    with_account: int
    complete: int
    fresh: int
    places: int
    places_fresh: int

    @property
    def name(self) -> str:
        """The département in words; empty for all together."""
        return DEPARTMENTS.get(self.department, self.department)


@dataclass(frozen=True, slots=True)
class _Person:
    departments: frozenset[str]
    with_account: bool
    filled: int
    fresh: bool


@dataclass(frozen=True, slots=True)
class Statistics:
    """``everybody`` counts each once; ``lines`` have a mediator in each of their départements."""

    lines: Sequence[Figures]
    everybody: Figures


def statistics(only: Collection[str] = ()) -> Statistics:
    """A line for each département with a mediator or a place; ``only`` these, if any are given."""
    people, places = _people(), _places()
    if only:
        people = [person for person in people if person.departments.intersection(only)]
        places = {code: counts for code, counts in places.items() if code in only}
    there = {code for person in people for code in person.departments} | set(places)
    lines = [
        _figures(
            code,
            [person for person in people if code in person.departments],
            *places.get(code, (0, 0)),
        )
        for code in sorted(there.intersection(only) if only else there)
    ]
    total, fresh = (sum(counts[at] for counts in places.values()) for at in (0, 1))
    return Statistics(lines, _figures("", people, total, fresh))


def _figures(code: str, people: Sequence[_Person], places: int, places_fresh: int) -> Figures:
    filled = sum(person.filled for person in people)
    return Figures(
        department=code,
        mediators=len(people),
        with_account=sum(person.with_account for person in people),
        complete=round(100 * filled / (len(people) * WANTED)) if people else 0,
        fresh=sum(person.fresh for person in people),
        places=places,
        places_fresh=places_fresh,
    )


def _people() -> list[_Person]:
    """Those whom readers see; two queries."""
    since = timezone.now() - FRESH
    found = Mediator.objects.live().prefetch_related("places").select_related("latest_revision")
    return [
        _Person(
            departments=frozenset(place.department for place in mediator.places.all()),
            with_account=mediator.user_id is not None,
            filled=_filled(mediator),
            fresh=bool(mediator.latest_revision and mediator.latest_revision.created_at >= since),
        )
        for mediator in found
    ]


def _filled(mediator: Mediator) -> int:
    """How many of the ``WANTED`` a reader would find, were everything shown."""
    given = (
        mediator.role,
        mediator.presentation,
        mediator.portrait_id,
        mediator.skills,
        mediator.languages,
        mediator.blason,
        mediator.places.all(),
    )
    return sum(map(bool, given))


def _places() -> dict[str, tuple[int, int]]:
    """By département, how many listed places, and how many of them are fresh; one query."""
    since = timezone.localdate() - FRESH
    rows = (
        Place.objects.listed()
        .order_by()
        .values_list("department")
        .annotate(
            count=Count("pk"),
            fresh=Count("pk", filter=Q(checked_on__gte=since) | Q(updated_on__gte=since)),
        )
    )
    return {code: (count, fresh) for code, count, fresh in rows}
