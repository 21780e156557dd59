"""What a person does to sign in, and what can be seen of it."""

import re
import time
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from tests.accounts.factories import PASSWORD


def code_in(message: Any) -> str:
    """The code that a mail gives, the same in its text and its HTML."""
    (html,) = [part.content for part in message.alternatives]
    found = re.search(r"\b\d{4}-\d{4}\b", message.body)
    assert found, message.body
    assert found[0] in html
    return found[0]


def signed_in(client: Client) -> str:
    """The address of whoever is signed in; empty for nobody."""
    user = User.objects.filter(pk=client.session.get("_auth_user_id")).first()
    return user.email if user else ""


def with_password(client: Client, address: str, password: str = PASSWORD, **more: str) -> Any:
    """Fill in the form and send it."""
    sent = {"login": address, "password": password, **more}
    return client.post("/fr/compte/connexion/", sent)


def has_signed_in(client: Client, user: Any, *, minutes_ago: int = 0) -> None:
    """Sign in as by a password, so long ago."""
    client.force_login(user)
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, user, "password", at=time.time() - 60 * minutes_ago)
    request.session.save()
