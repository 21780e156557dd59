"""What was sent with an address is exported and erased, by the team or by the person alone."""

import datetime
import json
import re
from io import StringIO

import pytest
from django.core import mail, signing
from django.core.management import call_command
from django.test import Client

from accounts.outbox.delivery import deliver_due
from comments import own
from comments.models import Comment
from stories.models import StoryPage
from tests.comments.factories import CommentFactory
from tests.home.fixtures import SignIn
from tests.smtp_server import SmtpServer

pytestmark = pytest.mark.django_db
INES = "ines@example.org"
MINE = "/fr/commentaires/les-miens/"
PERSONAL = "/admin/comments/personal/"


@pytest.fixture
def hers(story: StoryPage) -> list[Comment]:
    """A comment of Inès that Samir answered, and one that nobody answered."""
    answered, alone = CommentFactory.create_batch(2, page=story, email=INES)
    CommentFactory(page=story, parent=answered, author="Samir", text="Bien dit.")
    return [answered, alone]


def link(client: Client, email: str = INES) -> str:
    """The link that comes by mail, without the host."""
    client.post(MINE, {"email": email})
    found = re.search(r"http://testserver(/fr/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


class TestErasing:
    """Whoever starts it."""

    def test_a_comment_without_answers_goes_an_answered_one_is_emptied(
        self, client: Client, story: StoryPage, hers: list[Comment]
    ) -> None:
        call_command("comments_of_address", "Ines@example.org", "--erase", stdout=StringIO())
        answered, answer = Comment.objects.all()
        assert (answered.author, answered.email, answered.text) == ("", "", "")
        assert answer.text == "Bien dit."
        page = client.get(story.url).content.decode()
        assert "Bien dit." in page
        assert hers[0].text not in page

    def test_an_empty_place_goes_with_its_last_answer(
        self, story: StoryPage, hers: list[Comment]
    ) -> None:
        Comment.objects.filter(author="Samir").update(email="samir@example.org")
        for address in (INES, "samir@example.org"):
            call_command("comments_of_address", address, "--erase", stdout=StringIO())
        assert not Comment.objects.exists()

    def test_somebody_who_answered_themselves_leaves_nothing(self, story: StoryPage) -> None:
        first = CommentFactory(page=story, email=INES)
        CommentFactory(page=story, email=INES, parent=first)
        call_command("comments_of_address", INES, "--erase", stdout=StringIO())
        assert not Comment.objects.exists()

    def test_an_empty_address_is_nobodys(self, story: StoryPage) -> None:
        CommentFactory(page=story, email="")
        call_command("comments_of_address", " ", "--erase", stdout=StringIO())
        assert Comment.objects.count() == 1

    def test_the_command_exports_json(self, hers: list[Comment]) -> None:
        out = StringIO()
        call_command("comments_of_address", INES, stdout=out)
        exported = json.loads(out.getvalue())
        assert [each["text"] for each in exported] == [comment.text for comment in hers]
        assert {"page", "url", "author", "email", "state", "sent", "consent"} <= set(exported[0])


class TestInTheAdmin:
    """For whoever has the right."""

    def test_a_moderator_finds_exports_and_erases(
        self, moderator: Client, hers: list[Comment]
    ) -> None:
        found = moderator.post(PERSONAL, {"email": INES, "action": "find"}).content.decode()
        assert hers[1].text in found
        assert "Bien dit." not in found
        exported = moderator.post(PERSONAL, {"email": INES, "action": "export"})
        assert [each["email"] for each in exported.json()] == [INES, INES]
        moderator.post(PERSONAL, {"email": INES, "action": "erase"})
        assert not Comment.objects.filter(email=INES).exists()

    def test_an_unknown_address_is_told(self, moderator: Client, story: StoryPage) -> None:
        page = moderator.post(PERSONAL, {"email": "x@example.org", "action": "find"})
        assert "Rien n’a été envoyé" in page.content.decode()

    def test_an_editor_may_not(self, editor: Client, hers: list[Comment]) -> None:
        editor.post(PERSONAL, {"email": INES, "action": "erase"})
        assert Comment.objects.filter(email=INES).count() == 2

    def test_the_list_leads_there_for_whoever_may(self, sign_in: SignIn, story: StoryPage) -> None:
        address = "/admin/snippets/comments/comment/"
        assert PERSONAL in sign_in("Moderators").get(address).content.decode()
        assert PERSONAL not in sign_in("Editors").get(address).content.decode()


class TestByThePerson:
    """With a link by mail."""

    def test_the_link_shows_exports_and_erases_all(
        self, client: Client, hers: list[Comment]
    ) -> None:
        address = link(client)
        page = client.get(address)
        assert hers[0].text in page.content.decode()
        assert "no-store" in page["Cache-Control"]
        assert len(client.get(f"{address}export.json").json()) == 2
        done = client.post(address, {"erase": "all"}, follow=True)
        assert done.status_code == 200
        assert "Tout est effacé" in done.content.decode()
        assert not Comment.objects.filter(email=INES).exists()
        assert client.get(address).status_code == 404

    @pytest.mark.parametrize("which", [0, 1])
    def test_one_comment_is_erased_and_the_others_stay_in_reach(
        self, client: Client, hers: list[Comment], which: int
    ) -> None:
        done = client.post(link(client), {"erase": str(hers[which].pk)}, follow=True)
        page = done.content.decode()
        assert hers[1 - which].text in page
        assert hers[which].text not in page

    def test_comments_of_others_cannot_be_erased_with_it(
        self, client: Client, story: StoryPage, hers: list[Comment]
    ) -> None:
        other = CommentFactory(page=story, email="samir@example.org")
        client.post(link(client), {"erase": str(other.pk)})
        assert Comment.objects.filter(pk=other.pk).exists()

    def test_the_answer_is_the_same_whether_the_address_is_known_or_not(
        self, client: Client, hers: list[Comment]
    ) -> None:
        known = client.post(MINE, {"email": INES}, follow=True)
        unknown = client.post(MINE, {"email": "x@example.org"}, follow=True)
        assert known.redirect_chain == unknown.redirect_chain
        assert len(mail.outbox) == 1

    def test_the_link_holds_no_address_and_is_good_for_a_day(
        self, client: Client, hers: list[Comment], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        address = link(client)
        token = address.removeprefix(MINE).strip("/")
        assert signing.loads(token, salt=own.SALT) == hers[1].pk
        monkeypatch.setattr(own, "DAY", -1)
        assert client.get(address).status_code == 404
        assert client.post(address, {"erase": "all"}).status_code == 302
        assert Comment.objects.filter(email=INES).count() == 2

    @pytest.mark.parametrize("token", ["x", "a:b:c", "%00"])
    def test_a_made_up_link_opens_nothing(
        self, client: Client, hers: list[Comment], token: str
    ) -> None:
        assert client.get(f"{MINE}{token}/").status_code == 404
        assert client.get(f"{MINE}{token}/export.json").status_code == 404

    def test_a_mail_server_that_is_down_tells_nothing_and_gets_the_mail_later(
        self, client: Client, hers: list[Comment], smtp: SmtpServer
    ) -> None:
        smtp.stop()
        assert client.post(MINE, {"email": INES}).status_code == 302
        smtp.start()
        deliver_due()
        assert [mail.recipients for mail in smtp.kept] == [(INES,)]

    def test_the_page_tells_the_name_the_state_and_why_a_comment_was_turned_down(
        self, client: Client, story: StoryPage
    ) -> None:
        CommentFactory(page=story, email=INES, state="refused", reason="Hors sujet")
        CommentFactory(page=story, email=INES, author="Ines M.")
        page = client.get(link(client)).content.decode()
        assert "· Refusé (Hors sujet)<" in page
        assert "Ines M." in page
        assert "· Publié<" in page  # said of a comment, not of a motto

    def test_nobody_is_flooded_with_mails(self, client: Client, hers: list[Comment]) -> None:
        for number in range(4):
            client.post(MINE, {"email": INES}, REMOTE_ADDR=f"203.0.113.{number}")
        assert len(mail.outbox) == 1

    def test_the_sixth_question_in_an_hour_is_refused(
        self, client: Client, story: StoryPage
    ) -> None:
        answers = [
            client.post(MINE, {"email": f"{number}@example.org"}).status_code for number in range(6)
        ]
        assert answers == [302] * 5 + [429]

    def test_a_machine_gets_no_mail_sent(self, client: Client, hers: list[Comment]) -> None:
        client.post(MINE, {"email": INES, "website": "x"})
        assert mail.outbox == []

    def test_the_mail_is_in_the_language_of_the_page(
        self, client: Client, hers: list[Comment]
    ) -> None:
        client.post("/en/comments/mine/", {"email": INES})
        assert mail.outbox[0].subject == "[Blason] Your comments"
        assert "/en/comments/mine/" in mail.outbox[0].body

    def test_a_date_of_the_export_is_read_by_machines(
        self, client: Client, hers: list[Comment]
    ) -> None:
        exported = client.get(f"{link(client)}export.json").json()
        assert datetime.datetime.fromisoformat(exported[0]["sent"]).tzinfo
