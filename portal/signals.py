"""What makes the kept pages out of date: anything that a reader may see has changed.

Better once too often: a draft forgets the pages as well. What Wagtail writes while pages are only
read or edited (renditions, revisions, log entries, sessions) does not.
"""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils.autoreload import file_changed
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Locale, Page, PageViewRestriction, Site

from directory.importing.signals import directory_changed
from portal.page_cache import forget_pages
from portal.translations import CHECKOUT

SEEN_BY_READERS = (
    Page,
    PageViewRestriction,
    Site,
    Locale,
    Redirect,
    AbstractImage,
    AbstractDocument,
)

# What no kept page shows, though it is ours; a look or a key typed would forget every page.
PRIVATE_ROOMS = ("accounts",)
PRIVATE_MODELS = (
    "members.profiledraft",
    "directory.correction",
    "training.orderroom",
    "training.roomorder",
)


def _is_seen(model: type[Model]) -> bool:
    """Whether readers see objects of ``model``: Wagtail's own kinds, and all of our rooms'."""
    if model._meta.app_label in PRIVATE_ROOMS or model._meta.label_lower in PRIVATE_MODELS:
        return False
    app = apps.app_configs.get(model._meta.app_label)  # none for the list of migrations
    of_a_room = app is not None and Path(app.path).parent == CHECKOUT
    return of_a_room or issubclass(model, SEEN_BY_READERS)


def _changed(sender: type[Model], **kwargs: Any) -> None:
    if _is_seen(sender):
        transaction.on_commit(forget_pages)


def _source_changed(sender: Any, **kwargs: Any) -> None:
    forget_pages()


def connect() -> None:
    """Listen to every model, to imports, and in development to the files ``runserver`` watches."""
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(_changed, dispatch_uid="page-cache")
    directory_changed.connect(_source_changed, dispatch_uid="page-cache")
    file_changed.connect(_source_changed, dispatch_uid="page-cache")
