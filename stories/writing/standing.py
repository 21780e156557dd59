"""Where a member's story stands, as its author is told."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch
from wagtail.models import WorkflowState

from stories.models import AuthorAgreement, StoryPage, StoryWriting


class State(StrEnum):
    """What the author is told first."""

    DRAFT = "draft"
    EDITORS = "editors"
    CHANGES = "changes"
    AGREEMENT = "agreement"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a story; ``reason`` is the editor's own words where changes are asked."""

    state: State
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the author may write in it."""
        return self.state not in (State.EDITORS, State.AGREEMENT)


def of_user(user: Any) -> list[StoryWriting]:
    """The stories of ``user`` with what ``standing_of`` needs, the last touched first."""
    states = WorkflowState.objects.active().select_related("current_task_state__task")
    # As ``prefetch_workflow_states`` does it of specific pages, which these are already.
    kept = Prefetch("_specific_workflow_states", states, to_attr="_current_workflow_states")
    pages = StoryPage.objects.prefetch_related(kept)
    return list(StoryWriting.objects.filter(user=user).prefetch_related(Prefetch("page", pages)))


def standing_of(writing: StoryWriting) -> Standing:
    """Where ``writing`` stands; what is typed and not kept does not count."""
    page = writing.page
    if page is None:
        return Standing(State.DRAFT)
    workflow = page.current_workflow_state
    if workflow and workflow.current_task_state:
        last = workflow.current_task_state
        if workflow.status == WorkflowState.STATUS_NEEDS_CHANGES:
            return Standing(State.CHANGES, last.comment)
        agreement = ContentType.objects.get_for_model(AuthorAgreement).pk
        is_agreement = last.task.content_type_id == agreement
        return Standing(State.AGREEMENT if is_agreement else State.EDITORS)
    return Standing(
        State.PUBLISHED if page.live and not page.has_unpublished_changes else State.DRAFT
    )
