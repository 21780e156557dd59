"""Invitations in Wagtail's admin: the report, one more, many from a table, again, withdrawn."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic.edit import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from accounts.admin_columns import FormColumn
from accounts.invitations import inviting
from accounts.invitations.forms import InvitationForm, TableForm
from accounts.models import Invitation

LIST, ADD, TABLE, DECIDE = (
    "invitations",
    "invitations-add",
    "invitations-table",
    "invitations-decide",
)
AT_ONCE = 20  # mails that leave before the answer; without a worker the others follow


class ForInviters:
    """For those who may invite."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not inviting.may_invite(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class ActionsColumn(FormColumn):
    """What can be done with one that was not accepted."""

    cell_template_name = "accounts/admin/invitation_actions.html"


class InvitationsView(ForInviters, ReportView):
    """Everybody who was invited, the last ones first."""

    page_title = gettext_lazy("Invitations")
    header_icon = "user"
    index_url_name = LIST
    index_results_url_name = f"{LIST}-results"
    model = Invitation
    is_searchable = False
    default_ordering = None
    columns = [
        Column("email", label=gettext_lazy("E-mail address")),
        Column("state", label=gettext_lazy("State"), accessor=lambda one: one.state.label),
        Column(
            "role",
            label=pgettext_lazy("of an account", "Role"),
            accessor=lambda one: one.role or _("Member"),
        ),
        Column("invited_by", label=gettext_lazy("Invited by")),
        DateColumn("sent_at", label=pgettext_lazy("an invitation", "Sent")),
        # The day alone: Wagtail's column of dates would say that it was minutes ago.
        Column(
            "expires_at",
            label=gettext_lazy("Good until"),
            accessor=lambda one: date_format(timezone.localtime(one.expires_at), "DATE_FORMAT"),
        ),
        ActionsColumn("actions", label=gettext_lazy("Decide")),
    ]
    list_export: list[str] = []

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [
            HeaderButton(_("Invite somebody"), reverse(ADD), icon_name="plus"),
            HeaderButton(_("Invite from a table"), reverse(TABLE), icon_name="table"),
        ]

    def get_queryset(self) -> QuerySet[Invitation]:
        return inviting.seen_by(self.request.user)


class _InvitationFormView(ForInviters, WagtailAdminTemplateMixin, FormView):
    header_icon = "user"
    template_name = "accounts/admin/invite.html"

    def get_initial(self) -> dict[str, Any]:
        return {"language": get_language()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.page_title}
        return [*self.breadcrumbs_items, {"url": reverse(LIST), "label": _("Invitations")}, here]

    def done(self, count: int) -> HttpResponse:
        """Back to the report, with how many were invited."""
        words = ngettext("%(count)s invitation is sent.", "%(count)s invitations are sent.", count)
        messages.success(self.request, words % {"count": count})
        return redirect(LIST)


class InviteView(_InvitationFormView):
    """One person."""

    page_title = gettext_lazy("Invite somebody")
    form_class = InvitationForm

    def form_valid(self, form: Any) -> HttpResponse:
        inviting.invite(form.cleaned_data["email"], self.request.user, **form.said())
        return self.done(1)


class InviteTableView(_InvitationFormView):
    """Many people: first what was read of the table, then their invitations."""

    page_title = gettext_lazy("Invite from a table")
    form_class = TableForm

    def form_valid(self, form: Any) -> HttpResponse:
        good = [row for row in form.rows if row.is_good]
        if self.request.POST.get("do") == "send":
            for number, row in enumerate(good):
                late = number >= AT_ONCE
                inviting.invite(row.email, self.request.user, **form.said(), in_batch=late)
            return self.done(len(good))
        kept = "\n".join(row.email for row in good)
        return self.render_to_response(
            self.get_context_data(form=form, rows=form.rows, kept=kept, good=len(good))
        )


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an invitation again, or withdraw it."""
    if not inviting.may_invite(request.user):
        raise PermissionDenied
    invitation = get_object_or_404(inviting.seen_by(request.user), pk=pk)
    if invitation.state not in (Invitation.State.SENT, Invitation.State.EXPIRED):
        messages.error(request, _("This invitation is accepted or withdrawn already."))
    elif request.POST.get("do") == "withdraw":
        inviting.withdraw(invitation)
        messages.success(request, _("The invitation is withdrawn."))
    else:
        inviting.send(invitation)
        messages.success(request, _("The invitation is sent again."))
    return redirect(LIST)
