"""What readers see of comments, what that costs, and when kept pages are forgotten."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models.signals import post_init
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from comments import moderation
from comments.erasing import erase
from comments.models import ClosedPage, Comment
from comments.reporting import report
from comments.threads import ON_THE_PAGE, conversation
from portal.page_cache import stamp
from stories.models import StoryPage
from tests.comments.factories import CommentFactory
from tests.comments.test_writing import COMMENT, form, read

pytestmark = pytest.mark.django_db


def test_comments_stand_with_their_answers_the_oldest_first(
    client: Client, story: StoryPage
) -> None:
    first, second = CommentFactory(page=story), CommentFactory(page=story)
    reply = CommentFactory(page=story, parent=first)
    page = read(client, story)
    anchors = re.findall(r'<li id="comment-(\d+)"', page)
    assert [int(pk) for pk in anchors] == [first.pk, reply.pk, second.pk]
    assert "3 commentaires" in page
    assert f"?answer={first.pk}" in page
    assert f"?answer={reply.pk}" not in page


@pytest.mark.parametrize("state", ["waiting", "refused"])
def test_what_is_not_published_is_not_shown(client: Client, story: StoryPage, state: str) -> None:
    hidden = CommentFactory(page=story, state=state)
    page = read(client, story)
    assert hidden.text not in page
    assert hidden.anchor not in page


def test_a_comment_that_goes_keeps_its_place_for_its_answers(
    client: Client, story: StoryPage
) -> None:
    first = CommentFactory(page=story, state=Comment.State.REFUSED)
    reply = CommentFactory(page=story, parent=first)
    page = read(client, story)
    assert first.text not in page
    assert "n’est plus là" in page
    assert reply.text in page
    assert "1 commentaire<" in page


def test_the_day_is_told_as_in_paris(client: Client, story: StoryPage) -> None:
    comment = CommentFactory(page=story)
    late = datetime.datetime(2026, 9, 30, 22, 30, tzinfo=datetime.UTC)
    Comment.objects.filter(pk=comment.pk).update(created_at=late)
    assert "1er octobre 2026" in read(client, story)


def test_a_comment_in_another_language_says_so(client: Client, story: StoryPage) -> None:
    CommentFactory(page=story, language="en")
    assert 'class="comment-text" lang="en"' in read(client, story)


def test_a_long_conversation_goes_on_on_pages_of_its_own(client: Client, story: StoryPage) -> None:
    comments = CommentFactory.create_batch(ON_THE_PAGE + 1, page=story)
    everything = f"/fr/commentaires/{story.pk}/tous/"
    page = read(client, story)
    assert comments[-1].anchor not in page
    assert everything in page
    assert comments[-1].anchor in client.get(f"{everything}?page=2").content.decode()


@pytest.mark.parametrize("address", ["the story", "all comments"])
def test_a_hundred_comments_cost_the_same_number_of_queries(
    client: Client, story: StoryPage, address: str
) -> None:
    url = story.url if address == "the story" else f"/fr/commentaires/{story.pk}/tous/"

    def cost() -> int:
        client.get(url)  # what all pages share is gathered and kept
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    first = CommentFactory(page=story)
    CommentFactory(page=story, parent=first)
    few = cost()
    for comment in CommentFactory.create_batch(40, page=story):
        CommentFactory(page=story, parent=comment)
    CommentFactory.create_batch(20, page=story)
    assert cost() == few


def test_what_waits_is_not_even_loaded(story: StoryPage) -> None:
    shown = CommentFactory(page=story)
    hidden = CommentFactory(page=story, state="refused")
    reply = CommentFactory(page=story, parent=hidden)
    waiting = CommentFactory(page=story, state="waiting")
    CommentFactory(page=story, state="waiting", parent=shown)
    CommentFactory(page=story, state="waiting", parent=waiting)
    loaded: list[int] = []

    def note(instance: Comment, **kwargs: object) -> None:
        loaded.append(instance.pk)

    post_init.connect(note, sender=Comment)
    try:
        found = conversation(story)
    finally:
        post_init.disconnect(note, sender=Comment)
    assert loaded == [shown.pk, hidden.pk, reply.pk]
    assert found.count == 2


class TestKeptPages:
    """They are forgotten when what readers see has changed, and only then."""

    @pytest.fixture(autouse=True)
    def _on_commit(
        self, django_capture_on_commit_callbacks: Callable[..., object], settings: Settings
    ) -> None:
        self.capture = django_capture_on_commit_callbacks

    def forgets(self, action: Callable[[], object]) -> bool:
        before = stamp()
        with self.capture(execute=True):  # type: ignore[attr-defined]
            action()
        return stamp() != before

    def test_publishing_refusing_and_erasing_do(self, story: StoryPage) -> None:
        comment, user = CommentFactory(page=story), User.objects.create_user("m")
        assert self.forgets(lambda: moderation.publish([comment], user))
        assert self.forgets(lambda: moderation.refuse([comment], user, "Hors sujet"))
        assert self.forgets(lambda: erase(Comment.objects.filter(pk=comment.pk)))

    def test_closing_does(self, story: StoryPage) -> None:
        assert self.forgets(lambda: ClosedPage.objects.create(page=story))

    def test_sending_and_reporting_do_not(self, client: Client, story: StoryPage) -> None:
        comment = CommentFactory(page=story)
        assert not self.forgets(lambda: client.post(form(story), COMMENT))
        assert Comment.objects.count() == 2
        for _number in range(2):
            assert not self.forgets(lambda: report(comment, "insult", ""))

    def test_a_kept_story_shows_a_comment_once_it_is_published(
        self, client: Client, story: StoryPage, settings: Settings
    ) -> None:
        settings.PAGE_CACHE_SECONDS = 60
        waiting = CommentFactory(page=story, state=Comment.State.WAITING)
        assert waiting.text not in read(client, story)
        with self.capture(execute=True):  # type: ignore[attr-defined]
            moderation.publish([waiting], User.objects.create_user("m"))
        assert waiting.text in read(client, story)


def test_turned_down_comments_are_forgotten_after_a_month(story: StoryPage) -> None:
    long_ago = timezone.now() - datetime.timedelta(days=31)
    CommentFactory(page=story, state="refused", decided_at=long_ago)
    answered = CommentFactory(page=story, state="refused", decided_at=long_ago, email="a@b.org")
    reply = CommentFactory(page=story, parent=answered)
    kept = CommentFactory(page=story, state="refused", decided_at=timezone.now())
    assert moderation.forget_refused() == 2
    assert set(Comment.objects.values_list("pk", flat=True)) == {answered.pk, reply.pk, kept.pk}
    answered.refresh_from_db()
    assert (answered.state, answered.text, answered.email) == ("erased", "", "")
