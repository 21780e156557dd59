"""The directory's answer: places with their distance and opening state, counts, and advice."""

import datetime
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language

from search.engine import get_engine
from search.geometry import distance as distance_between
from search.protocol import Box, Cluster, FacetCount, Hit, Point, Results, SearchUnavailable

from . import fallback
from .advice import Advice, advice
from .asking import Asked, Notice, parse
from .documents import KIND, directory_addresses, payload_of
from .engine_query import DEPARTMENT, engine_query, radius_of
from .filters import FILTERS, Filter, Moment
from .hidden import Hidden, hidden
from .models import Place
from .opening import State, state_of
from .wording import distance_words, sentence, status

logger = logging.getLogger(__name__)

FAMILY = "family"  # the filter that tells how a place looks on the map
# Tried one after the other when a commune's own surroundings hold nothing (km).
WIDER = (30.0, 60.0, 120.0)
# The filters that an answer counts.
COUNTED = tuple(one.name for one in FILTERS if one.counted)
# Longer lists of values are sorted by count, shorter ones keep the order of the form.
_FORM_ORDER = 15
# The engine keeps all hits before a page in memory: beyond, it is first asked how many there are.
_DEEP = 5_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the list; ``distance`` in km from the origin."""

    place: Place
    distance: float | None
    state: State

    @property
    def sentence(self) -> str:
        """The opening state in words."""
        return sentence(self.state)

    @property
    def status(self) -> str:
        """The opening state for the component that shows it."""
        return status(self.state)

    @property
    def distance_text(self) -> str:
        """« 1,2 km »; empty without a distance."""
        return distance_words(self.distance)


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet; ``value`` as addresses have it, ``exact`` as the standard does.

    ``count`` is None when nobody can count.
    """

    value: str
    exact: str
    label: str
    count: int | None
    checked: bool

    @property
    def slug(self) -> str:
        """The same as ``value``."""
        return self.value


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A filter with the values that would find something, and those that are ticked."""

    filter: Filter
    options: list[Option]

    @property
    def active(self) -> int:
        """How many values are ticked."""
        return sum(option.checked for option in self.options)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; ``count`` of all, ``entries`` of the page asked for.

    ``radius`` (km) is the one in force, ``widened`` the same when it had to be larger than usual.
    ``degraded``: answered by the database alone, which left out the filters in ``ignored``.
    ``hidden``: what single filters hide because those places do not tell.
    """

    asked: Asked
    count: int
    page: int
    pages: int
    entries: list[Entry]
    facets: list[FacetGroup]
    degraded: bool = False
    ignored: tuple[str, ...] = ()
    widened: float | None = None
    radius: float | None = None
    advice: Sequence[Advice] = ()
    hidden: Sequence[Hidden] = ()


def answer(
    asked: Asked,
    *,
    now: datetime.datetime | None = None,
    language: str | None = None,
    advice: bool = True,
    facets: Collection[str] = COUNTED,
    columns: Collection[str] = (),
) -> Answer:
    """The page of places that ``asked`` means, at the moment ``now`` (aware).

    ``advice``: say also what to loosen where nothing is found, and else what filters hide.
    ``facets``: the names of the filters to count, all by default.
    ``columns``: the fields of a place that are read, all that it tells by default.

    Never raises for the engine's sake: without it the database answers, and says so.
    """
    moment = Moment(now or timezone.now(), asked.territory)
    language = language or get_language() or "fr"
    try:
        return _from_engine(asked, moment, language, advice, facets, columns)
    except SearchUnavailable as error:
        logger.warning("The directory answers from the database: %s", error)
        return _from_database(asked, moment, language, facets)


def _from_engine(
    asked: Asked,
    moment: Moment,
    language: str,
    with_advice: bool,
    names: Collection[str],
    columns: Collection[str],
) -> Answer:
    radius = radius_of(asked)
    results = _page_of(asked, moment, radius, names)
    widened = None
    if not results.count and (widened := _wider(asked, moment, radius)):
        results = _page_of(asked, moment, widened, names)
        radius = widened
    ways: Sequence[Advice] = ()
    if with_advice and not results.count:
        ways = _advice(asked, results, moment, language)
    silent: Sequence[Hidden] = ()
    if with_advice and results.count:
        silent = hidden(asked, results, lambda way: _count(way, moment, radius))
    return Answer(
        asked,
        results.count,
        asked.page,
        _pages(results.count, asked.page_size),
        _entries(results.hits, moment, columns),
        [
            group
            for one in FILTERS
            if one.name in results.facets
            and (group := _group(one, results.facets[one.name], asked, language)).options
        ],
        widened=widened,
        radius=radius,
        advice=ways,
        hidden=silent,
    )


def reach(asked: Asked, moment: Moment) -> float | None:
    """How far from the origin the list looks, in km; None: without limit.

    Raises ``SearchUnavailable``.
    """
    radius = radius_of(asked)
    if radius is None or _count(asked, moment, radius):
        return radius
    return _wider(asked, moment, radius) or radius


def _wider(asked: Asked, moment: Moment, radius: float | None) -> float | None:
    """The first distance beyond ``radius`` with anything within it, where none was asked for."""
    if radius is None or asked.radius is not None or not asked.origin:
        return None
    return next((one for one in WIDER if one > radius and _count(asked, moment, one)), None)


