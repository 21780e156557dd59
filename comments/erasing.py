"""All that was written with one e-mail address: to be exported, and to be erased."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from comments.models import Comment
from comments.models.comment import CommentQuerySet

EMPTY: dict[str, Any] = {
    "state": Comment.State.ERASED,
    "author": "",
    "email": "",
    "text": "",
    "reason": "",
    "is_reported": False,
}


def export(comments: CommentQuerySet) -> list[dict[str, Any]]:
    """Everything that is kept of these comments, as plain values for JSON."""
    return [
        {
            "page": comment.page.title,
            "url": f"{page_url(comment.page)}#{comment.anchor}",
            "answer": comment.parent_id is not None,
            "author": comment.author,
            "email": comment.email,
            "text": comment.text,
            "language": comment.language,
            "state": comment.state,
            "reason": comment.reason,
            "sent": comment.created_at.isoformat(),
            "decided": comment.decided_at.isoformat() if comment.decided_at else None,
            "consent": comment.consent,
        }
        for comment in comments.select_related("page")
    ]


def page_url(page: Page) -> str:
    """The full address of a page; empty for one outside every site."""
    return page.full_url or ""


@transaction.atomic
def erase(comments: CommentQuerySet) -> int:
    """Delete these; one that others have answered stays as an empty shell. How many there were.

    An empty shell whose last answer goes is deleted with it.
    """
    found = list(comments)
    for comment in sorted(found, key=lambda each: each.parent_id is None):  # answers first
        if comment.answers.exists():
            comment.reports.all().delete()
            for name, value in EMPTY.items():
                setattr(comment, name, value)
            comment.save()
        else:
            comment.delete()
    answers = Comment.objects.filter(parent=OuterRef("pk"))
    Comment.objects.filter(~Exists(answers), state=Comment.State.ERASED).delete()
    return len(found)
