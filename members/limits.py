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


def _sender(request: HttpRequest) -> str:
    address = request.META.get("REMOTE_ADDR", "")
    text = f"{timezone.localdate():%Y-%m-%d} {address}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), sha256).hexdigest()[:32]
