"""Counting the searches that found nothing: which words, on how many days, and nothing else.

No reader, no address, no time of day. What could be a person's (an e-mail address, a long number)
is not kept at all; what was asked on a single day is shown to nobody, and soon forgotten. Bulk
statements only: they send no signals, so that no kept page is forgotten for a count.
"""

import datetime
import logging
import re
from contextlib import suppress
from hashlib import blake2b

from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone

from search.analysis import is_stop_word, words
from search.engine import get_engine
from search.protocol import Query, SearchUnavailable

from .documents import KIND
from .listing import Answer
from .models import SearchMiss

logger = logging.getLogger(__name__)

SHOWN_FROM = 3  # different days
MOST_ROWS = 5_000
MOST_NEW_A_DAY = 200
KEPT = datetime.timedelta(days=365)
KEPT_UNSHOWN = datetime.timedelta(days=60)
_LONGEST, _MOST_WORDS, _MOST_DIGITS = 80, 8, 5
_DAY = 86_400  # seconds

_ADDRESS = re.compile(r"@|://|\bwww\.", re.IGNORECASE)
_ROBOT = re.compile(r"bot|crawl|spider|slurp|fetch|preview|monitor|curl|wget|python|http", re.I)


def countable(text: str) -> str:
    """The folded words of ``text`` to count; empty when it says nothing or might say who asks."""
    digits = sum(letter.isdigit() for letter in text)
    typed = words(text)
    folded = " ".join(typed)
    if _ADDRESS.search(text) or digits > _MOST_DIGITS or len(folded) > _LONGEST:
        return ""
    if len(typed) > _MOST_WORDS or all(is_stop_word(word, "en") for word in typed):
        return ""
    return folded


def is_by_a_person(request: HttpRequest) -> bool:
    """Whether a browser asks because somebody looks at it now, as far as it says so."""
    agent = request.headers.get("User-Agent", "")
    ahead = request.headers.get("Sec-Purpose") or request.headers.get("Purpose")
    return request.method == "GET" and bool(agent) and not _ROBOT.search(agent) and not ahead


def notice(found: Answer) -> None:
    """Count what was asked, if its words find nothing anywhere, whatever filters and place."""
    asked = found.asked
    if found.count or found.degraded or not asked.text or not countable(asked.text):
        return
    words_alone = Query(text=asked.text, kinds=[KIND], limit=0)
    with suppress(SearchUnavailable):
        if not get_engine().search(words_alone).count:
            count(asked.text)


def count(text: str) -> None:
    """Count ``text`` for today, once; never raises: what the database cannot take is dropped."""
    folded = countable(text)
    today = timezone.localdate()
    # Whoever asks the same all day costs one statement a process, or one for all.
    key = blake2b(f"{today} {folded}".encode(), digest_size=16).hexdigest()
    if not folded or not cache.add(f"miss-{key}", True, _DAY):
        return
    try:
        with transaction.atomic():
            _write(folded, today)
    except DatabaseError:
        logger.warning("A search without result could not be counted.", exc_info=True)


def _write(folded: str, today: datetime.date) -> None:
    known = SearchMiss.objects.filter(words=folded)
    if known.filter(last_day__lt=today).update(days=F("days") + 1, last_day=today):
        return
    if known.exists() or SearchMiss.objects.filter(first_day=today).count() >= MOST_NEW_A_DAY:
        return
    prune(today)
    if SearchMiss.objects.count() < MOST_ROWS:
        row = SearchMiss(words=folded, first_day=today, last_day=today)
        SearchMiss.objects.bulk_create([row], ignore_conflicts=True)


def prune(today: datetime.date) -> int:
    """Forget what nobody asked for a year, or too seldom for two months; how many."""
    old = Q(last_day__lt=today - KEPT)
    seldom = Q(days__lt=SHOWN_FROM, last_day__lt=today - KEPT_UNSHOWN)
    expired = SearchMiss.objects.filter(old | seldom)
    return expired._raw_delete(expired.db)
