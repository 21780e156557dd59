"""The report of the quality of places in Wagtail's admin, with its tables as CSV files."""

import csv
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from directory.admin.territory import departments_of
from directory.departments import DEPARTMENTS
from directory.formulas import guarded
from directory.quality.figures import WANTED, Figures, Quality, quality

REPORT = "quality-of-places"
FILES = {"departments": "qualite-departements.csv", "sources": "qualite-sources.csv"}

Lines = list[tuple[str, Figures]]


class QualityView(WagtailAdminTemplateMixin, TemplateView):
    """Everywhere for whoever changes places; an animator sees their own territory."""

    template_name = "directory/admin/quality.html"
    page_title = gettext_lazy("Quality of the places")
    header_icon = "site"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_see(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = quality(departments_of(self.request.user))
        tables = [
            {
                "name": name,
                "title": title,
                "head": [title, *_headings()],
                "rows": [[label, *_cells(figures)] for label, figures in lines],
            }
            for name, (title, lines) in _tables(found).items()
        ]
        together = [_("All together"), *_cells(found.together)]
        return {**super().get_context_data(**kwargs), "tables": tables, "together": together}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("export", "")
        if wanted in FILES:
            return _as_csv(wanted, quality(departments_of(request.user)))
        return super().get(request, *args, **kwargs)


def may_see(request: HttpRequest) -> bool:
    """Editors, moderators and administrators; animators of a territory."""
    return request.user.has_perm("directory.change_place") or bool(departments_of(request.user))


def _tables(found: Quality) -> dict[str, tuple[str, Lines]]:
    departments = [
        (f"{code} {DEPARTMENTS.get(code, '')}".strip() or _("Not known"), figures)
        for code, figures in found.departments.items()
    ]
    sources = [(name or _("No source named"), figures) for name, figures in found.sources]
    return {"departments": (_("Département"), departments), "sources": (_("Source"), sources)}


def _headings() -> list[str]:
    shares = [
        _("Confirmed within a year"),
        _("Filled in"),
        *(str(label) for label, _q in WANTED.values()),
    ]
    return [_("Places"), *(f"{label} (%)" for label in shares)]


def _cells(figures: Figures) -> list[int]:
    known = [figures.percent(figures.known[name]) for name in WANTED]
    return [figures.places, figures.fresh, figures.complete, *known]


def _as_csv(name: str, found: Quality) -> HttpResponse:
    title, lines = _tables(found)[name]
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{FILES[name]}"'
    answer.write("\ufeff")  # so that spreadsheets read the accents
    table = csv.writer(answer)
    table.writerow([title, *_headings()])
    # The name of a source comes from a file.
    table.writerows([guarded(label), *_cells(figures)] for label, figures in lines)
    return answer


class QualityMenuItem(MenuItem):
    """The entry among the reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request)


def urls() -> list[Any]:
    """For Wagtail's hook."""
    return [path("reports/quality/", QualityView.as_view(), name=REPORT)]


def menu_item() -> QualityMenuItem:
    """For Wagtail's hook."""
    title = QualityView.page_title
    return QualityMenuItem(title, reverse(REPORT), name=REPORT, icon_name="site", order=745)
