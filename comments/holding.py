"""What this room holds about somebody with an account: comments sent with their address."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import addresses
from accounts.personal_data import Fate
from comments import erasing
from comments.models import Comment
from comments.models.comment import CommentQuerySet


class OwnComments:
    """Comments, found by the addresses that the person has shown to be theirs."""

    name = "comments"
    label: str | Promise = gettext_lazy("My comments")

    def export(self, user: Any) -> Any:
        """Each comment with its state."""
        return erasing.export(_of(user)) or None

    def files(self, user: Any) -> Mapping[str, File]:
        """None."""
        return {}

    def fates(self, user: Any) -> Iterable[Fate]:
        """The words go; answers are of others."""
        if _of(user).exists():
            yield Fate(_("Your comments, with name and address"))
            yield Fate(
                _("The answers of others to your comments"),
                kept=True,
                why=_("They are theirs: yours stands above them as an empty line."),
            )

    def erase(self, user: Any) -> None:
        """As with the link that is sent by mail."""
        erasing.erase(_of(user))


def _of(user: Any) -> CommentQuerySet:
    return Comment.objects.filter(email__in=addresses.verified(user))
