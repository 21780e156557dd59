"""What moderators do with comments in the admin, and what others may not."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from comments import moderation
from comments.erasing import erase
from comments.models import Comment
from stories.models import StoryPage
from tests.comments.factories import CommentFactory, ReportFactory
from tests.home.fixtures import SignIn

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/comments/comment/"


def decide(browser: Client, action: str, *comments: Comment, **more: str) -> int:
    """Press the button of the list; the status of the answer."""
    chosen = "&".join(f"id={comment.pk}" for comment in comments)
    return browser.post(f"/admin/bulk/comments/comment/{action}/?{chosen}", more).status_code


def states() -> list[str]:
    return list(Comment.objects.values_list("state", flat=True))


def test_several_are_published_at_once_from_the_list(story: StoryPage, moderator: Client) -> None:
    waiting = CommentFactory.create_batch(3, page=story, state="waiting")
    decide(moderator, "publish", *waiting[:2])
    assert states() == ["published", "published", "waiting"]
    assert Comment.objects.first().decided_by.get_username() == "Moderators"


def test_turning_down_needs_a_reason(story: StoryPage, moderator: Client) -> None:
    comment = CommentFactory(page=story)
    decide(moderator, "refuse", comment)
    assert states() == ["published"]
    decide(moderator, "refuse", comment, reason="Hors sujet")
    comment.refresh_from_db()
    assert (comment.state, comment.reason) == ("refused", "Hors sujet")


def test_one_moderator_takes_a_comment_back_to_the_inbox_and_it_is_hidden_at_once(
    client: Client, story: StoryPage, moderator: Client
) -> None:
    comment = CommentFactory(page=story)
    decide(moderator, "take_back", comment)
    assert comment.text not in client.get(story.url).content.decode()
    assert comment.text in moderator.get(reverse("inbox")).content.decode()


def test_what_was_erased_meanwhile_stays_erased(story: StoryPage) -> None:
    gone, answered = CommentFactory.create_batch(2, page=story, state="waiting")
    CommentFactory(page=story, parent=answered)
    seen = list(Comment.objects.to_decide())  # on a moderator's screen
    erase(Comment.objects.to_decide())
    assert moderation.publish(seen, get_user_model().objects.create_user("m")) == 0
    answered.refresh_from_db()
    assert answered.state == Comment.State.ERASED
    assert not Comment.objects.filter(pk=gone.pk).exists()


def test_the_inbox_publishes_and_turns_down(
    client: Client, story: StoryPage, moderator: Client
) -> None:
    good, bad = CommentFactory.create_batch(2, page=story, state="waiting")
    sent = {"source": "comments", "chosen": [good.pk], "action": "accept"}
    moderator.post(reverse("inbox"), sent)
    moderator.post(
        reverse("inbox"),
        {"source": "comments", "chosen": [bad.pk], "action": "refuse", "reason": "Publicité"},
    )
    assert states() == ["published", "refused"]


@pytest.mark.parametrize("action", ["publish", "take_back", "refuse"])
def test_an_editor_reads_comments_and_decides_none(
    story: StoryPage, editor: Client, action: str
) -> None:
    comment = CommentFactory(page=story, state="waiting")
    assert comment.text in editor.get(LIST).content.decode()
    decide(editor, action, comment, reason="x")
    assert states() == ["waiting"]
    assert comment.text not in editor.get(reverse("inbox")).content.decode()


def test_nobody_writes_changes_or_deletes_what_readers_say(story: StoryPage) -> None:
    comment = CommentFactory(page=story)
    administrator = Client()
    administrator.force_login(get_user_model().objects.create_superuser("chef"))
    assert administrator.get(f"{LIST}add/").status_code == 302
    assert administrator.get(f"{LIST}edit/{comment.pk}/").status_code == 302
    administrator.post(f"{LIST}delete/{comment.pk}/")
    administrator.post(f"/admin/bulk/comments/comment/delete/?id={comment.pk}")
    assert Comment.objects.filter(pk=comment.pk).exists()
    assert administrator.get(f"{LIST}inspect/{comment.pk}/").status_code == 200


def test_the_list_is_searched_and_filtered(story: StoryPage, moderator: Client) -> None:
    CommentFactory(page=story, text="Le bus", author="Inès")
    CommentFactory(page=story, text="Le train", author="Samir", state="waiting")

    def found(query: str) -> tuple[bool, bool]:
        page = moderator.get(f"{LIST}?{query}").content.decode()
        return "Inès: Le bus" in page, "Samir: Le train" in page

    assert found("q=train") == (False, True)
    assert found("q=Inès") == (True, False)
    assert found("state=waiting") == (False, True)


def test_the_address_of_a_reader_is_not_in_the_list_nor_on_the_sheet(
    story: StoryPage, moderator: Client
) -> None:
    comment = CommentFactory(page=story, email="ines@example.org")
    for address in (LIST, f"{LIST}inspect/{comment.pk}/", f"{LIST}?q=ines%40example.org"):
        page = moderator.get(address).content.decode()
        assert page.count("ines@example.org") == page.count('value="ines@example.org"')


def test_the_list_costs_the_same_number_of_queries_however_long(
    story: StoryPage, moderator: Client
) -> None:
    def cost() -> int:
        moderator.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            moderator.get(LIST)
        return len(queries)

    CommentFactory.create_batch(2, page=story)
    few = cost()
    for comment in CommentFactory.create_batch(30, page=story):
        ReportFactory(comment=comment)
    assert cost() == few


@pytest.mark.parametrize(("english", "french"), [("Reports", "Rapports"), ("Comment", "Commenter")])
def test_the_admins_own_words_stay_as_they_are(english: str, french: str) -> None:
    with translation.override("fr"):
        assert gettext(english) == french


def test_the_public_is_sent_to_the_sign_in(client: Client, story: StoryPage) -> None:
    assert client.get(LIST).status_code == 302
    assert client.get("/admin/comments/personal/").status_code == 302


def test_somebody_without_a_role_sees_nothing(story: StoryPage, sign_in: SignIn) -> None:
    assert sign_in("").get("/admin/comments/personal/").status_code in (302, 403)
