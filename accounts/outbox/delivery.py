"""Handing mails to the mail server: each until the server has it, and by one sender at a time.

A mail is claimed by one conditional UPDATE, sent, and deleted. What fails in between:

- The server cannot be reached, or says « later »: the mail waits, longer each time.
- It refuses this recipient or this mail (5xx): failed for good, an administrator sees it.
- Nobody knows whether the server took it, as its answer never came or this process was killed: the
  mail is sent again, the same to the byte with the same Message-ID, by which mailboxes tell a copy.
  SMTP leaves only this or losing it (RFC 1047).
"""

import logging
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage as MimeMessage
from typing import Any, cast

from django.core.cache import cache
from django.core.mail import EmailMessage, mailers
from django.db.models import F, Q
from django.tasks import task, task_backends
from django.utils import timezone

from accounts.models import OutgoingMail
from accounts.outbox import TRANSPORT

logger = logging.getLogger(__name__)

State = OutgoingMail.State
# Longer than any conversation with a server takes: each of its steps has 10 seconds.
CLAIMED_FOR = timedelta(minutes=10)
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]  # the last one repeats
GIVEN_UP_AFTER = timedelta(days=5)  # as mail servers do (RFC 5321, 4.5.4.1)
FAILED_KEPT = timedelta(days=30)
UNREACHABLE = "mail-server-unreachable"
SECONDS_UNREACHABLE = 60
AS_KEPT = policy.SMTP.clone(refold_source="none")


class Unreachable(Exception):
    """The mail server takes no mail at all just now; this one was certainly not sent."""


class _KeptMessage(EmailMessage):
    """A mail as it was written to the outbox."""

    def __init__(self, mail: OutgoingMail) -> None:
        super().__init__(mail.subject, from_email=mail.sender, to=[mail.recipient])
        self._content = bytes(mail.content)

    def message(self, **kwargs: Any) -> MimeMessage:
        """The message, byte for byte."""
        return message_from_bytes(self._content, policy=AS_KEPT)


@task
def deliver(pk: int) -> None:
    """Send a mail that has just been written.

    A worker sends what else is due as well. Within a request nobody waits for a server that did not
    answer a moment ago: ``manage.py deliver_mails`` follows.
    """
    if task_backends["default"].supports_defer:
        deliver_due()
    elif not cache.get(UNREACHABLE):
        with suppress(Unreachable):
            _try(pk)


def deliver_due() -> int:
    """Send all that is due, the oldest first, until the server cannot be reached; how many left."""
    sent = 0
    due = Q(state__in=[State.WAITING, State.SENDING], due_at__lte=timezone.now())
    for pk in list(OutgoingMail.objects.filter(due).values_list("pk", flat=True)):
        try:
            sent += _try(pk)
        except Unreachable:
            break
    return sent


def forget_failed() -> int:
    """Delete what failed for good long ago; how many."""
    old = OutgoingMail.objects.filter(
        state=State.FAILED, created_at__lt=timezone.now() - GIVEN_UP_AFTER - FAILED_KEPT
    )
    return old.delete()[0]


def _claim(pk: int) -> OutgoingMail | None:
    """The mail, if it is due and nobody else has it; the UPDATE decides between two who want it."""
    now = timezone.now()
    mail = OutgoingMail.objects.filter(pk=pk, due_at__lte=now).exclude(state=State.FAILED).first()
    if mail is None:
        return None
    left_over = mail.state == State.SENDING  # by a sender that was killed
    claimed = OutgoingMail.objects.filter(
        pk=pk, state=mail.state, attempts=mail.attempts, due_at__lte=now
    ).update(
        state=State.SENDING,
        attempts=F("attempts") + 1,
        due_at=now + CLAIMED_FOR,
        perhaps_sent=mail.perhaps_sent or left_over,
    )
    if not claimed:
        return None
    mail.refresh_from_db()
    return mail


def _try(pk: int) -> bool:
    """Whether the mail left now; Unreachable when no other would either."""
    mail = _claim(pk)
    if mail is None:
        return False
    try:
        with _transport() as transport:
            transport.send_messages([_KeptMessage(mail)])
    except Unreachable as error:
        _wait(mail, error.__cause__)
        raise
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as error:
        # The sender's address is refused for want of settings, not because of this mail.
        if _is_final(error) and not isinstance(error, smtplib.SMTPSenderRefused):
            _give_up(mail, error)
        else:
            _wait(mail, error)
        return False
    except (smtplib.SMTPException, OSError) as error:
        _wait(mail, error, perhaps_sent=True)
        return False
    except ValueError as error:  # an address that cannot be written
        _give_up(mail, error)
        return False
    _mine(mail).delete()
    logger.info("Mail %s left", mail.message_id)
    return True


@contextmanager
def _transport() -> Iterator[Any]:
    """The mailer that carries mails away, open; Unreachable when it does not open."""
    try:
        transport = mailers[TRANSPORT]
        transport.open()
    except (smtplib.SMTPException, OSError) as error:
        cache.set(UNREACHABLE, True, SECONDS_UNREACHABLE)
        raise Unreachable from error
    cache.delete(UNREACHABLE)
    try:
        yield transport
    finally:
        with suppress(smtplib.SMTPException, OSError):
            transport.close()


def _is_final(error: smtplib.SMTPException) -> bool:
    """Whether the server said that it will never take this mail."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _words in error.recipients.values())
    return cast(smtplib.SMTPResponseException, error).smtp_code >= 500


def _mine(mail: OutgoingMail) -> Any:
    """The row, unless it was taken for left over meanwhile and another sender has it."""
    return OutgoingMail.objects.filter(pk=mail.pk, state=State.SENDING, attempts=mail.attempts)


def _wait(mail: OutgoingMail, error: BaseException | None, perhaps_sent: bool = False) -> None:
    """Try again later, or give up when it has been long enough."""
    if timezone.now() - mail.created_at > GIVEN_UP_AFTER:
        _give_up(mail, error)
        return
    due_at = timezone.now() + PAUSES[min(mail.attempts, len(PAUSES)) - 1]
    _mine(mail).update(
        state=State.WAITING,
        due_at=due_at,
        perhaps_sent=mail.perhaps_sent or perhaps_sent,
        error=_told(error),
    )
    # What servers say may hold an address; the log gets the kind of the error alone.
    logger.warning("Mail %s waits: %s", mail.message_id, type(error).__name__)
    if task_backends["default"].supports_defer:
        deliver.using(run_after=due_at).enqueue(mail.pk)


def _give_up(mail: OutgoingMail, error: BaseException | None) -> None:
    _mine(mail).update(state=State.FAILED, error=_told(error))
    logger.error("Mail %s failed for good: %s", mail.message_id, type(error).__name__)


def _told(error: BaseException | None) -> str:
    """The error for administrators: what the server said, or its kind."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return f"{code} {words.decode(errors='replace')}"[:300]
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode(errors="replace") if isinstance(said, bytes) else said
        return f"{error.smtp_code} {text}"[:300]
    return f"{type(error).__name__}: {error}"[:300]
