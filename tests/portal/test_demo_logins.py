"""Demo logins: one for each role, on one's own machine only."""

import json
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from pytest_django import Settings

from members.models import Mediator
from portal.demo_logins import demo_logins
from tests.members.factories import MediatorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DEBUG = True
    settings.DATA = tmp_path
    return tmp_path


def test_each_role_can_sign_in() -> None:
    for login in demo_logins():
        assert authenticate(email=login.address, password=login.password)
    assert User.objects.get(username="editor").groups.get().name == "Editors"
    assert User.objects.get(username="moderator").groups.get().name == "Moderators"
    assert User.objects.get(username="administrator").is_superuser
    assert not User.objects.get(username="member").has_perm("wagtailadmin.access_admin")


def test_the_member_keeps_a_profile_of_the_demo() -> None:
    MediatorFactory(slug="ines")
    demo_logins()
    assert Mediator.objects.get(user__username="member").slug == "ines"


def test_only_the_machine_s_user_can_read_the_passwords(data: Path) -> None:
    demo_logins()
    assert (data / "demo-logins.json").stat().st_mode & 0o777 == 0o600


def test_a_second_start_keeps_the_passwords_and_what_was_edited() -> None:
    before = demo_logins()
    User.objects.filter(username="editor").update(first_name="Léa")
    assert demo_logins() == before
    assert User.objects.get(username="editor").first_name == "Léa"


def test_a_password_changed_by_hand_stays_changed() -> None:
    demo_logins()
    editor = User.objects.get(username="editor")
    editor.set_password("mine")
    editor.save()
    demo_logins()
    assert authenticate(email="editor@example.org", password="mine")


def test_a_new_database_gets_the_passwords_that_were_kept() -> None:
    before = demo_logins()
    User.objects.all().delete()
    assert demo_logins() == before
    assert authenticate(email=before[0].address, password=before[0].password)


def test_a_lost_file_gives_new_passwords(data: Path) -> None:
    before = demo_logins()
    (data / "demo-logins.json").unlink()
    after = demo_logins()
    assert {login.password for login in before}.isdisjoint(login.password for login in after)
    assert authenticate(email=after[0].address, password=after[0].password)
    assert json.loads((data / "demo-logins.json").read_text()).keys() == {
        "member",
        "editor",
        "moderator",
        "administrator",
    }


def test_a_public_portal_refuses_them(settings: Settings) -> None:
    settings.DEBUG = False
    with pytest.raises(RuntimeError):
        demo_logins()
    assert not User.objects.exists()
