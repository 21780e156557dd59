"""The last step before a member's story is public: its author agrees to the text as it became."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.forms import TaskStateCommentForm
from wagtail.log_actions import log
from wagtail.models import Task, TaskState, WorkflowState

OVERRIDE = "override"


class ReasonForm(TaskStateCommentForm):
    """Why a story is published without its author's agreement: never without a reason."""

    comment = forms.CharField(
        label=gettext_lazy("Why without the author’s agreement? Kept in the history."),
        widget=forms.Textarea({"rows": 3}),
    )


class AuthorAgreement(Task):
    """The author reads what editors changed, and agrees or sends it back, from my space.

    It is given by itself where the text is the one that the author sent. Nobody decides it in the
    admin, but for administrators by an action of its own, which is recorded with its reason.
    """

    class Meta:
        verbose_name = gettext_lazy("author’s agreement")
        verbose_name_plural = gettext_lazy("author’s agreements")

    @classmethod
    def get_description(cls) -> str:
        return _("The author of a proposed story agrees to the text, in their space")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        from stories.writing import agreeing

        task_state: TaskState = super().start(workflow_state, user=user)
        agreeing.begin(task_state, workflow_state.content_object.specific)
        return task_state

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Nobody changes the text while its author reads it, but for administrators."""
        return not user.is_superuser

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return bool(user.is_superuser)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        if not user.is_superuser:
            return []
        return [
            ("reject", _("Request changes"), True),
            (OVERRIDE, _("Publish without the author’s agreement"), True),
        ]

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        if action == OVERRIDE:
            return ReasonForm
        form: type[forms.Form] = super().get_form_for_action(action)
        return form

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        if action_name != OVERRIDE:
            super().on_action(task_state, user, action_name, **kwargs)
            return
        reason = kwargs.get("comment", "").strip()
        if not reason:
            raise PermissionDenied("Neither agreement nor reason")
        page = task_state.revision.as_object()
        log(page, "stories.override", user=user, data={"reason": reason})
        task_state.approve(
            user=user, comment=_("Without the author’s agreement: %(reason)s") % {"reason": reason}
        )
