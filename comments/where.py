"""Which pages take comments: a higher room names its kinds of page when it starts."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from wagtail.models import Page

from comments.models import ClosedPage

_kinds: list[type[Page]] = []


def allow_on(*models: type[Page]) -> None:
    """Let readers comment on pages of ``models``."""
    _kinds.extend(models)


def takes_comments(page: Page) -> bool:
    """Whether ``page`` is of a kind that takes comments, closed or not."""
    return issubclass(page.specific_class or Page, tuple(_kinds))


def commented_pages() -> Any:
    """All pages of such a kind, with their locale."""
    kinds = ContentType.objects.get_for_models(*_kinds).values()
    return Page.objects.filter(content_type__in=kinds).select_related("locale")


def is_open(page: Page) -> bool:
    """Whether ``page`` takes new comments."""
    return not ClosedPage.objects.filter(page_id=page.pk).exists()


def page_or_404(request: HttpRequest, pk: int) -> Page:
    """The live page whose comments are asked for, if this reader may see it."""
    page = commented_pages().live().filter(pk=pk).first()
    if page is None:
        raise Http404(f"No page {pk} with comments")
    if not all(each.accept_request(request) for each in page.get_view_restrictions()):
        raise Http404(f"The page {pk} is private")
    return page
