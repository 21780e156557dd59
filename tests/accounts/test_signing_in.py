"""Signing in: by password, by a code, as a new person; nobody learns who has an account."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.accounts.factories import PASSWORD, make_user
from tests.home.factories import Portal

pytestmark = pytest.mark.django_db


def code_in(message: Any) -> str:
    """The code that a mail gives."""
    found = re.search(r"\b\d{4}-\d{4}\b", message.body)
    assert found, message.body
    return found[0]


def signed_in(client: Client) -> str:
    """The address of whoever is signed in; empty for nobody."""
    user = User.objects.filter(pk=client.session.get("_auth_user_id")).first()
    return user.email if user else ""


def test_the_address_is_in_words_of_the_language(portal: Portal) -> None:
    assert reverse("account_login") == "/fr/compte/connexion/"


def test_a_person_signs_in_with_address_and_password(portal: Portal, client: Client) -> None:
    make_user("lea@example.org")
    sent = {"login": "Lea@Example.org", "password": PASSWORD}
    assert client.post("/fr/compte/connexion/", sent).status_code == 302
    assert signed_in(client) == "lea@example.org"


def test_a_person_signs_in_with_a_code_by_mail(portal: Portal, client: Client) -> None:
    make_user("lea@example.org")
    client.post("/fr/compte/connexion/code/", {"email": "lea@example.org"})
    assert signed_in(client) == ""
    client.post("/fr/compte/connexion/code/saisir/", {"code": code_in(mail.outbox[0])})
    assert signed_in(client) == "lea@example.org"


@pytest.mark.parametrize(
    "name",
    ["account_login", "account_signup", "account_request_login_code", "account_reset_password"],
)
def test_pages_open_to_everybody_answer_and_are_kept_nowhere(
    portal: Portal, client: Client, name: str
) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
