"""A partner who listens, and a clock that is moved by hand."""

import datetime
from collections.abc import Iterator

import pytest

from accounts.models import ApiPartner
from directory.models import Webhook

from .receiver import Receiver


class Clock:
    """The time that all see who ask Django for it."""

    def __init__(self) -> None:
        self.now = datetime.datetime(2026, 5, 12, 8, 20, tzinfo=datetime.UTC)

    def on(self, **duration: float) -> None:
        """Let time pass."""
        self.now += datetime.timedelta(**duration)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Django's clock, in hand."""
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)
    return clock


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """The partner's machine."""
    receiver = Receiver()
    receiver.start()
    yield receiver
    receiver.stop()


@pytest.fixture
def hook(db: None, clock: Clock, receiver: Receiver) -> Webhook:
    """A webhook that leads there."""
    partner = ApiPartner.objects.create(name="Hub", contact="hub@example.org")
    now = clock.now  # the defaults of fields do not see the clock
    hook = Webhook(partner=partner, address=receiver.address, since=now, due_at=now)
    receiver.secret = hook.give_secret(now)
    hook.save()
    clock.on(minutes=10)
    return hook
