"""What follows a place: the search index at every change, and a note of one that is deleted."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import published, unpublished

from search.indexing import schedule

from .documents import KIND
from .exporting.freshness import remember_removed
from .models import Place

_by_caller = ContextVar("by_caller", default=False)


@contextmanager
def indexed_by_caller() -> Iterator[None]:
    """Places that change within are indexed all at once, by whoever does it."""
    token = _by_caller.set(True)
    try:
        yield
    finally:
        _by_caller.reset(token)


def follow(pks: Iterable[int]) -> None:
    """Let the search index follow places that sent no signal, unless the caller does it."""
    if not _by_caller.get():
        schedule(KIND, pks)


def _changed(instance: Place, **kwargs: Any) -> None:
    follow([instance.pk])


def connect() -> None:
    """Listen to places; bulk changes send no signals and are scheduled by whoever makes them."""
    for signal in (post_save, post_delete, published, unpublished):
        signal.connect(_changed, sender=Place, dispatch_uid=f"index-place-{id(signal)}")
    post_delete.connect(remember_removed, sender=Place, dispatch_uid="remember-removed-place")
