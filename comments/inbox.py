"""Comments in the editors' inbox: new ones, and published ones that readers reported."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comments import moderation
from comments.models import Comment
from members.inbox import Waiting


class WaitingComments:
    """The inbox's source, for whoever may publish comments."""

    name = "comments"
    label: str | Promise = gettext_lazy("Comments")

    def may_decide(self, user: AbstractBaseUser) -> bool:
        """Those who may publish comments."""
        return moderation.may_moderate(user)

    def count(self) -> int:
        """How many wait."""
        return Comment.objects.to_decide().count()

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first."""
        found = Comment.objects.to_decide().select_related("page", "parent")
        return [
            Waiting(
                pk=comment.pk,
                text=comment.text,
                since=comment.created_at,
                author=comment.author,
                about=about(comment),
                url=reverse("wagtailsnippets_comments_comment:inspect", args=[comment.pk]),
            )
            for comment in found.prefetch_related("reports")[:limit]
        ]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """New ones are shown at once; reported ones stay, and the reports are settled."""
        return moderation.publish(self._among(pks), user)

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        """They are not shown, or no more."""
        return moderation.refuse(self._among(pks), user, reason)

    def _among(self, pks: Iterable[int]) -> list[Comment]:
        return list(Comment.objects.to_decide().filter(pk__in=list(pks)))


def about(comment: Comment) -> str:
    """The page, whom it answers, and what readers reported, in a line."""
    parts = [comment.page.title]
    if comment.parent:
        parts.append(_("answer to %(name)s") % {"name": comment.parent.author or "–"})
    return " · ".join(part for part in (*parts, reported(comment)) if part)


def reported(comment: Comment) -> str:
    """How often and for what readers reported it, with their words; empty if they did not."""
    reports = list(comment.reports.all())
    if not reports:
        return ""
    counted = Counter(str(report.get_reason_display()) for report in reports)
    reasons = [f"{reason} ({count})" for reason, count in counted.most_common()]
    words = [_("“%(words)s”") % {"words": report.words} for report in reports if report.words]
    return _("reported: %(reasons)s") % {"reasons": ", ".join([*reasons, *words])}
