"""A member sees what is held of them, takes it away, has it erased, and may change their mind."""

import datetime
import json
import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.images.models import Image
from wagtail.models import ModelLogEntry, Revision

from accounts.models import AccessRecord, Erasure
from members.models import Mediator, ProfileDraft
from stories.models import Motto
from tests.accounts.factories import PASSWORD
from tests.accounts.signing_in import has_signed_in
from tests.comments.factories import CommentFactory
from tests.home.factories import Portal
from tests.home.reading import main
from tests.members.space.conftest import FORM, Member
from tests.members.space.test_portraits import photo
from tests.reading import words
from tests.stories.factories import MottoFactory, StoryPageFactory

DATA = "/fr/mon-espace/donnees/"


def exported(member: Member) -> zipfile.ZipFile:
    answer = member.client.post(f"{DATA}exporter/")
    return zipfile.ZipFile(BytesIO(answer.content))


def later(days: int) -> None:
    """The command that runs every night, so many days later."""
    Erasure.objects.update(due_at=timezone.now() + datetime.timedelta(days=14 - days))
    call_command("tidy_personal_data")


def close(member: Member) -> Any:
    return member.client.post(f"{DATA}effacer/", {"sure": "on"})


def undo_path() -> str:
    """The link in the mail, from its path."""
    found = re.search(r"https?://[^/]+(/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def test_one_click_gives_texts_as_json_and_pictures(member: Member, mediator: Mediator) -> None:
    member.send(portrait=photo(), portrait_alt="Inès sourit", presentation="Elle attend.")
    MottoFactory(mediator=mediator, text="On y va.")
    member.client.post(FORM, member.form(presentation="Pas encore.") | {"action": "keep"})
    file = exported(member)
    data = json.loads(file.read("data.json"))
    assert data["account"]["email"] == "ines@example.org"
    assert data["profile"]["public"]["presentation"] == "Elle écoute."
    assert data["profile"]["newest"]["presentation"] == "Elle attend."
    assert data["profile"]["typed_and_not_sent"]["presentation"] == ["Pas encore."]
    assert set(data["profile"]["public"]["agreed_to_show"]) == {"presentation", "skills"}
    assert data["mottos"][0]["motto"] == "On y va."
    [portrait] = [name for name in file.namelist() if name.startswith("profile/portrait")]
    assert file.read(portrait).startswith(b"\xff\xd8")


def test_who_finds_a_screen_open_gets_nothing_without_the_password(member: Member) -> None:
    has_signed_in(member.client, member.user, minutes_ago=20)
    for path, sent in ((f"{DATA}exporter/", {}), (f"{DATA}effacer/", {"sure": "on"})):
        asked = member.client.post(path, sent)
        assert asked["Location"].startswith("/fr/compte/confirmer/")
        wrong = member.client.post(asked["Location"], {"password": "un autre", "next": path})
        assert "mot de passe" in words(main(wrong))
    assert not Erasure.objects.exists()


def test_with_the_password_what_was_asked_is_done_at_once(member: Member) -> None:
    has_signed_in(member.client, member.user, minutes_ago=20)
    path = f"{DATA}exporter/"
    asked = member.client.post(path)
    answer = member.client.post(asked["Location"], {"password": PASSWORD, "next": path})
    assert "data.json" in zipfile.ZipFile(BytesIO(answer.content)).namelist()


def test_comments_are_found_by_an_address_that_is_verified_only(
    member: Member, portal: Portal
) -> None:
    CommentFactory(page=StoryPageFactory(parent=portal.stories), email="ines@example.org")
    assert json.loads(exported(member).read("data.json"))["comments"]
    EmailAddress.objects.update(verified=False)
    assert "comments" not in json.loads(exported(member).read("data.json"))


def test_somebody_else_s_data_are_not_in_it(member: Member, mediator: Mediator) -> None:
    other = get_user_model().objects.create_user("nadia", "nadia@example.org", "x")
    Mediator.objects.create(name="Nadia", user=other)
    assert b"Nadia" not in exported(member).read("data.json")


def test_what_goes_and_what_stays_is_listed_before(member: Member, mediator: Mediator) -> None:
    MottoFactory(mediator=mediator)
    text = words(main(member.client.get(f"{DATA}effacer/")))
    assert "Votre profil avec son portrait" in text
    assert "Les devises elles-mêmes" in text
    assert not Erasure.objects.exists()


def test_without_the_tick_nothing_happens(member: Member) -> None:
    assert member.client.post(f"{DATA}effacer/", {}).status_code == 422
    assert not Erasure.objects.exists()


def test_a_closed_account_is_hidden_and_opens_nothing(
    client: Client, member: Member, mediator: Mediator
) -> None:
    page = close(member)
    assert "Votre compte est fermé" in words(main(page))
    assert client.get("/fr/mediateurs/ines/").status_code == 404
    assert member.client.get("/fr/mon-espace/").status_code == 302
    assert not member.client.login(email="ines@example.org", password=PASSWORD)


def test_the_link_in_the_mail_undoes_it_by_a_button_only(
    client: Client, member: Member, mediator: Mediator
) -> None:
    close(member)
    client.get(undo_path())  # as machines that read mails do
    assert Erasure.objects.exists()
    client.post(undo_path())
    member.client.force_login(member.user)
    later(20)
    assert member.form()["name"] == ["Inès"]
    assert client.post(undo_path()).status_code == 404


def test_before_the_delay_is_over_nothing_is_lost(member: Member, mediator: Mediator) -> None:
    close(member)
    later(13)
    assert member.mediator.name == "Inès"


def test_after_the_delay_everything_of_the_person_is_gone(
    client: Client, member: Member, mediator: Mediator, moderator: Client
) -> None:
    member.send(portrait=photo(), portrait_alt="Inès sourit", presentation="Elle attend.")
    motto = MottoFactory(mediator=mediator, author="Inès", text="On y va.")
    motto.save_revision().publish()
    moderator.get(f"/admin/snippets/members/mediator/edit/{mediator.pk}/")
    close(member)
    later(14)
    assert not get_user_model().objects.filter(pk=member.user.pk).exists()
    assert not Mediator.objects.exists()
    assert not Image.objects.exists()
    for rows in (Revision, ModelLogEntry, AccessRecord, Motto):
        assert "Inès" not in str([vars(row) for row in rows.objects.all()]), rows
    assert Motto.objects.get().text == "On y va."
    assert mail.outbox[-1].to == ["ines@example.org"]


def test_one_room_that_fails_leaves_everything_for_the_next_night(
    member: Member, mediator: Mediator, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(member)
    with monkeypatch.context() as broken:
        broken.setattr("stories.holding.OwnMottos.erase", None)
        later(14)
    assert member.mediator.name == "Inès"
    later(14)
    assert not Mediator.objects.exists()


def test_the_only_administrator_is_asked_to_name_another(member: Member) -> None:
    member.user.is_superuser = True
    member.user.save()
    assert "seul administrateur" in words(main(member.client.get(f"{DATA}effacer/")))
    close(member)
    assert not Erasure.objects.exists()


def test_accounts_that_nobody_uses_are_closed_with_a_mail_but_not_the_team_s(
    member: Member, sign_in: Any
) -> None:
    sign_in("Editors")
    long_ago = timezone.now() - datetime.timedelta(days=4 * 365)
    get_user_model().objects.update(last_login=long_ago, date_joined=long_ago)
    call_command("tidy_personal_data")
    assert Erasure.objects.get().user == member.user
    assert "trois ans" in mail.outbox[-1].subject


def test_drafts_and_portraits_are_not_kept_for_ever(member: Member, mediator: Mediator) -> None:
    member.send(portrait=photo(), portrait_alt="Inès sourit")
    member.send(portrait=photo(), portrait_alt="Inès rit")
    member.client.post(FORM, member.form() | {"action": "keep"})
    long_ago = timezone.now() - datetime.timedelta(days=100)
    ProfileDraft.objects.update(saved_at=long_ago)
    Image.objects.update(created_at=long_ago)
    call_command("tidy_personal_data")
    assert not ProfileDraft.objects.exists()
    newest: Any = member.mediator.get_latest_revision_as_object()
    assert Image.objects.get() == newest.portrait


def test_looks_at_a_profile_are_written_down_and_read_by_administrators(
    member: Member, mediator: Mediator, moderator: Client
) -> None:
    url = f"/admin/snippets/members/mediator/edit/{mediator.pk}/"
    for _time in (1, 2):
        moderator.get(url)
    assert AccessRecord.objects.get().subject == str(mediator)
    assert len(json.loads(exported(member).read("data.json"))["profile"]["looks_by_the_team"]) == 1
    report = "/admin/reports/access/"
    assert moderator.get(report).status_code == 302
    boss = Client()
    boss.force_login(get_user_model().objects.create_superuser("boss"))
    assert str(mediator) in boss.get(report).content.decode()


def test_looks_are_forgotten_after_a_year(
    member: Member, mediator: Mediator, moderator: Client
) -> None:
    moderator.get(f"/admin/snippets/members/mediator/edit/{mediator.pk}/")
    AccessRecord.objects.update(at=timezone.now() - datetime.timedelta(days=366))
    call_command("tidy_personal_data")
    assert not AccessRecord.objects.exists()
