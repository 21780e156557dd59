"""The index follows the database: a place that is saved, published or deleted is indexed again."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import published, unpublished

from search.indexing import schedule

from .documents import KIND
from .models import Place


def _changed(instance: Place, **kwargs: Any) -> None:
    schedule(KIND, [instance.pk])


def connect() -> None:
    """Listen to places; bulk changes send no signals and are scheduled by whoever makes them."""
    for signal in (post_save, post_delete, published, unpublished):
        signal.connect(_changed, sender=Place, dispatch_uid=f"index-place-{id(signal)}")
