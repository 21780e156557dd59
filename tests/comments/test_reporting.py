"""Readers report a comment: that brings it back to the inbox, and it stays shown until then."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from comments.inbox import WaitingComments
from comments.models import Comment, Report
from stories.models import StoryPage
from tests.comments.factories import CommentFactory, ReportFactory
from tests.comments.test_writing import read
from tests.home.fixtures import SignIn

pytestmark = pytest.mark.django_db
REPORT = {"reason": "insult", "words": "Le deuxième mot"}


def form(comment: Comment) -> str:
    return f"/fr/commentaires/signaler/{comment.pk}/"


def reported_by(client: Client, comment: Comment, *addresses: str) -> None:
    for address in addresses:
        client.post(form(comment), REPORT, REMOTE_ADDR=address)


def test_the_story_leads_to_the_form(client: Client, story: StoryPage) -> None:
    comment = CommentFactory(page=story)
    assert form(comment) in read(client, story)
    page = client.get(form(comment)).content.decode()
    assert comment.text in page


def test_one_report_brings_it_to_the_inbox_still_shown(client: Client, story: StoryPage) -> None:
    comment, _other = CommentFactory.create_batch(2, page=story)
    reported_by(client, comment, "203.0.113.1")
    assert [entry.pk for entry in WaitingComments().waiting(10)] == [comment.pk]
    assert comment.text in read(client, story)


def test_one_sender_counts_once_and_gets_the_same_thanks(client: Client, story: StoryPage) -> None:
    comment = CommentFactory(page=story)
    for _number in range(3):
        thanks = client.post(form(comment), REPORT)
        assert thanks["Location"] == f"{form(comment)}?sent"
    assert Report.objects.count() == 1


def test_the_inbox_tells_what_readers_said(client: Client, story: StoryPage) -> None:
    comment = CommentFactory(page=story)
    reported_by(client, comment, "203.0.113.1", "203.0.113.2", "203.0.113.3")
    about = WaitingComments().waiting(1)[0].about
    assert "Le bus" in about
    assert "insulte ou menace quelqu’un (3)" in about
    assert "« Le deuxième mot »" in about
    with translation.override("en"):
        assert "“Le deuxième mot”" in WaitingComments().waiting(1)[0].about


def test_a_moderator_lets_it_stay_and_the_reports_are_settled(
    client: Client, story: StoryPage, sign_in: SignIn
) -> None:
    comment = CommentFactory(page=story)
    reported_by(client, comment, "203.0.113.1", "203.0.113.2", "203.0.113.3")
    sent = {"source": "comments", "chosen": [comment.pk], "action": "accept"}
    sign_in("Moderators").post(reverse("inbox"), sent)
    assert comment.text in read(client, story)
    assert WaitingComments().count() == 0
    assert not Report.objects.exists()


def test_a_moderator_takes_it_down(client: Client, story: StoryPage, sign_in: SignIn) -> None:
    comment = CommentFactory(page=story)
    reported_by(client, comment, "203.0.113.1", "203.0.113.2", "203.0.113.3")
    sent = {"source": "comments", "chosen": [comment.pk], "action": "refuse", "reason": "Insulte"}
    sign_in("Moderators").post(reverse("inbox"), sent)
    assert comment.text not in read(client, story)
    comment.refresh_from_db()
    assert (comment.state, comment.reason) == ("refused", "Insulte")


def test_a_report_needs_a_reason(client: Client, story: StoryPage) -> None:
    answer = client.post(form(CommentFactory(page=story)), {"words": "Bof"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Bof" in page
    assert 'href="#id_reason"' in page
    assert page.count('id="id_reason"') == 1
    assert not Report.objects.exists()


def test_the_eleventh_report_in_an_hour_is_refused(client: Client, story: StoryPage) -> None:
    comments = CommentFactory.create_batch(11, page=story)
    answers = [client.post(form(comment), REPORT).status_code for comment in comments]
    assert answers == [302] * 10 + [429]


def test_a_machine_leaves_nothing(client: Client, story: StoryPage) -> None:
    client.post(form(CommentFactory(page=story)), {**REPORT, "website": "x"})
    assert not Report.objects.exists()


def test_what_is_not_shown_cannot_be_reported(client: Client, story: StoryPage) -> None:
    assert client.get(form(CommentFactory(page=story, state="waiting"))).status_code == 404


def test_without_the_forms_token_nothing_is_sent(story: StoryPage) -> None:
    comment = CommentFactory(page=story)
    assert Client(enforce_csrf_checks=True).post(form(comment), REPORT).status_code == 403


def test_fewer_reports_are_counted_in_the_list(story: StoryPage, sign_in: SignIn) -> None:
    comment = CommentFactory(page=story)
    ReportFactory(comment=comment)
    moderator = sign_in("Moderators")
    page = moderator.get(reverse("wagtailsnippets_comments_comment:list")).content.decode()
    assert comment.text in page
    shown = moderator.get(
        reverse("wagtailsnippets_comments_comment:inspect", args=[comment.pk])
    ).content.decode()
    assert "insulte ou menace" in shown
