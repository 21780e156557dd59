"""The editors' inbox: what each room has waiting, decided many at once, with reasons."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

import pytest
from django.contrib.auth.models import AbstractBaseUser, Group, User
from django.test import Client
from django.urls import reverse

from members import inbox
from members.inbox import Waiting
from portal import roles

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 5, 12, 9, tzinfo=datetime.UTC)


class Letters:
    """A source for the tests: letters in a box, for members of one group."""

    name, label = "letters", "Lettres"

    def __init__(self, group: str) -> None:
        self.group = group
        self.box = {number: f"Lettre {number}" for number in (1, 2, 3)}
        self.done: list[tuple[str, list[int], str]] = []

    def may_decide(self, user: AbstractBaseUser) -> bool:
        return user.is_superuser or user.groups.filter(name=self.group).exists()  # type: ignore[attr-defined]

    def count(self) -> int:
        return len(self.box)

    def waiting(self, limit: int) -> Sequence[Waiting]:
        return [Waiting(pk, text, NOW, "Zoé") for pk, text in list(self.box.items())[:limit]]

    def accept(self, pks: Iterable[int], user: AbstractBaseUser) -> int:
        return self._take("accept", list(pks), "")

    def refuse(self, pks: Iterable[int], user: AbstractBaseUser, reason: str) -> int:
        return self._take("refuse", list(pks), reason)

    def _take(self, action: str, pks: list[int], reason: str) -> int:
        known = [pk for pk in pks if self.box.pop(pk, None)]
        self.done.append((action, known, reason))
        return len(known)


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> Iterator[Letters]:
    """The only source there is."""
    source = Letters("Moderators")
    monkeypatch.setattr(inbox, "_sources", {})
    inbox.register(source)
    yield source


def signed_in(client: Client, group: str) -> Client:
    roles.set_up()
    user = User.objects.create_user(group.lower(), password="x", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


def test_a_moderator_sees_what_waits_and_how_many_on_the_dashboard(
    client: Client, letters: Letters
) -> None:
    signed_in(client, "Moderators")
    page = client.get(reverse("inbox")).content.decode()
    assert "Lettres (3)" in page
    assert "Lettre 2" in page
    assert "Lettres: 3" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_editor_who_may_not_decide_sees_nothing(client: Client, letters: Letters) -> None:
    signed_in(client, "Editors")
    assert "Lettre" not in client.get(reverse("inbox")).content.decode()
    sent = {"source": "letters", "chosen": ["1"], "action": "accept"}
    assert client.post(reverse("inbox"), sent).status_code == 400
    assert letters.done == []


def test_the_public_is_sent_to_the_sign_in(client: Client, letters: Letters) -> None:
    assert client.get(reverse("inbox")).status_code == 302


def test_several_are_published_at_once(client: Client, letters: Letters) -> None:
    signed_in(client, "Moderators")
    sent = {"source": "letters", "chosen": ["1", "3"], "action": "accept"}
    page = client.post(reverse("inbox"), sent, follow=True).content.decode()
    assert letters.done == [("accept", [1, 3], "")]
    assert "Lettre 2" in page
    assert "Lettre 1" not in page


def test_turning_down_needs_a_reason_and_keeps_the_ticks(client: Client, letters: Letters) -> None:
    signed_in(client, "Moderators")
    sent = {"source": "letters", "chosen": ["2"], "action": "refuse", "reason": " "}
    answer = client.post(reverse("inbox"), sent)
    assert answer.status_code == 400
    assert letters.done == []
    assert 'value="2" id="letters-2" checked' in answer.content.decode()
    client.post(reverse("inbox"), {**sent, "reason": "Publicité"})
    assert letters.done == [("refuse", [2], "Publicité")]


@pytest.mark.parametrize("chosen", [[], ["x"]])
def test_nothing_ticked_changes_nothing(
    client: Client, letters: Letters, chosen: list[str]
) -> None:
    signed_in(client, "Moderators")
    sent = {"source": "letters", "chosen": chosen, "action": "accept"}
    assert client.post(reverse("inbox"), sent).status_code == 400
    assert letters.done == []


def test_an_empty_inbox_says_so(client: Client, letters: Letters) -> None:
    letters.box.clear()
    signed_in(client, "Moderators")
    assert client.get(reverse("inbox")).context["groups"] == []
