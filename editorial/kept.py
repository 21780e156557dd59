"""Small things that many pages need and editors seldom change, kept for a minute.

Menus, names of themes, which stories there are: plain values in the default cache. Saving or
deleting anything that a room has named with ``forget_on`` makes all of them be gathered anew, at
once in this process (in all, when the cache is shared); other processes follow within the minute.
"""

from collections.abc import Callable
from typing import Any, cast

from django.core.cache import cache
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

SECONDS = 60
VERSION = "kept-version"

_models: list[type[Model]] = []


def keep[Value](key: str, gather: Callable[[], Value]) -> Value:
    """The value kept under ``key``, else what ``gather`` returns, which is kept from then on."""
    found = cache.get_or_set(f"kept-{cache.get(VERSION, 0)}-{key}", gather, SECONDS)
    return cast(Value, found)


def forget() -> None:
    """Let everything be gathered anew."""
    try:
        cache.incr(VERSION)
    except ValueError:
        cache.set(VERSION, 1, None)


def forget_on(*models: type[Model]) -> None:
    """Forget whenever an object of one of ``models``, or of a model built on it, changes."""
    _models.extend(models)
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(_changed, dispatch_uid="kept")


def _changed(sender: type[Model], **kwargs: Any) -> None:
    if issubclass(sender, tuple(_models)):
        forget()
        transaction.on_commit(forget)  # what others gathered in between was the state before
