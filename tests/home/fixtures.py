"""What the tests of pages share: a portal in two languages, people with roles, nothing kept."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from portal import roles
from tests.home.factories import Portal, plant_portal

SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """What another test has gathered is not this one's, nor is the language it read in."""
    cache.clear()
    with translation.override("fr"):
        yield
    cache.clear()


@pytest.fixture
def portal(db: None) -> Portal:
    """The pages that every portal has."""
    return plant_portal()


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A browser signed in as somebody with a role: « Editors », « Moderators », or none."""
    roles.set_up()

    def browser(role: str) -> Client:
        user = get_user_model().objects.create_user(role or "nobody", f"{role}@example.org", "x")
        if role:
            user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        return client

    return browser


@pytest.fixture
def editor(sign_in: SignIn) -> Client:
    """Somebody who writes."""
    return sign_in("Editors")


@pytest.fixture
def moderator(sign_in: SignIn) -> Client:
    """Somebody who publishes."""
    return sign_in("Moderators")
