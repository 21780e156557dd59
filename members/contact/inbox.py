"""Messages that their recipients reported, in the editors' inbox."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.contact.blocking import block
from members.contact.recipients import recipient_of
from members.inbox import Waiting
from members.models import ContactMessage


class ReportedMessages:
    """The inbox's source; what was decided is deleted, with the message."""

    name = "contact"
    label: str | Promise = gettext_lazy("Reported messages")
    accept_label: str | Promise = gettext_lazy("Nothing is wrong: close the report")
    refuse_label: str | Promise = gettext_lazy("Take no more messages from this sender")

    def may_decide(self, user: AbstractBaseUser) -> bool:
        """Those who may decide of messages."""
        return bool(user.has_perm("members.decide_contactmessage"))  # type: ignore[attr-defined]

    def count(self) -> int:
        """How many wait."""
        return self._reported().count()

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first; the sender by the name they gave, their address stays unseen."""
        found = self._reported().select_related("mediator__user", "place")
        return [
            Waiting(
                pk=message.pk,
                text=message.text,
                since=message.reported_at or message.created_at,
                author=message.name,
                about=_about(message),
                url=recipient_of(message).page,
            )
            for message in found[:limit]
        ]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        """The message was in order: it is forgotten, as it would have been."""
        messages = self._reported().filter(pk__in=list(pks))
        return messages.delete()[0]

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        """It was not: its sender's address is blocked for a year."""
        messages = list(self._reported().filter(pk__in=list(pks)))
        for message in messages:
            block(message.email, reason)
            message.delete()
        return len(messages)

    def _reported(self) -> QuerySet[ContactMessage]:
        return ContactMessage.objects.filter(state=ContactMessage.State.REPORTED)


def _about(message: ContactMessage) -> str:
    to = _("To %(name)s") % {"name": recipient_of(message).name}
    said = _("“%(words)s”") % {"words": message.complaint} if message.complaint else ""
    return " · ".join(part for part in (to, said) if part)
