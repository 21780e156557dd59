"""Mails to moderators, in batches: what came since the last one, in one mail for each of them."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import Truncator
from wagtail.users.models import UserProfile

from accounts import mails
from comments.inbox import about
from comments.models import Comment

MOST = 20  # comments quoted in a mail
LONGEST = 300  # characters of each


@transaction.atomic
def mail_waiting() -> tuple[int, int]:
    """Write to each moderator of what they have not been told; how many comments, how many mails.

    All of it or nothing is written, so that nobody is told twice.
    """
    to_decide = Comment.objects.to_decide().filter(announced_at=None)
    found = list(to_decide.select_related("page", "parent").prefetch_related("reports"))
    users = mails.of_the_team("comments.publish_comment") if found else []
    if not users:
        return 0, 0
    for user in users:
        _write(user, found)
    told = Comment.objects.filter(pk__in=[comment.pk for comment in found])
    told.update(announced_at=timezone.now())
    return len(found), len(users)


def _write(user: AbstractBaseUser, comments: list[Comment]) -> None:
    """One mail in the moderator's language."""
    language = UserProfile.get_for_user(user).get_preferred_language()
    with translation.override(language):
        context = _context(comments)
    mails.send("comments/mail/waiting", user.email, context, language=language)  # type: ignore[attr-defined]


def _context(comments: list[Comment]) -> dict[str, Any]:
    """What stands in the mail, in the active language."""
    quoted = [
        {
            "author": comment.author,
            "about": about(comment),
            "text": Truncator(comment.text).chars(LONGEST),
        }
        for comment in comments[:MOST]
    ]
    return {
        "comments": quoted,
        "count": len(comments),
        "more": max(len(comments) - MOST, 0),
        "url": mails.absolute(f"{reverse('inbox')}?source=comments"),
    }
