"""How long corrections are kept, and the addresses of who sent them."""

from datetime import timedelta

from django.utils import timezone

from directory.models import Correction

State = Correction.State
ADDRESS_KEPT = timedelta(days=182)
DECIDED_KEPT = timedelta(days=365)


def forget() -> int:
    """Empty old addresses, delete what was decided long ago; how many."""
    now = timezone.now()
    undecided = Correction.objects.filter(state=State.WAITING, sent_at__lt=now - ADDRESS_KEPT)
    emptied = undecided.exclude(email="").update(email="")
    decided = Correction.objects.exclude(state=State.WAITING)
    return emptied + decided.filter(decided_at__lt=now - DECIDED_KEPT).delete()[0]
