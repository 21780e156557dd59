"""How long wishes are kept, and the addresses of those who ask with them."""

from datetime import timedelta

from django.db.models import Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from training.models import Wish, WishVoice
from training.wishes.asking import CONFIRMED_WITHIN

REFUSED_KEPT = timedelta(days=30)
ANSWERED_KEPT = timedelta(days=365)
QUIET_KEPT = timedelta(days=730)

State = Wish.State


def forget() -> int:
    """Delete what was not confirmed, was refused, is answered or long asked by nobody new."""
    now = timezone.now()
    unconfirmed = WishVoice.objects.filter(confirmed_at=None, created_at__lt=now - CONFIRMED_WITHIN)
    voices = unconfirmed.delete()[0]
    # One of a workshop has no voice at first.
    latest = Wish.objects.annotate(latest=Coalesce(Max("voices__confirmed_at"), "created_at"))
    old = latest.filter(
        Q(state=State.UNCONFIRMED, created_at__lt=now - CONFIRMED_WITHIN)
        | Q(state=State.REFUSED, decided_at__lt=now - REFUSED_KEPT)
        | Q(answered_at__lt=now - ANSWERED_KEPT)
        | Q(latest__lt=now - QUIET_KEPT)
    )
    wishes = Wish.objects.filter(pk__in=list(old.values_list("pk", flat=True)))
    return voices + wishes.delete()[1].get("training.Wish", 0)
