"""What messages hold about a person: those that they wrote, and those that they got."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.files import File
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.personal_data import Fate
from members.contact.recipients import recipient_of
from members.models import ContactMessage


class Messages:
    """Messages by the portal, for the short time that they are kept."""

    name = "messages"
    label: str | Promise = gettext_lazy("Messages that I wrote or got by the forms of the portal")

    def export(self, user: Any) -> Any:
        """Written and received; of the others, the name that they gave."""
        found = self._of(user).select_related("mediator__user", "place")
        messages = [
            {
                "from": message.name,
                "to": recipient_of(message).name,
                "text": message.text,
                "written_at": message.created_at.isoformat(timespec="seconds"),
                "state": message.state,
            }
            for message in found
        ]
        return messages or None

    def files(self, user: Any) -> Mapping[str, File]:
        """None."""
        return {}

    def fates(self, user: Any) -> Iterable[Fate]:
        """All of it goes."""
        if self._of(user).exists():
            yield Fate(_("Your messages by the forms of the portal"))

    def erase(self, user: Any) -> None:
        """Those that they wrote and those that they got."""
        self._of(user).delete()

    def _of(self, user: Any) -> QuerySet[ContactMessage]:
        theirs = Q(mediator__user=user)
        if user.email:
            theirs |= Q(email__iexact=user.email)
        return ContactMessage.objects.filter(theirs)
