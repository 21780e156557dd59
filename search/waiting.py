"""Changes that the engine did not take are offered again: after a request, when readers have gone.

No process of its own is needed for that, and a portal that nobody visits has time.
"""

import time
from typing import Any

from . import pending

_BETWEEN_TRIES = 10.0  # seconds, in each process

_last_try = float("-inf")


def after_request(**_signal: Any) -> None:
    """Try again if anything waits, now and then only: an engine that is down costs its timeout."""
    global _last_try
    if not pending.any_wait() or time.monotonic() < _last_try + _BETWEEN_TRIES:
        return
    _last_try = time.monotonic()
    from .tasks import catch_up

    catch_up.enqueue()
