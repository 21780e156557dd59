"""What the accounts' room adds to Wagtail's admin."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from accounts.access_admin import AccessReport
from accounts.invitations import admin as invitations
from accounts.invitations.inviting import may_invite
from accounts.outbox.report import DECIDE, MAILS, MailsView, decide, may_see
from accounts.partners_admin import PartnerViewSet, partners


class AccessMenuItem(MenuItem):
    """For whoever may read the log."""

    def is_shown(self, request: Any) -> bool:
        allowed: bool = request.user.has_perm(AccessReport.permission_required)
        return allowed


class MailsMenuItem(MenuItem):
    """For whoever may see which mails wait."""

    def is_shown(self, request: Any) -> bool:
        return may_see(request.user)


@hooks.register("register_admin_urls")
def access_report() -> list[Any]:
    results = AccessReport.as_view(results_only=True)
    return [
        path("reports/access/", AccessReport.as_view(), name="access_report"),
        path("reports/access/results/", results, name="access_report_results"),
    ]


@hooks.register("register_reports_menu_item")
def access_report_entry() -> MenuItem:
    url = reverse("access_report")
    return AccessMenuItem(_("Looks at personal data"), url, icon_name="view", order=1200)


@hooks.register("register_admin_urls")
def mails_report() -> list[Any]:
    results = MailsView.as_view(results_only=True)
    return [
        path("reports/mails/", MailsView.as_view(), name=MAILS),
        path("reports/mails/results/", results, name=f"{MAILS}-results"),
        path("reports/mails/<int:pk>/", decide, name=DECIDE),
    ]


@hooks.register("register_reports_menu_item")
def mails_report_entry() -> MenuItem:
    return MailsMenuItem(_("Outgoing mails"), reverse(MAILS), icon_name="mail", order=1190)


class InvitationsMenuItem(MenuItem):
    """For whoever may invite."""

    def is_shown(self, request: Any) -> bool:
        return may_invite(request.user)


@hooks.register("register_admin_urls")
def invitations_urls() -> list[Any]:
    listing = invitations.InvitationsView
    return [
        path("invitations/", listing.as_view(), name=invitations.LIST),
        path(
            "invitations/results/",
            listing.as_view(results_only=True),
            name=f"{invitations.LIST}-results",
        ),
        path("invitations/add/", invitations.InviteView.as_view(), name=invitations.ADD),
        path("invitations/table/", invitations.InviteTableView.as_view(), name=invitations.TABLE),
        path("invitations/<int:pk>/", invitations.decide, name=invitations.DECIDE),
    ]


@hooks.register("register_admin_menu_item")
def invitations_entry() -> MenuItem:
    url = reverse(invitations.LIST)
    return InvitationsMenuItem(
        _("Invitations"), url, name="invitations", icon_name="user", order=160
    )


@hooks.register("register_admin_viewset")
def partners_viewset() -> PartnerViewSet:
    return partners
