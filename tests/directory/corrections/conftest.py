"""A place, its town in the gazetteer, and somebody who writes about it without an account."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from directory.models import Correction, Place
from tests.directory.factories import CommuneFactory, PlaceFactory
from tests.home.fixtures import editor, moderator, nothing_kept, portal, sign_in
from tests.reading import soup

__all__ = ["editor", "moderator", "nothing_kept", "portal", "sign_in"]

Say = Callable[..., Any]


@pytest.fixture
def place(portal: Any) -> Place:
    CommuneFactory(code="80021", name="Amiens", postcodes=["80000", "80080"])
    CommuneFactory(code="80212", name="Corbie", postcodes=["80800"], latitude=49.91, longitude=2.51)
    return PlaceFactory(
        name="La Machinerie",
        slug="la-machinerie",
        address="1 rue de la Vallée",
        opening_hours="Mo-Fr 09:00-12:00",
        phone="+33322223090",
    )


@pytest.fixture
def say(place: Place, client: Client) -> Say:
    """Open the form of a subject and send it with what is ``typed``, as a browser does."""

    def send(subject: str, **typed: Any) -> Any:
        address = (
            reverse("correct-subject", args=[place.slug, subject])
            if subject
            else reverse("missing-place")
        )
        page = soup(client.get(address))
        form = querydict_from_html(str(page.select_one("main form:has([name=words])")))
        return client.post(address, {name: form.getlist(name) for name in form} | typed)

    return send


@pytest.fixture
def decide(moderator: Client) -> Callable[..., Any]:
    """What a moderator answers to all that waits."""

    def answer(action: str, reason: str = "") -> Any:
        chosen = list(Correction.objects.filter(state="waiting").values_list("pk", flat=True))
        decision = {"source": "corrections", "chosen": chosen, "action": action, "reason": reason}
        return moderator.post(reverse("inbox"), decision, follow=True)

    return answer
