"""Looks through the directory for places entered twice, and keeps the pairs for editors."""

import logging
from collections.abc import Callable, Iterable
from itertools import batched
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from directory.models import Correction, DoubleSearch, Place, PlaceMerge, PlacePair

from .describing import Described, describe
from .matching import Groups, Match, matches
from .merging import better_kept, merge
from .scoring import Comparison, compare

logger = logging.getLogger(__name__)

COMPARED = (
    *("pk", "name", "address", "postcode", "commune", "insee_code"),
    *("latitude", "longitude", "approximate", "pivot", "phone"),
)
_AT_ONCE = 1_000
_MERGES_AT_ONCE = 100

type Advance = Callable[[DoubleSearch], object]


def run(search: DoubleSearch, advance: Advance = lambda search: None) -> DoubleSearch:
    """Compare all listed places, keep the pairs, and merge the certain ones if ``search`` says so.

    ``advance`` is called whenever ``search`` has come further. What is raised is noted and goes on.
    """
    try:
        _run(search, advance)
    except BaseException:
        search.failed = True
        raise
    finally:
        search.ended_at = timezone.now()
        search.save()
    return search


def _run(search: DoubleSearch, advance: Advance) -> None:
    listed = Place.objects.listed()
    search.total = listed.count()
    search.save()
    told = 0

    def further(count: int) -> None:
        nonlocal told
        search.done += count
        if search.done - told >= _AT_ONCE:
            told = search.done
            search.save(update_fields=["done"])
            advance(search)

    rows = listed.order_by("pk").values(*COMPARED).iterator(chunk_size=_AT_ONCE)
    places = (describe(row["pk"], row) for row in rows)
    found = list(matches(places, settings.DOUBLES_POSSIBLE, further))
    search.found = _keep(found)
    search.save()
    advance(search)
    if search.merges:
        _merge_certain(search, advance)


@transaction.atomic
def _keep(found: Iterable[Match]) -> int:
    """Write the pairs; how many are to decide.

    Those undecided that are no longer found go, unless it was a reader who found them.
    """
    known = {
        (first, second): (pk, state)
        for pk, first, second, state in PlacePair.objects.values_list(
            "pk", "first_id", "second_id", "state"
        )
    }
    new: list[PlacePair] = []
    again: list[PlacePair] = []
    for one in found:
        pk, state = known.pop((one.first, one.second), (None, PlacePair.State.CANDIDATE))
        if state == PlacePair.State.CANDIDATE:
            pair = PlacePair(pk=pk, first_id=one.first, second_id=one.second)
            _say(pair, one.comparison)
            (new if pk is None else again).append(pair)
    PlacePair.objects.bulk_create(new, batch_size=_AT_ONCE)
    PlacePair.objects.bulk_update(again, ["score", "compared"], batch_size=_AT_ONCE)
    left = {pair: pk for pair, (pk, state) in known.items() if state == PlacePair.State.CANDIDATE}
    said = left.keys() & _said_by_readers()
    for some in batched((pk for pair, pk in left.items() if pair not in said), _AT_ONCE):
        PlacePair.objects.filter(pk__in=some).delete()
    return len(new) + len(again) + len(said)


def _said_by_readers() -> set[tuple[int, int]]:
    """The pairs of the corrections « twice in the directory » that were accepted."""
    accepted = Correction.objects.filter(state=Correction.State.ACCEPTED, twin__isnull=False)
    pairs = accepted.values_list("place_id", "twin_id")
    return {(min(a, b), max(a, b)) for a, b in pairs if a and b}


def _merge_certain(search: DoubleSearch, advance: Advance) -> None:
    """Merge what is certain, the likeliest first, and nothing that somebody said is different."""
    pairs = PlacePair.objects.order_by("-score", "pk")
    groups = Groups(
        pairs.filter(state=PlacePair.State.DIFFERENT).values_list("first_id", "second_id")
    )
    for kept, gone in PlaceMerge.objects.filter(undone_at=None).values_list("kept_id", "gone_id"):
        groups.join(kept, gone)
    certain = pairs.filter(
        state=PlacePair.State.CANDIDATE, score__gte=settings.DOUBLES_CERTAIN
    ).values_list("pk", flat=True)
    for some in batched(list(certain), _MERGES_AT_ONCE):
        of_some = PlacePair.objects.filter(pk__in=some).select_related("first", "second")
        with transaction.atomic():  # so that the search index is written once for all of them
            search.merged += sum(_merge_pair(pair, groups) for pair in of_some)
        search.save(update_fields=["merged"])
        advance(search)


def _merge_pair(pair: PlacePair, groups: Groups) -> bool:
    """Merge an undecided pair, unless one of them is gone already or the two must stay apart."""
    gone = PlaceMerge.objects.filter(gone__in=[pair.first_id, pair.second_id], undone_at=None)
    if gone.exists() or not groups.join(pair.first_id, pair.second_id):
        return False
    kept = better_kept(pair.first, pair.second)
    merge(kept, pair.second if kept == pair.first else pair.first)
    decide(pair, PlacePair.State.MERGED)
    return True


def decide(pair: PlacePair, state: PlacePair.State, by: Any = None) -> None:
    """Note what was decided of ``pair``, by nobody where it was certain."""
    pair.state, pair.decided_by = state, by
    pair.decided_at = None if state == PlacePair.State.CANDIDATE else timezone.now()
    pair.save(update_fields=["state", "decided_by", "decided_at"])


def pair_of(a: Place, b: Place) -> PlacePair:
    """The pair of two places, compared now if it was not before."""
    first, second = sorted((a, b), key=lambda place: place.pk)
    pair = PlacePair(first=first, second=second)
    _say(pair, compare(described(first), described(second)))
    return PlacePair.objects.get_or_create(
        first=first, second=second, defaults={"score": pair.score, "compared": pair.compared}
    )[0]


def described(place: Place) -> Described:
    """``place`` as it is compared."""
    return describe(place.pk, {name: getattr(place, name) for name in COMPARED})


def _say(pair: PlacePair, comparison: Comparison) -> None:
    pair.score = comparison.score
    metres = comparison.metres
    pair.compared = {
        "levels": {str(one): str(level) for one, level in comparison.levels.items()},
        "metres": None if metres is None else round(metres),
    }
