"""How often somebody may send something, without keeping who they are.

A sender is told by a keyed hash of their address that changes every day; it lives in the cache for
as long as the limit counts, and nowhere else.
"""

import hmac
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone


def allow(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Count one more ``what`` from this sender; whether that is within ``most`` in ``seconds``."""
    key = f"limit-{what}-{_sender(request)}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) <= most
    except ValueError:  # the count ended between the two lines
        return True


def client_address(request: HttpRequest) -> str:
    """Who speaks to our web server: what it added last, as anybody may write what stands before."""
    said: str = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_WEB_SERVER else ""
    return said.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def _sender(request: HttpRequest) -> str:
    text = f"{timezone.localdate():%Y-%m-%d} {client_address(request)}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), sha256).hexdigest()[:32]
