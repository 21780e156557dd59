"""A judged search asked as a reader asks it: the address is read, the engine answers."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils import translation

from directory.asking import parse
from directory.listing import answer
from directory.models import Place
from tests.relevance.judging import PAGE, Judged, gain, success

# A Tuesday morning: what « maintenant » and « demain » mean in the judgements.
NOW = datetime.datetime(2026, 5, 12, 10, 20, tzinfo=ZoneInfo("Europe/Paris"))

type Ranking = Callable[[Judged], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Score:
    """How one search went; ``found`` are primary keys, best first."""

    judged: Judged
    gain: float
    success: bool
    found: Sequence[int]


def by_the_directory(judged: Judged) -> Sequence[int]:
    """The first page of the public list, whichever engine is set; RuntimeError without one."""
    with translation.override(judged.language):
        asked, _notices = parse(_address(judged), now=NOW)
        found = answer(asked, now=NOW, language=judged.language, advice=False, facets=())
    if found.degraded:
        raise RuntimeError("The engine does not answer.")
    return [entry.place.pk for entry in found.entries]


def _address(judged: Judged) -> QueryDict:
    query = QueryDict(mutable=True)
    query.update({"q": judged.text, "page_size": str(PAGE)})
    return query


def scores(
    ranking: Ranking, searches: Iterable[Judged], places: Sequence[Place]
) -> Iterator[Score]:
    """Each of ``searches`` asked and weighed."""
    for judged in searches:
        grades = judged.grades(places)
        found = ranking(judged)
        yield Score(judged, gain(grades, found), success(grades, found), found)
