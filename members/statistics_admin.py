"""The report of the community's figures in Wagtail's admin, with its table as a CSV file."""

import csv
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from directory.admin.territory import departments_of
from members.statistics import Figures, statistics

STATISTICS = "community-statistics"
SEES = "members.change_mediator"


class StatisticsView(WagtailAdminTemplateMixin, TemplateView):
    """Everywhere for whoever has the right; an animator sees their own territory."""

    template_name = "members/admin/statistics.html"
    page_title = gettext_lazy("The community in figures")
    header_icon = "group"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = statistics(departments_of(self.request.user))
        return {**super().get_context_data(**kwargs), "statistics": found, "headings": headings()}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("export") == "csv":
            return _as_csv(statistics(departments_of(request.user)).lines)
        return super().get(request, *args, **kwargs)


def may_see(request: HttpRequest) -> bool:
    """Editors, moderators and administrators; animators of a territory."""
    return request.user.has_perm(SEES) or bool(departments_of(request.user))


def headings() -> dict[str, str]:
    """What the columns are called, by the field of ``Figures``."""
    return {
        "mediators": _("Mediators"),
        "with_account": _("… who keep their profile themselves"),
        "complete": _("Profiles filled in (%)"),
        "fresh": _("Profiles changed within a year"),
        "places": _("Places"),
        "places_fresh": _("Places checked within a year"),
    }


def _as_csv(lines: Iterable[Figures]) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="communaute.csv"'
    answer.write("\ufeff")  # so that spreadsheets read the accents
    table = csv.writer(answer)
    columns = headings()
    table.writerow([_("Code"), _("Département"), *columns.values()])
    for line in lines:
        table.writerow([line.department, line.name, *(getattr(line, name) for name in columns)])
    return answer


class StatisticsMenuItem(MenuItem):
    """The entry among the reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request)


def menu_item() -> StatisticsMenuItem:
    """For Wagtail's hook."""
    return StatisticsMenuItem(
        gettext_lazy("The community in figures"),
        reverse(STATISTICS),
        name=STATISTICS,
        icon_name="group",
        order=740,
    )
