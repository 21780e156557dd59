"""What an editor does to many places at once."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from directory.models import Place


class StateAction(SnippetBulkAction):
    """Sets the state of the places chosen; each keeps a revision of the change."""

    template_name = "directory/admin/confirm_state.html"
    action_priority = 20
    state: Place.State
    question: Any

    @classproperty
    def models(cls) -> list[type[Place]]:  # noqa: N805 # a property of the class
        return [Place]

    def check_perm(self, place: Place) -> bool:
        allowed: bool = self.permission_policy.user_has_permission_for_instance(
            self.request.user, "publish", place
        )
        return allowed

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(question=self.question, **kwargs)
        return context

    @classmethod
    def execute_action(
        cls, objects: Iterable[Place], user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        changed = 0
        for place in objects:
            draft = place.get_latest_revision_as_object()
            draft.state = cls.state
            revision = draft.save_revision(user=user, log_action=True)
            if place.live:
                revision.publish(user=user)
            changed += 1
        return changed, 0

    def get_success_message(self, changed: int, _children: int) -> str:
        return ngettext(
            "%(count)d place is now “%(state)s”.", "%(count)d places are now “%(state)s”.", changed
        ) % {"count": changed, "state": self.state.label}


class CloseAction(StateAction):
    display_name = _("Mark as closed for good")
    action_type = "close"
    aria_label = _("Mark the selected places as closed for good")
    question = _("Mark these places as closed for good?")
    state = Place.State.CLOSED


class HideAction(StateAction):
    display_name = _("Hide")
    action_type = "hide"
    aria_label = _("Hide the selected places from the public")
    question = _("Hide these places from the public?")
    state = Place.State.HIDDEN


class ShowAction(StateAction):
    display_name = _("Show")
    action_type = "show"
    aria_label = _("Show the selected places to the public")
    question = _("Show these places to the public?")
    state = Place.State.PUBLISHED


ACTIONS = [ShowAction, HideAction, CloseAction]
