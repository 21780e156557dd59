"""The events with their figures, and one event with its sites."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic.base import TemplateView
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView

from accounts import mails
from directory.wording import long_date
from events.models import EventPage, Registration
from events.registration import door
from events.registration.admin.seeing import editable, may_see_any, page_or_403
from events.registration.choosing import options_of, sites_of
from orientation.codes import code

LIST, EVENT = "registrations", "registrations-event"
State = Registration.State


def _day(page: Any) -> str:
    """When an event begins, in words: what is to come has no “ago”."""
    return long_date(timezone.localdate(page.begins)) if page.begins else ""


class EventsView(ReportView):
    """The events that one may edit, the next ones first."""

    page_title = gettext_lazy("Registrations")
    header_icon = "group"
    index_url_name = LIST
    index_results_url_name = f"{LIST}-results"
    model = EventPage
    is_searchable = False
    default_ordering = None
    list_export: list[str] = []
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Event"),
            get_url=lambda page: reverse(EVENT, args=[page.pk]),
        ),
        Column("begins", label=gettext_lazy("First moment"), accessor=_day),
        Column("registered", label=gettext_lazy("Registered")),
        Column("waiting", label=gettext_lazy("Waiting list")),
        Column("there", label=gettext_lazy("Were there")),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see_any(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[EventPage]:
        seats = "attendees__registrations"
        found = editable(self.request.user).annotate(
            begins=Min("moments__start"),
            registered=_count(seats, Q(**{f"{seats}__state": State.REGISTERED})),
            waiting=_count(seats, Q(**{f"{seats}__state": State.WAITING})),
            there=_count(seats, Q(**{f"{seats}__attended_at__isnull": False})),
        )
        return found.order_by("-begins", "-pk")


def _count(seats: str, condition: Q) -> Count:
    return Count(f"{seats}__pk", filter=condition, distinct=True)


class EventView(WagtailAdminTemplateMixin, TemplateView):
    """One event: its sites, how full they are, the sheet to sign and the link for the door."""

    template_name = "events/registration/admin/event.html"
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page = page_or_403(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def get_page_title(self) -> str:
        return self.page.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": self.page.title}
        return [*self.breadcrumbs_items, {"url": reverse(LIST), "label": _("Registrations")}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        sites = sites_of(self.page)
        there = Registration.objects.filter(site__in=sites, attended_at__isnull=False)
        counts = dict(there.order_by().values_list("site").annotate(Count("pk")))
        lines = [
            {"option": option, "there": counts.get(option.site.pk, 0), "door": _door(option.site)}
            for option in options_of(sites, get_language() or "", now)
        ]
        return {
            **super().get_context_data(**kwargs),
            "event": self.page,
            "lines": lines,
            "now": now,
        }


def _door(site: Any) -> dict[str, Any] | None:
    """The helper's link and its code to scan, while it is open."""
    if not door.is_open(site, timezone.now()):
        return None
    url = mails.absolute(reverse("registration-door", args=[door.token_for(site)]))
    return {"url": url, "qr": code(url)}
