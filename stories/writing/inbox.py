"""The inbox's source: members' stories that wait for the editors."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupApprovalTask, TaskState

from members.inbox import Waiting
from stories.models import StoryWriting


class ProposedStories:
    """What waits at a task of Wagtail's groups, for their members and for administrators."""

    name = "stories"
    label: str | Promise = _("Proposed stories")
    accept_label = _("Approve: the author agrees, then it is public")
    refuse_label = _("Ask for changes")

    def may_decide(self, user: Any) -> bool:
        """Administrators, and the groups of the workflow's task."""
        if user.is_superuser:
            return True
        return bool(_tasks().filter(groups__user=user.pk).exists())

    def count(self) -> int:
        """How many wait."""
        return self._waiting().count()

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """The oldest first."""
        states = list(self._waiting()[:limit])
        keys = [int(state.workflow_state.object_id) for state in states]
        writings = StoryWriting.objects.filter(page__in=keys).select_related(
            "page", "user__mediator"
        )
        by_page = {writing.page_id: writing for writing in writings}
        return [
            self._line(state, by_page[key])
            for state, key in zip(states, keys, strict=True)
            if key in by_page
        ]

    def _line(self, state: TaskState, writing: StoryWriting) -> Waiting:
        mediator = getattr(writing.user, "mediator", None)
        return Waiting(
            pk=state.pk,
            text=writing.page.draft_title if writing.page else "",
            since=state.started_at,
            author=mediator.name if mediator else writing.user.get_full_name(),
            url=reverse("story-exchange", args=[writing.page_id]),
        )

    def accept(self, pks: Iterable[int], user: Any) -> int:
        """Pass each on: to its author, or to the public where nothing was changed."""
        return self._decide(pks, "approve", user)

    def refuse(self, pks: Iterable[int], user: Any, reason: str) -> int:
        """Give each back to its author, with the reason."""
        return self._decide(pks, "reject", user, comment=reason)

    @transaction.atomic
    def _decide(self, pks: Iterable[int], action: str, user: Any, **words: str) -> int:
        chosen = list(self._waiting().filter(pk__in=list(pks)).select_for_update(of=("self",)))
        for state in chosen:
            state.task.specific.on_action(state.specific, user, action, **words)
        return len(chosen)

    def _waiting(self) -> Any:
        pages = [str(key) for key in StoryWriting.objects.values_list("page", flat=True) if key]
        return (
            TaskState.objects.filter(
                status=TaskState.STATUS_IN_PROGRESS,
                task__in=_tasks(),
                workflow_state__base_content_type__model="page",
                workflow_state__object_id__in=pages,
            )
            .select_related("workflow_state", "task")
            .order_by("started_at")
        )


def _tasks() -> Any:
    """The groups' tasks in the workflow of proposed stories."""
    return GroupApprovalTask.objects.filter(
        workflow_tasks__workflow__workflow_tasks__task__authoragreement__isnull=False
    ).distinct()
