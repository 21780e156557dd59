"""A member's story is kept as a draft page, sent to the editors, withdrawn, or given up."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from wagtail.models import Locale, WorkflowState

from members.models import Mediator
from members.space.answers import prepare
from stories.models import StoryIndexPage, StoryMediator, StoryPage, StoryPlace, StoryWriting
from stories.writing.agreeing import start
from stories.writing.content import state_of, with_answers
from stories.writing.forms import StoryForm

KEPT = datetime.timedelta(days=365)  # a draft that nobody touches


class NoStories(Exception):
    """The portal has no list of stories in its own language."""


def base_of(page: StoryPage | None) -> str:
    """A name for the newest revision, to be told from every later one; empty for none."""
    revision = page.latest_revision if page else None
    return f"{revision.pk}@{revision.created_at.isoformat()}" if revision else ""


def newest(writing: StoryWriting) -> StoryPage | None:
    """The page as it is in its newest revision, an object not to be saved."""
    found: StoryPage | None = writing.page.get_latest_revision_as_object() if writing.page else None
    return found


@transaction.atomic
def keep(writing: StoryWriting, form: StoryForm, mediator: Mediator) -> None:
    """Put a valid form onto the draft page, which is made at the first time."""
    page = newest(writing) or StoryPage(
        owner=writing.user, live=False, story_mediators=[StoryMediator(mediator=mediator)]
    )
    data = form.cleaned_data
    page.title = page.draft_title = data["title"]
    if page.first_published_at is None:
        page.date = localdate()
    _put_place(page, form)
    page.body = with_answers(page, data, mediator.pk)  # type: ignore[assignment]
    if data["no_picture"]:
        page.cover, page.cover_alt = None, ""
    elif writing.picture or page.cover:
        page.cover, page.cover_alt = writing.picture or page.cover, data["picture_alt"]
    if page.pk is None:
        _index().add_child(instance=page)
    elif not page.live:
        page.save()
    page.save_revision(user=writing.user, log_action=True)
    writing.page = StoryPage.objects.get(pk=page.pk)
    writing.data, writing.picture, writing.base = {}, None, base_of(writing.page)
    writing.version += 1
    writing.save()


def _put_place(page: StoryPage, form: StoryForm) -> None:
    """The place chosen, instead of the author's one; what editors added stays."""
    chosen = form.cleaned_data["place"]
    own = set(form.places)
    others = [link for link in page.story_places.all() if link.place_id not in own]
    if chosen is None:
        page.story_places = others
        return
    page.story_places = [StoryPlace(place=chosen), *others]
    page.department = chosen.department


def _index() -> StoryIndexPage:
    found = StoryIndexPage.objects.live().filter(locale=Locale.get_default()).first()
    if found is None:
        raise NoStories
    return found


@transaction.atomic
def send(writing: StoryWriting) -> None:
    """Let the editors read the draft page as it is now; nothing happens when they have it."""
    page = writing.page
    if page is None or page.workflow_in_progress:
        return
    writing.sent = state_of(page.get_latest_revision_as_object())
    writing.save(update_fields=["sent"])
    prepare(writing.user)
    state = page.current_workflow_state
    if state and not _is_agreement(state):
        state.resume(user=writing.user)
        return
    if state:
        state.cancel(user=writing.user)
    start(page, writing.user)


def _is_agreement(state: WorkflowState) -> bool:
    return state.current_task_state.task.content_type.model == "authoragreement"


@transaction.atomic
def withdraw(writing: StoryWriting, user: Any) -> bool:
    """Take the story back into the author's hands; False when no editor had it."""
    state = writing.page.current_workflow_state if writing.page else None
    if state is None:
        return False
    state.cancel(user=user)
    writing.sent = None
    writing.save(update_fields=["sent"])
    return True


@transaction.atomic
def give_up(writing: StoryWriting) -> bool:
    """Delete what was never public; False for what was."""
    page = writing.page
    if page and (page.live or page.first_published_at):
        return False
    if page:
        page.delete()
    StoryWriting.objects.filter(pk=writing.pk).delete()
    return True


def forget_drafts() -> int:
    """Give up what was never sent, or taken back, and not touched for ``KEPT``; how many."""
    long_ago = timezone.now() - KEPT
    drafts = StoryWriting.objects.filter(sent__isnull=True, saved_at__lt=long_ago).select_related(
        "page"
    )
    return sum(give_up(writing) for writing in drafts)
