"""What moderators decide of comments. Each is saved singly: that makes kept pages be forgotten."""

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from comments.erasing import erase
from comments.models import Comment

# Those turned down are forgotten after this time, and with them the reason.
KEPT = datetime.timedelta(days=30)
DECIDED = ["state", "reason", "decided_at", "decided_by", "is_reported"]


def may_moderate(user: AbstractBaseUser) -> bool:
    """Whether ``user`` decides what is shown."""
    return bool(user.has_perm("comments.publish_comment"))  # type: ignore[attr-defined]


def publish(comments: Iterable[Comment], user: AbstractBaseUser) -> int:
    """Show these; what readers reported of them is settled. How many there were."""
    return _decide(comments, user, Comment.State.PUBLISHED)


def refuse(comments: Iterable[Comment], user: AbstractBaseUser, reason: str) -> int:
    """Show these no more, or never, for a reason that is kept a while. How many there were."""
    return _decide(comments, user, Comment.State.REFUSED, reason)


def take_back(comments: Iterable[Comment], user: AbstractBaseUser) -> int:
    """Let these wait again, out of sight until somebody decides. How many there were."""
    return _decide(comments, user, Comment.State.WAITING)


@transaction.atomic
def _decide(
    comments: Iterable[Comment], user: AbstractBaseUser, state: Comment.State, reason: str = ""
) -> int:
    chosen = Comment.objects.filter(pk__in=[comment.pk for comment in comments])
    count = 0
    # Read again: their author may have erased some since they were put on the screen.
    for comment in chosen.exclude(state=Comment.State.ERASED):
        comment.state, comment.reason, comment.is_reported = state, reason, False
        comment.decided_at, comment.decided_by = timezone.now(), user  # type: ignore[assignment]
        comment.save(update_fields=DECIDED)
        if state != Comment.State.WAITING:
            comment.reports.all().delete()
        count += 1
    return count


def forget_refused() -> int:
    """Delete what was turned down long enough ago and has no answers; how many.

    One that was answered while it was shown becomes an erased one: the answers are of others.
    """
    long_ago = timezone.now() - KEPT
    old = Comment.objects.filter(state=Comment.State.REFUSED, decided_at__lt=long_ago)
    return erase(old)
