"""How often somebody may send something, without keeping who they are.

A sender is told by a keyed hash of their address that changes every day; it lives in the cache for
as long as the limit counts, and nowhere else.
"""

import hmac
import time
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone


def allow(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Count one more ``what`` from this sender; whether that is within ``most`` in ``seconds``."""
    key = f"limit-{what}-{sender(request)}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:  # the count ended between the two lines
        return True


@dataclass(frozen=True, slots=True)
class Minute:
    """What is left of a limit for this minute, which ends in ``seconds``; below zero: too many."""

    most: int
    left: int
    seconds: int


def this_minute(who: str, *, most: int) -> Minute:
    """Count one more request of ``who``; every sender's minute is that of the clock."""
    now = time.time()
    key = f"minute-{int(now // 60)}-{who}"
    cache.add(key, 0, 120)
    try:
        count = cache.incr(key)
    except ValueError:  # the cache made room meanwhile
        count = 1
    return Minute(most, most - count, 60 - int(now % 60))


def client_address(request: HttpRequest) -> str:
    """Who speaks to our web server: what it added last, as anybody may write what stands before."""
    said: str = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_WEB_SERVER else ""
    return said.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def sender(request: HttpRequest) -> str:
    """Who asks, as long as a day lasts, and nobody can tell from it who that is."""
    text = f"{timezone.localdate():%Y-%m-%d} {client_address(request)}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), sha256).hexdigest()[:32]
