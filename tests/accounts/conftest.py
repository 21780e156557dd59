"""A portal and people with roles, as for every room that has pages; an administrator too."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from portal import roles
from tests.accounts.factories import with_second_factor
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]


@pytest.fixture
def administrator(db: None) -> Client:
    """Somebody who may do everything."""
    roles.set_up()
    user = get_user_model().objects.create_superuser("admin", "admin@example.org", "x")
    client = Client()
    client.force_login(with_second_factor(user))
    return client
