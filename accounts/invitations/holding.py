"""What invitations hold about a person: the one that they got."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Invitation
from accounts.personal_data import Fate


class Invitations:
    """Invitations of an account's address, or that led to the account."""

    name = "invitations"
    label: str | Promise = gettext_lazy("The invitation that I got")

    def export(self, user: Any) -> Any:
        """When, with which words and role; who invited is somebody else's data."""
        invitations = [
            {
                "to": invitation.email,
                "sent_at": invitation.sent_at.isoformat(timespec="seconds"),
                "state": invitation.state.value,
                "role": str(invitation.role or ""),
                "words": invitation.words,
            }
            for invitation in self._of(user).select_related("role")
        ]
        return invitations or None

    def files(self, user: Any) -> Mapping[str, File]:
        """None."""
        return {}

    def fates(self, user: Any) -> Iterable[Fate]:
        """It goes."""
        if self._of(user).exists():
            yield Fate(_("The invitation that you got"))

    def erase(self, user: Any) -> None:
        """Delete it; those that they sent stay, without saying who did."""
        self._of(user).delete()

    def _of(self, user: Any) -> QuerySet[Invitation]:
        theirs = Q(accepted_by=user)
        if user.email:
            theirs |= Q(email__iexact=user.email)
        return Invitation.objects.filter(theirs)
