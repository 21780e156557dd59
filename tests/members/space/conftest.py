"""A member with a browser, beside the portal and people with roles."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import querydict_from_html

from members.models import Mediator
from portal import roles
from tests.accounts.factories import make_user
from tests.accounts.signing_in import has_signed_in
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in
from tests.members.factories import MediatorFactory
from tests.reading import soup

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]

FORM = "/fr/mon-espace/profil/"


@dataclass
class Member:
    """Somebody signed in; ``client`` is their browser."""

    user: Any
    client: Client

    def form(self, **changes: Any) -> dict[str, Any]:
        """The fields of the profile's form as it stands, with ``changes``."""
        page = soup(self.client.get(FORM))
        fields = querydict_from_html(str(page.select_one("#profile-form")))
        fields.pop("action", None)
        kept = {
            # as browsers do, which leave out the line break before a text
            name: [value.removeprefix("\n") for value in fields.getlist(name)]
            for name in fields
        }
        return kept | changes

    def send(self, **changes: Any) -> Any:
        """Change the form and press « Send »."""
        return self.client.post(FORM, self.form(**changes) | {"action": "send"}, follow=True)

    @property
    def mediator(self) -> Mediator:
        """Their profile as it is in the database."""
        return Mediator.objects.get(user=self.user)


@pytest.fixture
def member(portal: Any) -> Member:
    """Somebody without a profile."""
    roles.set_up()
    user = make_user("ines@example.org")
    client = Client()
    has_signed_in(client, user)
    return Member(user, client)


@pytest.fixture
def mediator(member: Member) -> Mediator:
    """The member's public profile."""
    found = MediatorFactory(
        name="Inès",
        slug="ines",
        role="médiatrice",
        presentation="Elle écoute.",
        skills=["souris"],
        user=member.user,
        shown=["presentation", "skills"],
    )
    found.save_revision().publish()
    found.refresh_from_db()
    return found
