"""Signing in: by password, by a code, as a new person; nobody learns who has an account."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from tests.accounts.factories import PASSWORD, make_user
from tests.accounts.signing_in import code_in, signed_in, with_password
from tests.home.factories import Portal

pytestmark = pytest.mark.django_db
NEW = "une autre phrase, longue"


@pytest.fixture(autouse=True)
def pages(portal: Portal) -> None:
    """Pages have the menus of a portal around them."""


def test_a_person_signs_in_with_address_and_password(client: Client) -> None:
    make_user("lea@example.org")
    assert with_password(client, "Lea@Example.org")["Location"] == "/fr/mon-espace/"
    assert signed_in(client) == "lea@example.org"


def test_a_person_signs_in_with_a_code_by_mail(client: Client) -> None:
    make_user("lea@example.org")
    client.post("/fr/compte/connexion/code/", {"email": "lea@example.org"})
    assert signed_in(client) == ""
    client.post("/fr/compte/connexion/code/saisir/", {"code": code_in(mail.outbox[0])})
    assert signed_in(client) == "lea@example.org"


def test_a_code_is_typed_with_or_without_its_dash(client: Client) -> None:
    make_user("lea@example.org")
    client.post("/fr/compte/connexion/code/", {"email": "lea@example.org"})
    code = code_in(mail.outbox[0]).replace("-", " ")
    client.post("/fr/compte/connexion/code/saisir/", {"code": code})
    assert signed_in(client) == "lea@example.org"


def test_three_wrong_codes_end_the_attempt(client: Client) -> None:
    make_user("lea@example.org")
    client.post("/fr/compte/connexion/code/", {"email": "lea@example.org"})
    for _attempt in range(3):
        client.post("/fr/compte/connexion/code/saisir/", {"code": "0000-0000"})
    client.post("/fr/compte/connexion/code/saisir/", {"code": code_in(mail.outbox[0])})
    assert signed_in(client) == ""


def test_a_new_person_verifies_their_address_before_they_are_in(client: Client) -> None:
    client.post("/fr/compte/inscription/", {"email": "zoe@example.org", "password1": NEW})
    assert signed_in(client) == ""
    assert mail.outbox[0].to == ["zoe@example.org"]
    client.post("/fr/compte/adresse/verifier/", {"code": code_in(mail.outbox[0])})
    assert signed_in(client) == "zoe@example.org"
    assert User.objects.get().username == "zoe"


def test_a_password_is_not_needed_to_have_an_account(client: Client) -> None:
    client.post("/fr/compte/inscription/", {"email": "zoe@example.org", "password1": ""})
    client.post("/fr/compte/adresse/verifier/", {"code": code_in(mail.outbox[0])})
    assert signed_in(client) == "zoe@example.org"
    assert not User.objects.get().has_usable_password()


def test_a_slip_in_the_address_is_mended_before_it_is_verified(client: Client) -> None:
    client.post("/fr/compte/inscription/", {"email": "zeo@example.org", "password1": NEW})
    right = {"email": "zoe@example.org", "action": "change"}
    client.post("/fr/compte/adresse/verifier/", right)
    assert mail.outbox[-1].to == ["zoe@example.org"]
    client.post("/fr/compte/adresse/verifier/", {"code": code_in(mail.outbox[-1])})
    assert signed_in(client) == "zoe@example.org"


@pytest.mark.parametrize("password", ["court", "123456789012", "motdepasse"])
def test_a_password_that_is_easily_guessed_is_refused(client: Client, password: str) -> None:
    sent = {"email": "zoe@example.org", "password1": password}
    assert client.post("/fr/compte/inscription/", sent).status_code == 200
    assert not User.objects.exists()


def test_a_forgotten_password_is_replaced(client: Client) -> None:
    make_user("lea@example.org")
    client.post("/fr/compte/mot-de-passe/oublie/", {"email": "lea@example.org"})
    code = {"code": code_in(mail.outbox[0])}
    client.post("/fr/compte/mot-de-passe/oublie/code/", code)
    client.post("/fr/compte/mot-de-passe/oublie/nouveau/", {"password1": NEW})
    assert signed_in(client) == "lea@example.org"
    assert mail.outbox[-1].subject.endswith("Un changement dans votre compte")
    other = Client()
    with_password(other, "lea@example.org", NEW)
    assert signed_in(other) == "lea@example.org"


def test_another_address_holds_once_it_is_verified(client: Client) -> None:
    make_user("lea@example.org")
    with_password(client, "lea@example.org")
    sent = {"email": "martin@example.org", "action_add": ""}
    client.post("/fr/compte/adresse/", sent)
    assert User.objects.get().email == "lea@example.org"
    client.post("/fr/compte/adresse/verifier/", {"code": code_in(mail.outbox[-1])})
    assert User.objects.get().email == "martin@example.org"
    told = {address for message in mail.outbox[1:] for address in message.to}
    assert "lea@example.org" in told  # who had the old one hears of it


def test_all_devices_are_listed_and_the_others_signed_out() -> None:
    make_user("lea@example.org")
    telephone = Client(headers={"User-Agent": "Mozilla/5.0 (Android 15) Firefox/140.0"})
    computer = Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140"})
    for client in (telephone, computer):
        with_password(client, "lea@example.org")
    page = computer.get("/fr/compte/appareils/").text
    assert "Firefox, Android" in page
    assert "Chrome, Linux" in page
    computer.post("/fr/compte/appareils/")
    assert signed_in(computer) == "lea@example.org"
    assert telephone.get("/fr/mon-espace/").status_code == 302
    assert UserSession.objects.count() == 1


class TestNobodyLearnsWhoHasAnAccount:
    def test_from_the_answer_to_a_new_account(self) -> None:
        make_user("lea@example.org")
        known, unknown = Client(), Client()
        answers = [
            client.post("/fr/compte/inscription/", {"email": address, "password1": NEW})
            for client, address in ((known, "lea@example.org"), (unknown, "zoe@example.org"))
        ]
        assert answers[0]["Location"] == answers[1]["Location"]
        pages = [
            client.get("/fr/compte/adresse/verifier/").text.replace(address, "")
            for client, address in ((known, "lea@example.org"), (unknown, "zoe@example.org"))
        ]
        assert "huit chiffres" in pages[0]
        assert "huit chiffres" in pages[1]
        assert mail.outbox[0].subject.endswith("Vous avez déjà un compte")

    @pytest.mark.parametrize(
        "path", ["/fr/compte/connexion/code/", "/fr/compte/mot-de-passe/oublie/"]
    )
    def test_from_asking_for_a_code(self, path: str) -> None:
        make_user("lea@example.org")
        known = Client().post(path, {"email": "lea@example.org"})
        unknown = Client().post(path, {"email": "nobody@example.org"})
        assert known["Location"] == unknown["Location"]
        assert mail.outbox[1].subject.endswith("Pas de compte avec cette adresse")

    def test_from_a_wrong_password(self) -> None:
        make_user("lea@example.org")
        for address in ("lea@example.org", "nobody@example.org"):
            page = with_password(Client(), address, "something else").text
            assert "L’adresse ou le mot de passe n’est pas juste." in page

    def test_nor_from_how_long_it_takes(self, settings: Settings) -> None:
        """A password is hashed once whether there is an account or not."""
        settings.PASSWORD_HASHERS = ["tests.accounts.hashing.CountingHasher"]
        from tests.accounts.hashing import CountingHasher

        make_user("lea@example.org")
        counts = []
        for address in ("lea@example.org", "nobody@example.org"):
            CountingHasher.count = 0
            with_password(Client(), address, "something else")
            counts.append(CountingHasher.count)
        assert counts == [1, 1]


class TestGuessingIsLimited:
    def test_a_password_for_one_account_even_from_many_addresses(self, settings: Settings) -> None:
        settings.BEHIND_WEB_SERVER = True
        make_user("lea@example.org")
        for one in range(6):
            client = Client(headers={"X-Forwarded-For": f"192.0.2.{one}"})
            with_password(client, "lea@example.org", "a guess")
        late = Client(headers={"X-Forwarded-For": "192.0.2.99"})
        page = with_password(late, "lea@example.org").text
        assert "Trop d’essais" in page
        assert signed_in(late) == ""

    def test_codes_for_one_account(self) -> None:
        make_user("lea@example.org")
        for _time in range(5):
            Client().post("/fr/compte/connexion/code/", {"email": "lea@example.org"})
        assert len(mail.outbox) == 3

    def test_new_accounts_from_one_address(self) -> None:
        answers = [
            Client().post("/fr/compte/inscription/", {"email": f"{one}@example.org"})
            for one in range(21)
        ]
        assert answers[0].status_code == 302
        assert answers[-1].status_code == 429
        assert "Attendez quelques minutes" in answers[-1].text


@pytest.mark.parametrize(
    "name",
    ["account_login", "account_signup", "account_request_login_code", "account_reset_password"],
)
def test_pages_to_sign_in_are_kept_nowhere(client: Client, settings: Settings, name: str) -> None:
    settings.PAGE_CACHE_SECONDS = 60
    answers = [client.get(reverse(name)) for _time in range(2)]
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
    assert answers[0].text != answers[1].text  # each has its own token against forgery


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/password_reset/"])
def test_wagtails_own_pages_lead_to_ours(client: Client, path: str) -> None:
    with translation.override("fr"):
        answer = client.get(path, headers={"Accept-Language": "fr"})
    assert answer["Location"].startswith("/fr/compte/")


def test_a_mail_is_in_the_language_being_read(client: Client) -> None:
    make_user("lea@example.org")
    client.post("/en/account/sign-in/code/", {"email": "lea@example.org"})
    assert mail.outbox[0].subject.endswith("Your code to sign in")


def test_nobody_is_sent_elsewhere_after_signing_in(client: Client) -> None:
    make_user("lea@example.org")
    answer = with_password(client, "lea@example.org", PASSWORD, next="https://evil.example/")
    assert answer["Location"] == "/fr/mon-espace/"
