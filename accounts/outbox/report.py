"""The report of mails that wait or failed, in Wagtail's admin; what they say is not shown."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from accounts.admin_columns import FormColumn
from accounts.models import OutgoingMail
from accounts.outbox.delivery import deliver

MAILS = "outgoing-mails"
DECIDE = "outgoing-mails-decide"


def may_see(user: Any) -> bool:
    """Administrators, and whoever they let: the report shows addresses."""
    return bool(user.has_perm("accounts.view_outgoingmail"))


class ActionsColumn(FormColumn):
    """What can be done with a mail that has not left."""

    cell_template_name = "accounts/admin/mail_actions.html"


class MailsView(ReportView):
    """What has not left: the oldest first."""

    page_title = gettext_lazy("Outgoing mails")
    header_icon = "mail"
    index_url_name = MAILS
    index_results_url_name = f"{MAILS}-results"
    model = OutgoingMail
    is_searchable = False
    default_ordering = None
    columns = [
        Column("recipient", label=gettext_lazy("To")),
        Column("subject", label=gettext_lazy("Subject")),
        Column("state", label=gettext_lazy("State"), accessor=lambda mail: _state(mail)),
        Column("attempts", label=gettext_lazy("Attempts")),
        DateColumn("created_at", label=gettext_lazy("Since")),
        Column("error", label=gettext_lazy("What went wrong")),
        ActionsColumn("actions", label=gettext_lazy("Decide")),
    ]
    list_export: list[str] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet[OutgoingMail]:
        return OutgoingMail.objects.defer("content").order_by("created_at", "pk")

    def get_queryset(self) -> QuerySet[OutgoingMail]:
        return self.get_base_queryset()


def _state(mail: OutgoingMail) -> str:
    words = str(mail.get_state_display())
    return f"{words} ({_('perhaps sent already')})" if mail.perhaps_sent else words


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a mail again now, or give it up; one that has left meanwhile needs neither."""
    if not may_see(request.user):
        raise PermissionDenied
    idle = OutgoingMail.objects.filter(pk=pk).exclude(state=OutgoingMail.State.SENDING)
    if request.POST.get("do") == "discard":
        if idle.delete()[0]:
            messages.success(request, _("The mail is deleted: it will not be sent."))
    else:
        # Tried for five days again, from now.
        now = timezone.now()
        if idle.update(state=OutgoingMail.State.WAITING, due_at=now, created_at=now):
            deliver.enqueue(pk)
            messages.success(request, _("The mail is tried again."))
    return redirect(MAILS)
