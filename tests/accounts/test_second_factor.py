"""The second factor: required of whoever may enter the admin, offered to all."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from portal import roles
from tests.accounts.factories import make_user, with_second_factor
from tests.accounts.signing_in import signed_in, with_password
from tests.accounts.totp import code_of
from tests.home.factories import Portal

pytestmark = pytest.mark.django_db
INDEX = "/fr/compte/deuxieme-etape/"


@pytest.fixture(autouse=True)
def rule(portal: Portal, settings: Settings) -> None:
    """The rule holds, as on a public portal."""
    settings.SECOND_FACTOR_REQUIRED = True
    roles.set_up()


@pytest.fixture
def editor() -> User:
    return make_user("lea@example.org", group="Editors")


def administrator() -> User:
    user = make_user("chef@example.org")
    user.is_superuser = True
    user.save()
    return user


def enter(client: Client) -> str:
    """Where somebody who opens the admin ends: empty in the admin itself."""
    answer = client.get("/admin/", headers={"Accept-Language": "fr"})
    return "" if answer.status_code == 200 else answer["Location"]


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_the_team_sets_it_up_before_the_admin_opens(client: Client, group: str) -> None:
    make_user("lea@example.org", group=group)
    with_password(client, "lea@example.org")
    assert enter(client) == f"{INDEX}?next=%2Fadmin%2F"
    page = client.get(enter(client)).text
    assert "Il en faut une pour entrer dans l’administration" in page


def test_so_does_an_administrator(client: Client) -> None:
    administrator()
    with_password(client, "chef@example.org")
    assert enter(client).startswith(INDEX)


def test_no_page_of_the_admin_is_left_out(client: Client, editor: User) -> None:
    with_password(client, editor.email)
    for path in ("/admin/pages/", "/admin/inbox/", "/admin/images/", "/admin/account/"):
        assert client.get(path)["Location"].startswith("/"), path
        assert (
            "/account/second-step/"
            in client.get(path, headers={"Accept-Language": "en"})["Location"]
        )


def test_an_app_is_set_up_and_opens_the_admin(client: Client, editor: User) -> None:
    with_password(client, editor.email)
    page = client.get(f"{INDEX}application/").text
    secret = client.session["mfa.totp.secret"]
    assert secret in page
    client.post(f"{INDEX}application/", {"code": code_of(secret)})
    assert enter(client) == ""
    kinds = set(Authenticator.objects.filter(user=editor).values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}


def test_it_is_asked_for_at_each_sign_in_whatever_the_first_step(
    client: Client, editor: User
) -> None:
    with_second_factor(editor)
    assert with_password(client, editor.email)["Location"].endswith("/deuxieme-etape/saisir/")
    assert signed_in(client) == ""
    client.post(f"{INDEX}saisir/", {"code": code_of()})
    assert signed_in(client) == editor.email
    assert enter(client) == ""


def test_a_code_works_once(editor: User) -> None:
    with_second_factor(editor)
    code = code_of()
    first, second = Client(), Client()
    for client in (first, second):
        with_password(client, editor.email)
        client.post(f"{INDEX}saisir/", {"code": code})
    assert signed_in(first) == editor.email
    assert signed_in(second) == ""


def test_a_recovery_code_stands_in_once(editor: User) -> None:
    with_second_factor(editor)
    recovery = Authenticator.objects.get(user=editor, type="recovery_codes").wrap()
    code = recovery.get_unused_codes()[0]
    first, second = Client(), Client()
    for client in (first, second):
        with_password(client, editor.email)
        client.post(f"{INDEX}saisir/", {"code": code})
    assert signed_in(first) == editor.email
    assert signed_in(second) == ""


def test_the_only_one_cannot_be_removed_by_whoever_needs_it(client: Client, editor: User) -> None:
    with_second_factor(editor)
    with_password(client, editor.email)
    client.post(f"{INDEX}saisir/", {"code": code_of()})
    page = client.post(f"{INDEX}application/retirer/").text
    assert "c’est la seule" in page
    assert Authenticator.objects.filter(user=editor, type="totp").exists()


def test_nor_the_only_passkey(client: Client, editor: User) -> None:
    passkey = Authenticator.objects.create(user=editor, type="webauthn", data={})
    client.force_login(editor)
    answer = client.post(f"/fr/compte/cles-d-acces/{passkey.pk}/retirer/")
    assert answer["Location"] == "/fr/compte/cles-d-acces/"
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_nobody_removes_the_passkey_of_another(client: Client, editor: User) -> None:
    passkey = Authenticator.objects.create(user=editor, type="webauthn", data={})
    client.force_login(make_user("zoe@example.org"))
    assert client.post(f"/fr/compte/cles-d-acces/{passkey.pk}/retirer/").status_code == 404


def test_a_member_needs_none_and_may_have_one(client: Client) -> None:
    member = with_second_factor(make_user("zoe@example.org"))
    with_password(client, member.email)
    client.post(f"{INDEX}saisir/", {"code": code_of()})
    assert signed_in(client) == member.email
    client.post(f"{INDEX}application/retirer/")
    assert not Authenticator.objects.filter(user=member).exists()


def test_a_member_is_told_that_the_admin_is_not_for_them(client: Client) -> None:
    make_user("zoe@example.org")
    with_password(client, "zoe@example.org")
    assert enter(client) == "/fr/mon-espace/"
    assert "réservée à l’équipe" in client.get("/fr/mon-espace/").text


def test_what_matters_asks_again_who_it_is_a_quarter_of_an_hour_later(
    client: Client, settings: Settings
) -> None:
    make_user("zoe@example.org")
    with_password(client, "zoe@example.org")
    assert client.get(f"{INDEX}application/").status_code == 200
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0  # the quarter is over
    assert "/compte/confirmer/" in client.get(f"{INDEX}application/")["Location"]


def test_guessing_the_code_is_limited(client: Client, editor: User) -> None:
    with_second_factor(editor)
    with_password(client, editor.email)
    for _attempt in range(5):
        client.post(f"{INDEX}saisir/", {"code": "000000"})
    client.post(f"{INDEX}saisir/", {"code": code_of()})
    assert signed_in(client) == ""


def test_whoever_lost_it_is_helped_by_an_administrator(editor: User) -> None:
    with_second_factor(editor)
    call_command("forget_second_factor", editor.email, stdout=StringIO())
    assert not Authenticator.objects.filter(user=editor).exists()
    with pytest.raises(CommandError):
        call_command("forget_second_factor", "nobody@example.org")