def _page_of(asked: Asked, moment: Moment, radius: float | None, names: Collection[str]) -> Results:
    offset, limit = (asked.page - 1) * asked.page_size, asked.page_size
    if offset >= _DEEP and offset >= _count(asked, moment, radius):
        offset = limit = 0
    question = engine_query(
        asked, moment, radius=radius, facets=list(names), offset=offset, limit=limit
    )
    return get_engine().search(question)


def _count(asked: Asked, moment: Moment, radius: float | None) -> int:
    return get_engine().search(engine_query(asked, moment, radius=radius)).count


def _advice(asked: Asked, results: Results, moment: Moment, language: str) -> list[Advice]:

    def count(way: Asked) -> int:
        """On the clocks of where ``way`` leads."""
        return _count(way, Moment(moment.now, way.territory), radius_of(way))

    return advice(asked, results, count, language)


def _pages(count: int, size: int) -> int:
    return -(-count // size)


def _entries(hits: Sequence[Hit], moment: Moment, columns: Collection[str]) -> list[Entry]:
    """The hits' places in one query; one that was hidden since it was indexed is left out."""
    keys = [int(hit.id.removeprefix(f"{KIND}-")) for hit in hits]
    listed = Place.objects.listed().order_by()  # the hits have said in which order
    read = listed.only(*columns) if columns else listed.defer("imported_values")
    places = read.in_bulk(keys)
    return [
        _entry(places[key], hit.distance, moment)
        for key, hit in zip(keys, hits, strict=True)
        if key in places
    ]


def _entry(place: Place, distance: float | None, moment: Moment) -> Entry:
    return Entry(place, distance, state_of(place.opening_hours, place.department, moment.now))


def _group(one: Filter, counts: Sequence[FacetCount], asked: Asked, language: str) -> FacetGroup:
    ticked = asked.filters.get(one.name, ())
    by_value = {found.value: found.count for found in counts}
    if one.name == DEPARTMENT and asked.departments:  # the others are beyond the locality
        by_value = {code: by_value[code] for code in asked.departments if code in by_value}
    labels = {choice.value: choice.label for choice in one.choices(language)}
    order = list(labels)
    if len(order) > _FORM_ORDER or not order:
        order = list(by_value)
    values = [value for value in order if value in by_value or value in ticked]
    values += [value for value in ticked if value not in values]
    options = [
        Option(
            one.slug(value),
            value,
            labels.get(value) or one.label(value, language),
            by_value.get(value, 0),
            value in ticked,
        )
        for value in values
    ]
    if one.name == DEPARTMENT and len(asked.departments) == 1 and not ticked:
        options = []  # the locality has said which
    return FacetGroup(one, options)


def _from_database(asked: Asked, moment: Moment, language: str, names: Collection[str]) -> Answer:
    radius = radius_of(asked)
    rows = fallback.rows(asked, radius, (asked.page - 1) * asked.page_size, asked.page_size)
    origin = asked.origin
    entries = [_entry(place, _distance(place, origin), moment) for place in rows.places]
    return Answer(
        asked,
        rows.count,
        asked.page,
        _pages(rows.count, asked.page_size),
        entries,
        [
            group
            for one in FILTERS
            if one.name in names and (group := _uncounted(one, asked, language)).options
        ],
        degraded=True,
        ignored=rows.ignored,
        radius=radius,
    )


def _distance(place: Place, origin: Point | None) -> float | None:
    if origin is None or place.point is None:
        return None
    return distance_between(origin, place.point)


def _uncounted(one: Filter, asked: Asked, language: str) -> FacetGroup:
    """All the values of a filter, so that the form goes on working."""
    ticked = asked.filters.get(one.name, ())
    choices = one.choices(language)
    return FacetGroup(
        one,
        [
            Option(choice.slug, choice.value, choice.label, None, choice.value in ticked)
            for choice in choices
        ],
    )


@dataclass(frozen=True, slots=True)
class Clustered:
    """What a map shows; ``degraded``: single places from the database, 300 at most."""

    clusters: Sequence[Cluster]
    degraded: bool = False


def clusters(asked: Asked, zoom: int, *, now: datetime.datetime | None = None) -> Clustered:
    """The clusters and single places within ``asked.box`` at a web map's ``zoom`` (0 to 19).

    A radius counts only if it was asked for: the map shows what is around as well.
    """
    moment = Moment(now or timezone.now(), asked.territory)
    question = engine_query(asked, moment, radius=asked.radius, facets=[FAMILY])
    try:
        return Clustered(get_engine().clusters(question, zoom))
    except SearchUnavailable as error:
        logger.warning("The map is answered from the database: %s", error)
    urls = directory_addresses()
    places = fallback.on_map(asked, asked.radius)
    return Clustered([_single(place, urls) for place in places], True)


def _single(place: Place, urls: Mapping[str, str]) -> Cluster:
    latitude, longitude = place.latitude or 0.0, place.longitude or 0.0
    hit = Hit(f"{KIND}-{place.pk}", KIND, place.name, payload_of(place, urls))
    box = Box(longitude, latitude, longitude, latitude)
    return Cluster(Point(latitude, longitude), 1, box, hit)


__all__ = [
    "Answer",
    "Asked",
    "Clustered",
    "Entry",
    "FacetGroup",
    "Notice",
    "Option",
    "answer",
    "clusters",
    "parse",
]
