"""Keeps the search in step with pages: what is published, moved or taken away is indexed again."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from search import indexing


def follow_pages(kind: str, model: type[Page]) -> None:
    """Index pages of ``model`` as ``kind`` again when they, or what stands above them, change."""

    def changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
        if isinstance(instance, model):
            indexing.schedule(kind, [instance.pk])

    def moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
        below = model.objects.filter(path__startswith=instance.path)
        indexing.schedule(kind, below.values_list("pk", flat=True))

    def restricted(sender: type[Any], instance: PageViewRestriction, **kwargs: Any) -> None:
        moved(Page, instance.page)

    name = f"search-{kind}"
    for signal in (page_published, page_unpublished):
        signal.connect(changed, weak=False, dispatch_uid=name)
    post_delete.connect(changed, sender=model, weak=False, dispatch_uid=name)
    for signal in (post_save, post_delete):
        signal.connect(restricted, sender=PageViewRestriction, weak=False, dispatch_uid=name)
    for signal in (post_page_move, page_slug_changed):
        signal.connect(moved, weak=False, dispatch_uid=name)
