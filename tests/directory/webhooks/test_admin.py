"""Webhooks in the admin: for administrators, a secret that is seen once, and how each goes."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import ApiPartner
from directory.models import Webhook
from tests.home.fixtures import SignIn, sign_in

__all__ = ["sign_in"]


@pytest.fixture
def sent(db: None) -> dict[str, str]:
    """What an administrator fills in."""
    partner = ApiPartner.objects.create(name="Hub", contact="hub@example.org")
    address = "https://hub.example.org/changes"
    return {"partner": str(partner.pk), "address": address, "is_active": "on"}


def shown(answer: object) -> str:
    found = re.search(r"whsec_[\w+/=]{40,}", answer.content.decode())  # type: ignore[attr-defined]
    return found.group() if found else ""


def test_a_new_webhook_gets_a_secret_which_is_shown_once(
    admin_client: Client, sent: dict[str, str]
) -> None:
    secret = shown(admin_client.post(reverse("webhooks:add"), sent, follow=True))
    hook = Webhook.objects.get()
    edit = reverse("webhooks:edit", args=[hook.pk])
    assert hook.secret == secret != ""
    for page in (reverse("webhooks:index"), edit):
        assert shown(admin_client.get(page)) == ""
    assert shown(admin_client.post(edit, sent, follow=True)) == ""
    renewed = shown(admin_client.post(edit, sent | {"renew": "on"}, follow=True))
    hook.refresh_from_db()
    assert hook.secret == renewed != secret


def test_an_address_must_be_encrypted(admin_client: Client, sent: dict[str, str]) -> None:
    admin_client.post(reverse("webhooks:add"), sent | {"address": "http://hub.example.org/"})
    assert not Webhook.objects.exists()


def test_a_test_message_says_what_became_of_it(admin_client: Client, sent: dict[str, str]) -> None:
    inside = sent | {"address": "https://127.0.0.1/changes", "test": "on"}
    answer = admin_client.post(reverse("webhooks:add"), inside, follow=True)
    assert "not on the open internet" in answer.content.decode()


def test_the_list_says_how_each_goes_and_one_that_failed_can_be_switched_on_again(
    admin_client: Client, sent: dict[str, str]
) -> None:
    admin_client.post(reverse("webhooks:add"), sent)
    failing = {"failing_since": timezone.now(), "attempts": 30, "last_answer": "503"}
    Webhook.objects.update(is_active=False, until=timezone.now(), **failing)
    assert "503" in admin_client.get(reverse("webhooks:index")).content.decode()
    hook = Webhook.objects.get()
    admin_client.post(reverse("webhooks:edit", args=[hook.pk]), sent)
    hook.refresh_from_db()
    assert (hook.is_active, hook.failing_since, hook.until, hook.attempts) == (True, None, None, 0)


@pytest.mark.parametrize("role", ["Editors", "Moderators"])
def test_others_do_not_get_in(sign_in: SignIn, role: str) -> None:
    answer = sign_in(role).get(reverse("webhooks:index"))
    assert answer.status_code == 302 and "webhooks" not in answer["Location"]
