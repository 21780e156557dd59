"""Mails about a member's story, to its author and to the editors, with links they may follow."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import GroupApprovalTask, WorkflowState
from wagtail.signals import workflow_approved, workflow_rejected

from accounts import mails
from stories.models import StoryMessage, StoryWriting

TEMPLATE = "stories/mail/news"


def connect() -> None:
    """Listen to the workflow."""
    workflow_approved.connect(_approved, dispatch_uid="stories-approved")
    workflow_rejected.connect(_rejected, dispatch_uid="stories-rejected")


def agreement_asked(writing: StoryWriting) -> None:
    """The author is to read what the editors changed."""
    language = mails.language_of(writing.user)
    with translation.override(language):
        news = _("The editors have read your story and changed something. Do you agree?")
        _to_author(writing, _("Your story waits for your agreement"), news)


def message(line: StoryMessage, writing: StoryWriting) -> None:
    """A line of the exchange reaches the other side."""
    if line.is_by(writing.user):
        _to_editors(line, writing)
        return
    with translation.override(mails.language_of(writing.user)):
        news = _("The editors have written to you about your story:")
        _to_author(writing, _("A message about your story"), news, line.text)


def _approved(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    writing = _writing_of(instance)
    if writing:
        with translation.override(mails.language_of(writing.user)):
            news = _("Thank you: everybody can read it now.")
            _to_author(writing, _("Your story is published"), news)


def _rejected(sender: Any, instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    writing = _writing_of(instance)
    if writing and writing.user != user:
        with translation.override(mails.language_of(writing.user)):
            news = _("An editor has read your story, and asks you to change something:")
            reason = instance.current_task_state.comment
            _to_author(writing, _("Something to change in your story"), news, reason)


def _writing_of(state: WorkflowState) -> StoryWriting | None:
    if state.base_content_type.model != "page":
        return None
    return StoryWriting.objects.filter(page_id=state.object_id).select_related("user").first()


def _to_author(writing: StoryWriting, heading: str, news: str, words: str = "") -> None:
    """Write to the author, in the language that is active."""
    context = {
        "heading": heading,
        "title": writing.title,
        "news": news,
        "words": words,
        "url": mails.absolute(reverse("story-of-mine", args=[writing.pk])),
        "link": _("Open my story"),
    }
    if writing.user.email:
        mails.send(TEMPLATE, writing.user.email, context)


def _to_editors(line: StoryMessage, writing: StoryWriting) -> None:
    """To those who have written before; at first, to all who decide of proposed stories."""
    for editor in _editors(line):
        with translation.override(mails.language_of(editor)):
            context = {
                "heading": _("A message about a proposed story"),
                "title": writing.title,
                "news": _("The author of a proposed story has written to the editors:"),
                "words": line.text,
                "url": mails.absolute(reverse("story-exchange", args=[line.story_id])),
                "link": _("Read and answer"),
            }
            mails.send(TEMPLATE, editor.email, context, in_batch=True)


def _editors(line: StoryMessage) -> list[Any]:
    before = StoryMessage.objects.filter(story=line.story_id).exclude(author=line.author_id)
    people = get_user_model().objects.filter(is_active=True).exclude(email="")
    talking = list(people.filter(pk__in=before.values("author")))
    others = people.exclude(pk=line.author.pk) if line.author else people
    tasks = GroupApprovalTask.objects.filter(
        workflow_tasks__workflow__workflow_tasks__task__authoragreement__isnull=False
    )
    deciding = Q(groups__groupapprovaltask__in=tasks)
    return talking or list(others.filter(deciding).distinct())
