"""What the mediators' room adds to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from directory.admin.territory import TerritoryPolicy
from members.account_admin import AccountView
from members.admin import MediatorViewSet
from members.inbox_admin import InboxMenuItem, InboxView, WaitingPanel
from members.models import Mediator
from members.statistics_admin import STATISTICS, StatisticsView, menu_item

register_permission_policy(Mediator, TerritoryPolicy(Mediator, "places__department"))
register_snippet(MediatorViewSet)


@hooks.register("register_admin_urls")
def own_urls() -> list[Any]:
    return [
        path("inbox/", InboxView.as_view(), name="inbox"),
        path("mediators/<int:pk>/account/", AccountView.as_view(), name="mediator-account"),
        path("reports/community/", StatisticsView.as_view(), name=STATISTICS),
    ]


hooks.register("register_reports_menu_item", menu_item)


@hooks.register("register_snippet_listing_buttons")
def account_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Beside each mediator: whose profile it is."""
    if isinstance(snippet, Mediator) and user.has_perm("members.publish_mediator"):
        url = reverse("mediator-account", args=[snippet.pk])
        yield Button(_("Account"), url, icon_name="key", priority=60)


@hooks.register("register_admin_menu_item")
def inbox_entry() -> InboxMenuItem:
    return InboxMenuItem(_("Inbox"), reverse("inbox"), name="inbox", icon_name="mail", order=150)


@hooks.register("construct_homepage_panels")
def waiting(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WaitingPanel(request))
