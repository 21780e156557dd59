"""``{% page_comments page %}``: what readers say of a page, and the way to the form."""

from typing import Any

from django import template
from django.template import Context
from django.utils.translation import get_language
from wagtail.models import Page

from comments.threads import ON_THE_PAGE, conversation
from comments.where import is_open, takes_comments

register = template.Library()


@register.inclusion_tag("comments/includes/comments.html", takes_context=True)
def page_comments(context: Context, page: Page) -> dict[str, Any]:
    """Nothing in a preview, nor on a page that is closed and has no comments.

    The page holds no form, so that it can be kept for all readers.
    """
    request = context.get("request")
    if page.pk is None or getattr(request, "is_preview", False) or not takes_comments(page):
        return {"page": None}
    found = conversation(page)
    return {
        "page": page,
        "is_open": is_open(page),
        "threads": found.threads[:ON_THE_PAGE],
        "count": found.count,
        "has_more": len(found.threads) > ON_THE_PAGE,
        "language": get_language(),
    }
