"""When partners are told, and again: each change until the partner has it, in order.

A webhook is claimed by one conditional UPDATE, so that two who deliver at once send nothing twice.
"""

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts import mails
from accounts.outbox.delivery import GIVEN_UP_AFTER, PAUSES
from directory.models import Webhook

from . import messages
from .posting import Answer, post

logger = logging.getLogger(__name__)

PLACES_CHANGED, PING = "places.changed", "ping"
# A change is told when it is that old. By then whoever made it has committed it, so that nothing
# with an earlier moment appears behind us; and an import is told at once, not place by place.
SETTLED = timedelta(minutes=2)
CLAIMED_FOR = timedelta(minutes=5)  # longer than any request takes


def deliver_due(*, anywhere: bool = False) -> list[Webhook]:
    """Tell each partner what changed; those webhooks of which a request was made, as they are now.

    ``anywhere``: see ``posting.post``.
    """
    due = Webhook.objects.filter(
        is_active=True, partner__is_active=True, due_at__lte=timezone.now()
    )
    return [hook for hook in due.select_related("partner") if _deliver(hook, anywhere)]


def ping(hook: Webhook, *, anywhere: bool = False) -> Answer:
    """Send a message that says nothing, for a partner to try what receives them."""
    now = timezone.now()
    name = messages.identifier(hook, now)
    return post(hook, name, messages.body(PING, {}, now), now, anywhere=anywhere)


def _deliver(hook: Webhook, anywhere: bool) -> bool:
    """Whether there was anything to tell, and nobody else was telling it."""
    now = timezone.now()
    until = hook.until or now - SETTLED
    if until <= hook.since:
        return False
    data = messages.changes(hook, until)
    if not hook.until and messages.is_empty(data):
        _change(hook, since=until)
        return False
    if not _change(hook, until=until, due_at=now + CLAIMED_FOR):
        return False
    name, body = messages.identifier(hook, until), messages.body(PLACES_CHANGED, data, until)
    answer = post(hook, name, body, now, anywhere=anywhere)
    if answer.taken:
        _change(
            hook,
            since=until,
            until=None,
            failing_since=None,
            attempts=0,
            due_at=now,
            last_answer=answer.words,
        )
        return True
    logger.warning("Webhook %s was not taken: %s", hook.pk, answer.words)
    first = hook.failing_since or now
    _change(
        hook,
        failing_since=first,
        attempts=hook.attempts + 1,
        due_at=now + PAUSES[min(hook.attempts, len(PAUSES) - 1)],
        last_answer=answer.words,
    )
    if now - first > GIVEN_UP_AFTER:
        _give_up(hook)
    return True


def _change(hook: Webhook, **values: Any) -> bool:
    """Write ``values``, unless somebody else has claimed the webhook since it was read."""
    changed = Webhook.objects.filter(pk=hook.pk, due_at=hook.due_at).update(**values)
    for name, value in values.items():
        setattr(hook, name, value)
    return bool(changed)


@transaction.atomic
def _give_up(hook: Webhook) -> None:
    """Switch it off, and write to the partner, who alone can mend it."""
    if _change(hook, is_active=False):
        context = {"hook": hook}
        language = settings.LANGUAGE_CODE
        mails.send("directory/mail/webhook_off", hook.partner.contact, context, language=language)
