"""How long messages are kept: until sent and a while to report them, then no more."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from members.contact.relaying import CONFIRMED_WITHIN, REPORTED_WITHIN
from members.models import BlockedSender, ContactMessage

State = ContactMessage.State
DECIDED_WITHIN = timedelta(days=60)
BLOCKED_FOR = timedelta(days=365)


def forget_messages() -> int:
    """Delete the messages that are no longer needed; how many."""
    now = timezone.now()
    old = (
        Q(state=State.UNCONFIRMED, created_at__lt=now - CONFIRMED_WITHIN)
        | Q(state=State.SENT, sent_at__lt=now - REPORTED_WITHIN)
        | Q(state=State.REPORTED, reported_at__lt=now - DECIDED_WITHIN)
    )
    return ContactMessage.objects.filter(old).delete()[0]


def lift_blocks() -> int:
    """Let senders write again who were blocked long ago; how many."""
    long_ago = timezone.now() - BLOCKED_FOR
    return BlockedSender.objects.filter(blocked_at__lt=long_ago).delete()[0]
