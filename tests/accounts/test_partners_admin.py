"""API partners in the admin: for administrators, and a key that is seen once."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import ApiPartner
from accounts.models.api_partner import hashed
from tests.home.fixtures import SignIn, sign_in

__all__ = ["sign_in"]

SENT = {"name": "Hub", "contact": "hub@example.org", "per_minute": "100", "is_active": "on"}


def shown(answer: object) -> str:
    found = re.search(r"blason_[\w-]{20,}", answer.content.decode())  # type: ignore[attr-defined]
    return found.group() if found else ""


def test_a_new_partner_gets_a_key_which_is_shown_once(admin_client: Client) -> None:
    key = shown(admin_client.post(reverse("api-partners:add"), SENT, follow=True))
    assert ApiPartner.objects.get(name="Hub").key_hash == hashed(key)
    assert shown(admin_client.get(reverse("api-partners:index"))) == ""


def test_a_partner_keeps_the_key_until_a_new_one_is_wanted(admin_client: Client) -> None:
    first = shown(admin_client.post(reverse("api-partners:add"), SENT, follow=True))
    partner = ApiPartner.objects.get()
    address = reverse("api-partners:edit", args=[partner.pk])
    assert shown(admin_client.post(address, SENT | {"per_minute": "5"}, follow=True)) == ""
    partner.refresh_from_db()
    assert (partner.per_minute, partner.key_hash) == (5, hashed(first))
    second = shown(admin_client.post(address, SENT | {"renew": "on"}, follow=True))
    partner.refresh_from_db()
    assert second != first and partner.key_hash == hashed(second)


@pytest.mark.parametrize("role", ["Editors", "Moderators"])
def test_others_do_not_get_in(sign_in: SignIn, role: str) -> None:
    answer = sign_in(role).get(reverse("api-partners:index"))
    assert answer.status_code == 302 and "api" not in answer["Location"]
