"""What ``EmailMessage.send`` does here: keep the mail, and see that it is delivered."""

from collections.abc import Sequence
from email import policy
from email.utils import make_msgid, parseaddr
from functools import partial

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.tasks import task_backends

from accounts.models import OutgoingMail
from accounts.outbox.delivery import deliver


class OutboxBackend(BaseEmailBackend):
    """Keeps mails in the transaction in which they are sent: if it fails, they were never sent."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many of the messages are kept; delivery begins once the transaction is committed."""
        with transaction.atomic():
            for message in email_messages:
                now = _leaves_now(message)
                for mail in _keep(message):
                    if now:
                        transaction.on_commit(partial(deliver.enqueue, mail.pk), robust=True)
        return len(email_messages)


def _leaves_now(message: EmailMessage) -> bool:
    """Whether delivery begins at once; one of many waits where a request would wait for it."""
    return task_backends["default"].supports_defer or not getattr(message, "in_batch", False)


def _keep(message: EmailMessage) -> list[OutgoingMail]:
    """A row for each recipient, so that one whom the server refuses lets no other get it twice."""
    sender = str(message.extra_headers.get("From", message.from_email))
    domain = parseaddr(sender)[1].rpartition("@")[2] or "localhost"
    message_id = message.extra_headers.setdefault("Message-ID", make_msgid(domain=domain))
    content = message.message(policy=policy.SMTP).as_bytes()
    return OutgoingMail.objects.bulk_create(
        OutgoingMail(
            message_id=message_id,
            sender=message.from_email,
            recipient=recipient,
            subject=str(message.subject)[:200],
            content=content,
        )
        for recipient in dict.fromkeys(message.recipients())
    )
