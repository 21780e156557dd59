"""Signing in with an OpenID Connect provider in ProConnect's form."""

from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from portal.settings import services
from tests.accounts.factories import make_user, with_second_factor
from tests.accounts.provider import CLIENT_ID, SECRET, Provider, running
from tests.accounts.signing_in import signed_in
from tests.home.factories import Portal

pytestmark = pytest.mark.django_db
PERSON = {
    "sub": "a1b2",
    "email": "lea@example.org",
    "email_verified": True,
    "given_name": "Léa",
    "usual_name": "Martin",
}


@pytest.fixture
def provider(settings: Settings, portal: Portal) -> Iterator[Provider]:
    with running() as one:
        settings.SOCIALACCOUNT_PROVIDERS = services.openid_connect(
            one.url,
            client_id=CLIENT_ID,
            secret=SECRET,
            name="ProConnect",
            scopes=["openid", "email", "given_name", "usual_name"],
        )
        one.person = dict(PERSON)
        yield one


def come_back(client: Client, provider: Provider, **changes: str) -> Any:
    """Go to the provider, sign in there, and come back."""
    led = client.get("/oidc/sign-in/", headers={"Accept-Language": "fr"})
    state = provider.arrive(led["Location"])
    sent = {"code": "once", "state": state, **changes}
    return client.get("/oidc/sign-in/back/", sent, headers={"Accept-Language": "fr"})


def test_the_sign_in_page_offers_it_by_its_name(provider: Provider, client: Client) -> None:
    page = client.get("/fr/compte/connexion/").text
    assert "Se connecter avec ProConnect" in page
    assert "/oidc/sign-in/" in page


def test_without_one_nothing_is_offered(portal: Portal, client: Client) -> None:
    assert "ProConnect" not in client.get("/fr/compte/connexion/").text
    assert client.get("/oidc/sign-in/").status_code == 404


def test_a_new_person_gets_an_account_with_their_name(provider: Provider, client: Client) -> None:
    come_back(client, provider)
    assert signed_in(client) == "lea@example.org"
    user = User.objects.get()
    assert (user.first_name, user.last_name) == ("Léa", "Martin")
    scopes = set(provider.asked[0]["scope"][0].split())
    assert scopes == {"openid", "email", "given_name", "usual_name"}


def test_a_verified_address_opens_the_account_that_has_it(
    provider: Provider, client: Client
) -> None:
    make_user("lea@example.org")
    come_back(client, provider)
    assert signed_in(client) == "lea@example.org"
    assert User.objects.count() == 1


def test_an_address_that_the_provider_has_not_verified_opens_nothing(
    provider: Provider, client: Client
) -> None:
    make_user("lea@example.org")
    provider.person["email_verified"] = False
    come_back(client, provider)
    assert signed_in(client) == ""


def test_the_second_factor_is_asked_for_all_the_same(provider: Provider, client: Client) -> None:
    with_second_factor(make_user("lea@example.org"))
    answer = come_back(client, provider)
    assert answer["Location"].endswith("/compte/deuxieme-etape/saisir/")
    assert signed_in(client) == ""


def test_an_answer_to_another_question_is_refused(provider: Provider, client: Client) -> None:
    led = client.get("/oidc/sign-in/")
    state = provider.arrive(led["Location"])
    provider.nonce = "somebody else's"
    client.get("/oidc/sign-in/back/", {"code": "once", "state": state})
    assert signed_in(client) == ""


def test_an_answer_that_another_has_signed_is_refused(provider: Provider, client: Client) -> None:
    provider.signing_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    come_back(client, provider)
    assert signed_in(client) == ""


def test_nobody_adds_to_what_is_asked_of_it(provider: Provider, client: Client) -> None:
    led = client.get("/oidc/sign-in/", {"scope": "everything", "auth_params": "prompt=none"})
    assert "everything" not in led["Location"]
    assert "prompt" not in led["Location"]


def test_whoever_gives_up_there_is_told_in_words(provider: Provider, client: Client) -> None:
    led = client.get("/oidc/sign-in/")
    sent = {"error": "access_denied", "state": provider.arrive(led["Location"])}
    answer = client.get("/oidc/sign-in/back/", sent, follow=True)
    assert answer.status_code == 200
    assert signed_in(client) == ""
