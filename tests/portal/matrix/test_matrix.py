"""Who gets in where: every address of the portal and of its admin, asked for by every role.

``matrix.csv`` says what is meant. An address that is not in it, or that answers another way, fails
here; the message gives the lines to write when the new answer is right.
"""

import csv
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.home.factories import Portal
from tests.portal.matrix.addresses import Address, addresses, sample
from tests.portal.matrix.people import ROLES, browser

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ADMIN = "/admin/"
# The way in, and what its pages are drawn with.
OPEN_TO_ALL = frozenset(
    {
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_complete",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_sprite",
    }
)
FILE = Path(__file__).with_name("matrix.csv")


def meant() -> dict[str, dict[str, str]]:
    """By address and role: « yes », « no », « sign in », « absent ».

    « sign in » is also said to whoever is asked to prove again who they are. « absent » where there
    is nothing of that kind to be seen, and where others are not told whether there is. « error » is
    an address of Wagtail's that fails on purpose, or without a form before it.
    """
    with FILE.open() as file:
        return {row.pop("address"): row for row in csv.DictReader(file)}


def answer(client: Client, address: Address) -> str:
    """What ``address`` says, in a word; what it did is taken back."""
    cookies = client.cookies.copy()
    with transaction.atomic():
        for method in (address.method, "post", "put"):
            response = getattr(client, method)(address.path)
            if response.status_code != 405:
                break
        transaction.set_rollback(True)
    client.cookies = cookies
    return _in_a_word(response, address)


def _in_a_word(response: HttpResponse, address: Address) -> str:
    where = response.headers.get("Location", "")
    sent_away = [reverse("wagtailadmin_home")]  # with a message that says why
    if address.path.startswith(ADMIN):
        sent_away.append(reverse("my-space"))
    if response.status_code in (401, 403) or where in sent_away:
        return "no"
    if "next=" in where or where.startswith(reverse("wagtailadmin_login")):
        return "sign in"
    if response.status_code == 404:
        return "absent"
    return "yes" if response.status_code < 500 else "error"


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_in_where_it_is_meant_to(role: str, portal: Portal) -> None:
    things, wanted = sample(portal), meant()
    client = browser(role, things.place, things.mediator)
    found = {one.name: answer(client, one) for one in addresses(things)}
    other = {name: said for name, said in found.items() if wanted.get(name, {}).get(role) != said}
    assert not other, f"{role}: " + "; ".join(f"{name} → {said}" for name, said in other.items())


def test_the_matrix_has_no_address_that_is_gone(portal: Portal) -> None:
    assert set(meant()) == {one.name for one in addresses(sample(portal))}


@pytest.mark.parametrize("role", ["visitor", "member", "manager"])
def test_whoever_is_not_of_the_team_never_gets_into_the_admin(role: str, portal: Portal) -> None:
    inside = {one.name for one in addresses(sample(portal)) if one.path.startswith(ADMIN)}
    assert {name for name, by in meant().items() if by[role] == "yes"} & inside <= OPEN_TO_ALL
