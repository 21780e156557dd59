"""The comments of a page as it shows them: each with its answers."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localtime
from wagtail.models import Page

from comments.models import Comment
from directory.wording import long_date

ON_THE_PAGE = 50  # threads; the others have pages of their own
FIELDS = ("parent_id", "author", "text", "language", "created_at", "state", "page_id")


@dataclass(slots=True)
class Thread:
    """A comment with its answers, the oldest first. Without ``is_shown`` only its place is left."""

    comment: Comment
    is_shown: bool = True
    answers: list["Thread"] = field(default_factory=list)

    @property
    def date_words(self) -> str:
        """The day it was sent, in words."""
        return long_date(localtime(self.comment.created_at).date())


@dataclass(frozen=True, slots=True)
class Conversation:
    """The threads of a page, and how many comments they hold."""

    threads: list[Thread]
    count: int


def conversation(page: Page) -> Conversation:
    """What readers see of a page's comments, in one query.

    A comment that is shown no more keeps its place as long as it has answers that are.
    """
    shown = Comment.objects.filter(state=Comment.State.PUBLISHED)
    held = Exists(shown.filter(parent=OuterRef("pk")))
    seen_or_held = Comment.objects.filter(Q(state=Comment.State.PUBLISHED) | held)
    threads: dict[int, Thread] = {}
    answers: defaultdict[int, list[Thread]] = defaultdict(list)
    for comment in seen_or_held.filter(page_id=page.pk).only(*FIELDS):
        if comment.parent_id is None:
            is_shown = comment.state == Comment.State.PUBLISHED
            threads[comment.pk] = Thread(comment, is_shown, answers[comment.pk])
        else:
            answers[comment.parent_id].append(Thread(comment))
    count = sum(thread.is_shown + len(thread.answers) for thread in threads.values())
    return Conversation(list(threads.values()), count)
