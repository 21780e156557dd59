"""The quality of the places in figures: freshness and completeness, by département and source."""

import datetime
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory.models import Place

HALF_A_YEAR, A_YEAR, TWO_YEARS = (datetime.timedelta(days=days) for days in (182, 365, 730))
# By age of the last check or update; the last two are what nobody should rely on.
AGES: Mapping[str, str | Promise] = {
    "half": _("Less than six months"),
    "year": _("Six months to a year"),
    "two": _("One to two years"),
    "older": _("More than two years"),
    "unknown": _("No date is known"),
}
FRESH = ("half", "year")

# What a reader would like to know of a place, beside its name and town.
WANTED: Mapping[str, tuple[str | Promise, Q]] = {
    "hours": (_("Opening hours"), ~Q(opening_hours="")),
    "address": (_("Street and number"), ~Q(address="")),
    "point": (_("Exact point on the map"), Q(latitude__isnull=False, approximate=False)),
    "contact": (_("Telephone or e-mail address"), ~Q(phone="") | ~Q(emails="")),
    "website": (_("Web site"), ~Q(websites="")),
    "services": (_("The help that there is"), ~Q(services="")),
    "price": (_("Price"), ~Q(fees="")),
    "access": (_("How to come"), ~Q(access_modes="")),
    "audiences": (_("For whom"), ~Q(audiences="")),
    "care": (
        _("Accessibility and special care"),
        ~Q(special_care="") | ~Q(accessibility_url=""),
    ),
    "words": (_("Presentation"), ~Q(summary="") | ~Q(description="")),
    "kind": (_("Kind of place"), ~Q(typologies="")),
}


@dataclass(slots=True)
class Figures:
    """Numbers of a set of places: by age (``AGES``) and by what is known (``WANTED``)."""

    places: int = 0
    ages: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)

    def add(self, row: Mapping[str, Any]) -> None:
        """Count the places of a row of the database."""
        self.places += row["places"]
        for age in AGES:
            self.ages[age] += row[f"age_{age}"]
        for name in WANTED:
            self.known[name] += row[f"known_{name}"]

    def percent(self, count: int) -> int:
        """``count`` of all the places, in percent; only all of them are 100, only none are 0."""
        if not self.places or count in (0, self.places):
            return 100 if count and self.places else 0
        return min(99, max(1, round(100 * count / self.places)))

    @property
    def fresh(self) -> int:
        """The share checked or updated within a year, in percent."""
        return self.percent(sum(self.ages[age] for age in FRESH))

    @property
    def complete(self) -> int:
        """The share of ``WANTED`` that is known, in percent."""
        wanted = self.places * len(WANTED)
        return round(100 * self.known.total() / wanted) if wanted else 0


@dataclass(slots=True)
class Quality:
    """``together``, by code of the département, and by name of the source, "" where unknown."""

    together: Figures
    departments: Mapping[str, Figures]
    sources: Sequence[tuple[str, Figures]]


def quality(only: Collection[str] = ()) -> Quality:
    """Of the places that readers find, in the départements ``only`` if any are given; one query.

    The départements come by code, the sources with the largest first.
    """
    places = Place.objects.listed().order_by()
    if only:
        places = places.filter(department__in=only)
    rows = places.values("department", "source").annotate(places=Count("pk"), **_counts())
    together = Figures()
    departments: dict[str, Figures] = {}
    sources: dict[str, Figures] = {}
    for row in rows:
        of_department = departments.setdefault(row["department"], Figures())
        of_source = sources.setdefault(row["source"], Figures())
        for figures in (together, of_department, of_source):
            figures.add(row)
    largest = sorted(sources.items(), key=lambda item: (-item[1].places, item[0]))
    return Quality(together, dict(sorted(departments.items())), largest)


def _counts() -> dict[str, Count]:
    ages = {f"age_{name}": Count("pk", filter=condition) for name, condition in _ages().items()}
    known = {
        f"known_{name}": Count("pk", filter=condition)
        for name, (_label, condition) in WANTED.items()
    }
    return ages | known


def _ages() -> Mapping[str, Q]:
    today = timezone.localdate()

    def since(age: datetime.timedelta) -> Q:
        # A missing date is no answer in SQL, which « not » would leave a missing one.
        return Q(checked_on__isnull=False, checked_on__gte=today - age) | Q(
            updated_on__isnull=False, updated_on__gte=today - age
        )

    known = Q(checked_on__isnull=False) | Q(updated_on__isnull=False)
    return {
        "half": since(HALF_A_YEAR),
        "year": since(A_YEAR) & ~since(HALF_A_YEAR),
        "two": since(TWO_YEARS) & ~since(A_YEAR),
        "older": known & ~since(TWO_YEARS),
        "unknown": ~known,
    }
