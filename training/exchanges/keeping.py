"""How long exchanges are kept: until their day and a month more, and their owners told before."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation

from accounts import mails
from training.models import Exchange

TOLD_BEFORE = timedelta(days=7)
KEPT = timedelta(days=30)  # after its last day, to be prolonged; and after it was turned down


def tend() -> int:
    """Write to the owners of those that end within a week; delete what is over. How many."""
    remind()
    now = timezone.now()
    over = Q(until__lt=timezone.localdate() - KEPT) | Q(
        state=Exchange.State.REFUSED, decided_at__lt=now - KEPT
    )
    return Exchange.objects.filter(over).delete()[0]


def remind() -> int:
    """Write to the owners of those that end within a week, once; how many mails."""
    today = timezone.localdate()
    ending = Exchange.objects.filter(
        state=Exchange.State.PUBLISHED,
        until__range=(today, today + TOLD_BEFORE),
        reminded_at=None,
        mediator__user__is_active=True,
    ).exclude(mediator__user__email="")
    told = 0
    for exchange in ending.select_related("mediator__user"):
        user: Any = exchange.mediator.user
        language = mails.language_of(user)
        with translation.override(language):
            link = f"{mails.absolute(reverse('my-space'))}#exchanges"
        context = {"exchange": exchange, "link": link}
        mails.send("training/mail/exchange_ends", user.email, context, language=language)
        Exchange.objects.filter(pk=exchange.pk).update(reminded_at=timezone.now())
        told += 1
    return told
