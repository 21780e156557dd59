"""A mediator and a place that take messages, and who writes to them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from directory.models import Place
from members.models import Mediator
from tests.directory.factories import PlaceFactory
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in
from tests.members.factories import MediatorFactory

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]

SAMIRA = "/fr/ecrire-a/mediateur/samira/"
PHARE = "/fr/ecrire-a/lieu/le-phare/"
MESSAGE = {
    "text": "Bonjour,\nrecevez-vous <b>mardi</b> ?",
    "name": "Inès",
    "email": "ines@example.org",
    "consent": "on",
}


@pytest.fixture
def samira(db: None) -> Mediator:
    """A mediator with an account, who shows everything and lets people write."""
    user = get_user_model().objects.create_user("samira", "samira@example.org")
    return MediatorFactory(name="Samira", slug="samira", user=user)


@pytest.fixture
def phare(db: None) -> Place:
    """A place with an address."""
    return PlaceFactory(name="Le Phare", slug="le-phare", emails=["phare@example.org"])


def link_in(message: EmailMessage, about: str) -> str:
    """The path of the first link of a mail that has ``about`` in it."""
    for found in re.findall(r"https?://[^/\s]+(/\S+)", str(message.body)):
        if about in found:
            return str(found)
    raise AssertionError(f"No link about {about}")


@pytest.fixture
def write(client: Client) -> Callable[..., Any]:
    """Send the form, with changes."""

    def sent(path: str = SAMIRA, **changes: str) -> Any:
        return client.post(path, MESSAGE | changes)

    return sent


@pytest.fixture
def deliver(client: Client, write: Callable[..., Any]) -> Callable[..., EmailMessage]:
    """Send the form and confirm; the mail that the recipient got."""

    def delivered(path: str = SAMIRA, **changes: str) -> EmailMessage:
        write(path, **changes)
        client.post(link_in(mail.outbox[-1], "confirmer"))
        sender = changes.get("email", MESSAGE["email"])
        return next(one for one in reversed(mail.outbox) if one.to != [sender])

    return delivered
