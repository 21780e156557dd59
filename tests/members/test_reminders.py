"""What waits too long is told to those who may decide of it."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, Group, User
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.users.models import UserProfile

from members import inbox
from members.inbox import Waiting
from portal import roles

pytestmark = pytest.mark.django_db


class Letters:
    """A source for the tests: one letter, for moderators."""

    name, label = "letters", "Lettres"

    def __init__(self, days: int) -> None:
        self.since = timezone.now() - datetime.timedelta(days=days)

    def may_decide(self, user: AbstractBaseUser) -> bool:
        return user.groups.filter(name="Moderators").exists()  # type: ignore[attr-defined]

    def count(self) -> int:
        return 1

    def waiting(self, limit: int) -> Sequence[Waiting]:
        return [Waiting(1, "Bonjour", self.since)][:limit]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        return 0

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        return 0


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(inbox, "_sources", {})
    yield


def somebody(name: str, role: str) -> User:
    roles.set_up()
    user = get_user_model().objects.create_user(name, f"{name}@example.org")
    user.groups.add(Group.objects.get(name=role))
    return user


def test_what_has_waited_four_days_is_told_to_those_who_may_decide() -> None:
    inbox.register(Letters(days=4))
    somebody("ana", "Moderators")
    somebody("eve", "Editors")
    call_command("remind_editors", verbosity=0)
    (message,) = mail.outbox
    assert message.to == ["ana@example.org"]
    assert "Lettres" in message.body
    assert "/admin/inbox/" in message.body


def test_what_came_yesterday_is_nobody_s_hurry() -> None:
    inbox.register(Letters(days=1))
    somebody("ana", "Moderators")
    call_command("remind_editors", verbosity=0)
    assert not mail.outbox


def test_whoever_wants_no_mails_gets_none() -> None:
    inbox.register(Letters(days=4))
    profile = UserProfile.get_for_user(somebody("ana", "Moderators"))
    profile.submitted_notifications = False
    profile.save()
    call_command("remind_editors", verbosity=0)
    assert not mail.outbox
