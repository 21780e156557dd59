"""Which events there are below a list, with what lists, calendars and filters go by; kept."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch

from editorial.kept import keep
from editorial.pictures import images_at
from events.filters import Choice, Facts
from events.models.event import EventPage
from events.models.moment import Format, Moment
from events.models.site import Site
from events.timeline import moments_of


@dataclass(frozen=True, slots=True)
class When:
    """A moment: aware ``start`` and ``end`` in its own zone, its title, whether it is off."""

    start: datetime
    end: datetime
    title: str
    is_off: bool
    is_whole_days: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of the list; ``whens`` are its moments in the order of time, at least one."""

    pk: int
    title: str
    slug: str
    facts: Facts
    whens: tuple[When, ...]

    @property
    def end(self) -> datetime:
        """When all of it is over."""
        return max(when.end for when in self.whens)

    def next(self, at: datetime) -> datetime:
        """When its first moment begins that is not over ``at`` that time; else its very first."""
        return min([w.start for w in self.whens if w.end > at] or [w.start for w in self.whens])


def entries_below(path: str) -> list[Entry]:
    """The events below the page at ``path`` that anybody may read; those without a date are not."""
    return keep(f"events-{path}", lambda: _gather(path))


def with_moments(path: str, wanted: Collection[int] | None = None) -> list[EventPage]:
    """Events below ``path``, only those ``wanted``, ready to tell their moments and sites."""
    pages = EventPage.objects.below(path).select_related("alias_of")
    if wanted is not None:
        pages = pages.filter(pk__in=wanted)
    cover = Prefetch("cover", images_at("card"))
    return list(pages.prefetch_related(whole_moments(), cover))


def whole_moments() -> Prefetch[str]:
    """The moments of pages with their sites, places and people, in four queries."""
    sites = Site.objects.select_related("place").defer("place__imported_values")
    moments = Moment.objects.order_by("start").prefetch_related(
        Prefetch("sites", sites), "facilitators__mediator"
    )
    return Prefetch("moments", moments)


def _gather(path: str) -> list[Entry]:
    return [entry_of(page) for page in with_moments(path) if page.moments.all()]


def entry_of(page: EventPage) -> Entry:
    """What the list keeps of ``page``, whose moments are at hand."""
    whens, formats, departments = [], set(), {page.department} if page.department else set()
    for moment in moments_of(page):
        sites = list(moment.sites.all())
        is_off = moment.is_cancelled or bool(sites and all(site.is_cancelled for site in sites))
        whens.append(
            When(
                moment.local_start,
                moment.local_end,
                moment.title,
                is_off,
                moment.is_whole_days,
            )
        )
        formats.add(moment.format)
        departments |= {site.place.department for site in sites if site.place}
    if Format.HYBRID in formats:  # one can take part in either way
        formats |= {Format.ON_SITE, Format.REMOTE}
    facts = Facts(
        theme=frozenset(page.themes),
        format=frozenset(each.value for each in formats),
        department=frozenset(departments),
    )
    return Entry(page.pk, page.title, page.slug, facts, tuple(whens))


def to_come(entries: Iterable[Entry], at: datetime) -> list[Entry]:
    """Those that are not over, the next first."""
    return sorted((one for one in entries if one.end > at), key=lambda one: one.next(at))


def years_past(entries: Iterable[Entry], at: datetime) -> dict[int, list[Entry]]:
    """Those that are over, by the year they ended in: the latest year first, and within it."""
    found: dict[int, list[Entry]] = {}
    for entry in sorted(entries, key=lambda one: one.end, reverse=True):
        if entry.end <= at:
            found.setdefault(entry.end.year, []).append(entry)
    return found


def suiting(entries: Iterable[Entry], choice: Choice) -> list[Entry]:
    """Those that the reader's choice lets through."""
    return [entry for entry in entries if entry.facts.suits(choice)]


def by_day(entries: Iterable[Entry]) -> dict[date, list[tuple[Entry, When]]]:
    """The moments of each day they begin on, in the order of time."""
    found: dict[date, list[tuple[Entry, When]]] = {}
    for entry in entries:
        for when in entry.whens:
            found.setdefault(when.start.date(), []).append((entry, when))
    return {day: sorted(ones, key=lambda one: one[1].start) for day, ones in found.items()}
