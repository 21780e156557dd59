"""What follows a place: the search index at every change, and a note of one that is deleted."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import published, unpublished

from search.indexing import schedule

from .documents import KIND
from .exporting.freshness import remember_removed
from .models import Place


def _changed(instance: Place, **kwargs: Any) -> None:
    schedule(KIND, [instance.pk])


def connect() -> None:
    """Listen to places; bulk changes send no signals and are scheduled by whoever makes them."""
    for signal in (post_save, post_delete, published, unpublished):
        signal.connect(_changed, sender=Place, dispatch_uid=f"index-place-{id(signal)}")
    post_delete.connect(remember_removed, sender=Place, dispatch_uid="remember-removed-place")
