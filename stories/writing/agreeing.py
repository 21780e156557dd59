"""The author's agreement: asked when editors changed the text, given by itself when not."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import TaskState, Workflow, WorkflowTask

from stories.models import AuthorAgreement, StoryMessage, StoryPage, StoryWriting
from stories.writing import letters
from stories.writing.content import Difference, differences, state_of


def begin(task_state: TaskState, page: StoryPage) -> None:
    """Ask the author, or let it pass: nothing was changed, or no member has written it.

    What its author has never sent, or has taken back, is asked about however it got here.
    """
    writing = StoryWriting.objects.filter(page_id=page.pk).select_related("user").first()
    if writing is None:
        task_state.status = TaskState.STATUS_SKIPPED
        task_state.save()
    elif writing.sent is None or changes_of(writing):
        letters.agreement_asked(writing)
    else:
        words = _("Given by itself: the text is as its author sent it.")
        task_state.approve(user=writing.user, update=False, comment=words)


def changes_of(writing: StoryWriting) -> list[Difference]:
    """What others changed since the author sent the text, or agreed to it."""
    if writing.page is None or writing.sent is None:
        return []
    return differences(writing.sent, state_of(writing.page.get_latest_revision_as_object()))


def asked(writing: StoryWriting) -> TaskState | None:
    """The agreement that ``writing`` waits for, if it does."""
    found = writing.page.current_workflow_task_state if writing.page else None
    return found if found and isinstance(found.task.specific, AuthorAgreement) else None


@transaction.atomic
def agree(writing: StoryWriting, user: Any) -> bool:
    """The author agrees, and the story is public; False when nothing was asked any more."""
    task_state = _held(writing)
    page = writing.page
    if task_state is None or page is None:
        return False
    writing.sent = state_of(page.get_latest_revision_as_object())
    writing.save(update_fields=["sent"])
    task_state.approve(user=user, update=False)
    task_state.workflow_state.update()
    return True


@transaction.atomic
def send_back(writing: StoryWriting, user: Any, reason: str) -> bool:
    """The author does not agree: the editors have it again, with the words; False as above."""
    task_state = _held(writing)
    page = writing.page
    if task_state is None or page is None:
        return False
    task_state.reject(user=user, comment=reason)
    task_state.workflow_state.cancel(user=user)
    start(page, user)
    letters.message(StoryMessage.objects.create(story=page, author=user, text=reason), writing)
    return True


def start(page: StoryPage, user: Any) -> None:
    """Let ``page`` pass the workflow from its beginning; without any it stays a draft."""
    through = page.get_workflow()
    if through:
        through.start(page, user)


def _held(writing: StoryWriting) -> TaskState | None:
    """The agreement asked for, which nobody else decides meanwhile."""
    StoryWriting.objects.select_for_update(of=("self",)).get(pk=writing.pk)
    return asked(writing)


def workflow() -> Workflow | None:
    """The workflow that ends with the author's agreement: the one of proposed stories."""
    tasks = AuthorAgreement.objects.filter(active=True)
    found: Workflow | None = Workflow.objects.filter(
        active=True, workflow_tasks__task__in=tasks
    ).first()
    return found


def set_up() -> None:
    """Make that workflow when it is missing: the moderators' task, then the agreement."""
    if AuthorAgreement.objects.exists():
        return
    moderators = Workflow.objects.filter(active=True).earliest("pk").tasks.first()
    with translation.override(settings.LANGUAGE_CODE):
        agreement = AuthorAgreement.objects.create(name=_("Author’s agreement"))
        made = Workflow.objects.create(name=_("Proposed stories"))
    for order, task in enumerate((moderators, agreement)):
        WorkflowTask.objects.create(workflow=made, task=task, sort_order=order)
