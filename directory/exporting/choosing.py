"""Which places a download holds: the whole directory, or those that its list would show.

The whole directory is read from the database. A part of it comes from the search engine, which is
the only one to know what a text finds and who is open when: so that a download holds exactly what
the list has counted, and never what the database alone would have guessed.
"""

import datetime
from array import array
from dataclasses import dataclass

from django.utils import timezone

from directory.asking import Asked
from directory.engine_query import engine_query
from directory.filters import Moment
from directory.listing import reach
from directory.models import Place
from search.engine import get_engine

_KEY = "Q"  # eight bytes a place


@dataclass(frozen=True, slots=True)
class Choice:
    """Places by their primary keys, in order; None: all that are listed.

    ``since``: of these only the ones that changed at that moment or later.
    """

    keys: array[int] | None = None
    since: datetime.datetime | None = None


def choose(asked: Asked, since: datetime.datetime | None = None) -> Choice:
    """The places that ``asked`` means, whatever its page and order.

    Raises ``SearchUnavailable`` when these are not all and the engine cannot answer.
    """
    moment = Moment(timezone.now(), asked.territory)
    question = engine_query(asked, moment, radius=reach(asked, moment))
    within = question.circle and question.circle.radius is not None
    if question.text or question.box or within or any(question.filters.values()):
        return Choice(array(_KEY, get_engine().keys(question)), since)
    if since is None:
        return Choice()
    changed = Place.objects.listed().filter(modified_at__gte=since).order_by("pk")
    return Choice(array(_KEY, changed.values_list("pk", flat=True).iterator()), since)
