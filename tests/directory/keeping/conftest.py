"""A place, somebody who manages it, and others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from directory.models import Keeper, Place
from portal import roles
from tests.directory.factories import PlaceFactory
from tests.home.fixtures import editor, nothing_kept, portal, sign_in

__all__ = ["editor", "nothing_kept", "portal", "sign_in"]

Somebody = Callable[[str], tuple[Any, Client]]


@pytest.fixture
def somebody(portal: Any) -> Somebody:
    """A signed-in person with an address, by name."""
    roles.set_up()

    def made(name: str) -> tuple[Any, Client]:
        user = get_user_model().objects.create_user(name, f"{name}@example.org", first_name=name)
        client = Client()
        client.force_login(user)
        return user, client

    return made


@pytest.fixture
def place(portal: Any) -> Place:
    return PlaceFactory(
        name="La Machinerie",
        slug="la-machinerie",
        opening_hours="Mo-Fr 09:00-12:00",
        phone="+33322000000",
    )


@pytest.fixture
def manager(somebody: Somebody, place: Place) -> tuple[Any, Client]:
    """Confirmed for the place."""
    user, client = somebody("Amina")
    Keeper.objects.create(place=place, user=user, state=Keeper.State.CONFIRMED)
    return user, client
