"""Addresses from which no message is taken any more; none of them is kept."""

import hmac
from hashlib import sha256

from django.conf import settings

from members.models import BlockedSender


def is_blocked(email: str) -> bool:
    """Whether messages from ``email`` are refused."""
    return BlockedSender.objects.filter(address_hash=_hash(email)).exists()


def block(email: str, reason: str) -> None:
    """Take no more messages from ``email``."""
    values = {"reason": reason}
    BlockedSender.objects.update_or_create(address_hash=_hash(email), defaults=values)


def _hash(email: str) -> str:
    text = f"blocked {email.lower()}"
    return hmac.new(settings.SECRET_KEY.encode(), text.encode(), sha256).hexdigest()
