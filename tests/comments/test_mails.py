"""Moderators get one mail for all that came since the last one, in their language."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.management import call_command
from wagtail.users.models import UserProfile

from comments.mails import mail_waiting
from comments.models import Comment
from comments.reporting import report
from portal import roles
from stories.models import StoryPage
from tests.comments.factories import CommentFactory

pytestmark = pytest.mark.django_db


def somebody(name: str, language: str = "fr", role: str = "Moderators") -> User:
    """Somebody with a role and a language of the admin."""
    roles.set_up()
    user = get_user_model().objects.create_user(name, f"{name}@example.org")
    user.groups.add(Group.objects.get(name=role))
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
    return user


def test_each_moderator_gets_one_mail_for_all_comments(story: StoryPage) -> None:
    somebody("ana")
    somebody("bob", "en")
    somebody("eve", role="Editors")
    first, second = CommentFactory.create_batch(2, page=story, state="waiting")
    assert mail_waiting() == (2, 2)
    french, english = sorted(mail.outbox, key=lambda message: message.to)
    assert french.to == ["ana@example.org"]
    assert french.subject == "[Blason] 2 commentaires vous attendent"
    assert english.subject == "[Blason] 2 comments wait for you"
    for message in (french, english):
        assert first.text in message.body
        assert second.text in message.body
        assert "/admin/inbox/?source=comments" in message.body
        html = str(message.alternatives[0].content)  # type: ignore[attr-defined]
        assert first.text in html
        assert "/admin/inbox/?source=comments" in html


def test_a_comment_is_told_once(story: StoryPage) -> None:
    somebody("ana")
    CommentFactory(page=story, state="waiting")
    mail_waiting()
    assert mail_waiting() == (0, 0)
    later = CommentFactory(page=story, state="waiting")
    mail_waiting()
    assert len(mail.outbox) == 2
    assert "Un commentaire vous attend" in mail.outbox[1].subject
    assert later.text in mail.outbox[1].body


def test_nothing_is_sent_when_nothing_waits(story: StoryPage) -> None:
    somebody("ana")
    CommentFactory(page=story)
    assert mail_waiting() == (0, 0)
    assert mail.outbox == []


def test_a_comment_that_readers_report_is_told_again(story: StoryPage) -> None:
    somebody("ana")
    comment = CommentFactory(page=story, state="waiting")
    mail_waiting()
    Comment.objects.update(state="published")
    for _number in range(3):
        report(comment, "advertising", "")
    assert mail_waiting() == (1, 1)
    assert "publicité (3)" in mail.outbox[1].body
    report(comment, "insult", "")  # more of the same, before anybody has decided
    assert mail_waiting() == (0, 0)


def test_who_switched_notifications_off_or_has_no_address_gets_none(story: StoryPage) -> None:
    silent = UserProfile.get_for_user(somebody("ana"))
    silent.submitted_notifications = False
    silent.save()
    User.objects.filter(pk=somebody("bob").pk).update(email="")
    CommentFactory(page=story, state="waiting")
    assert mail_waiting() == (0, 0)
    assert Comment.objects.get().announced_at is None  # told once somebody can be told


def test_a_flood_makes_one_short_mail(story: StoryPage) -> None:
    somebody("ana")
    CommentFactory.create_batch(50, page=story, state="waiting", text="x" * 2000)
    call_command("mail_comments", verbosity=0)
    assert len(mail.outbox) == 1
    assert "Et 30 de plus." in mail.outbox[0].body
    assert len(mail.outbox[0].body) < 10_000


def test_a_page_title_with_a_line_break_makes_no_header(story: StoryPage) -> None:
    somebody("ana")
    CommentFactory(page=story, state="waiting", author="A\nBcc: x@example.org")
    mail_waiting()
    assert "Bcc" not in mail.outbox[0].message()
