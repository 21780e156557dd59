"""Comments in Wagtail's admin: the list, each as it is, and decisions on many at once."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction
from wagtail.snippets.views.snippets import IndexView, InspectView, SnippetViewSet

from comments import moderation
from comments.inbox import reported
from comments.models import Comment

LONGEST_REASON = 300


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Nobody, administrators neither, writes, changes or deletes here what readers say.

    What must go is turned down, or erased by its address.
    """

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action == "view" and bool(super().user_has_permission(user, action))


class CommentList(IndexView):
    """The list, with the way to everything that one address has sent."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = list(super().header_more_buttons)
        if self.request.user.has_perm("comments.personal_comment"):
            url = reverse("comments-personal")
            label = _("Export or erase an address")
            buttons.append(Button(label, url=url, icon_name="user", priority=90))
        return buttons


class CommentInspection(InspectView):
    """One comment with what readers reported; its address is only found by whoever may erase."""

    def get_is_reported_display_value(self) -> str:
        return reported(self.object) or "–"


class CommentViewSet(SnippetViewSet):
    """What moderators and editors see of comments."""

    model = Comment
    icon = "comment"
    menu_label = _("Comments")
    menu_name = "comments"
    menu_order = 222
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = CommentList
    inspect_view_class = CommentInspection
    inspect_view_fields = [
        "text",
        "author",
        "page",
        "parent",
        "state",
        "reason",
        "created_at",
        "decided_at",
        "decided_by",
        "is_reported",
    ]
    list_display = [
        "__str__",
        Column("page", label=_("Page"), sort_key="page__title"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column(
            "report_count", label=pgettext_lazy("of a comment", "Reports"), sort_key="report_count"
        ),
        DateColumn("created_at", label=_("Sent"), sort_key="created_at"),
    ]
    list_filter = ["state", "is_reported", "language", "created_at"]
    search_fields = ["text", "author", "page__title"]
    list_per_page = 50
    ordering = ["-created_at"]
    panels = [FieldPanel("text", read_only=True)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """With what the list shows of other tables; empty shells have nothing to show."""
        kept = Comment.objects.exclude(state=Comment.State.ERASED)
        return kept.select_related("page").annotate(report_count=Count("reports"))


class Decision(SnippetBulkAction):
    """What moderators decide of many comments at once."""

    models = [Comment]
    template_name = "comments/admin/decide.html"

    def check_perm(self, comment: Comment) -> bool:
        return moderation.may_moderate(self.request.user)

    def object_context(self, comment: Comment) -> dict[str, Any]:
        return {"item": comment}

    def get_execution_context(self) -> dict[str, Any]:
        reason = self.cleaned_form.cleaned_data.get("reason", "")
        return {"user": self.request.user, "reason": reason}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"label": self.display_name, "is_serious": bool(self.classes)}
        return {**super().get_context_data(**kwargs), **shown}

    def get_success_message(self, parents: int, children: int) -> str:
        sentence = ngettext("%(count)s comment decided.", "%(count)s comments decided.", parents)
        return sentence % {"count": parents}


class PublishComments(Decision):
    """Show them."""

    display_name = _("Publish")
    action_type = "publish"
    aria_label = _("Publish the chosen comments")
    action_priority = 10

    @classmethod
    def execute_action(
        cls, objects: list[Comment], user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        return moderation.publish(objects, user), 0


class ReasonForm(forms.Form):
    """Why comments are turned down."""

    reason = forms.CharField(
        label=_("Reason, kept with the comment for a month"), max_length=LONGEST_REASON
    )


class RefuseComments(Decision):
    """Show them no more, or never."""

    display_name = _("Turn down")
    action_type = "refuse"
    aria_label = _("Turn down the chosen comments")
    action_priority = 20
    classes = {"serious"}
    form_class = ReasonForm

    @classmethod
    def execute_action(
        cls, objects: list[Comment], user: Any = None, reason: str = "", **kwargs: Any
    ) -> tuple[int, int]:
        return moderation.refuse(objects, user, reason), 0


class TakeBackComments(Decision):
    """Let them wait in the inbox again, out of sight."""

    display_name = _("Back to the inbox")
    action_type = "take_back"
    aria_label = _("Take the chosen comments back to the inbox")
    action_priority = 15

    @classmethod
    def execute_action(
        cls, objects: list[Comment], user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        return moderation.take_back(objects, user), 0
