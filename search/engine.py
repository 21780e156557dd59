"""The engine that the settings name, one object a process."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.utils.module_loading import import_string

from .guard import GuardedEngine
from .protocol import Engine


@lru_cache(maxsize=1)
def get_engine() -> Engine:
    """The engine of ``BLASON_SEARCH = {"ENGINE": "dotted.path", "OPTIONS": {…}}``."""
    configuration: dict[str, Any] = settings.BLASON_SEARCH
    engine: Engine = import_string(configuration["ENGINE"])(**configuration.get("OPTIONS", {}))
    return GuardedEngine(engine)


def _forget(*, setting: str, **_kwargs: Any) -> None:
    if setting == "BLASON_SEARCH":
        get_engine.cache_clear()


setting_changed.connect(_forget)
