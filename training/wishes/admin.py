"""The demand for trainings in Wagtail's admin: figure, tables, CSV, and answering."""

import csv
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from directory.departments import DEPARTMENTS
from training.models import Level
from training.wishes import demand
from training.wishes.answering import AnswerForm, answer, may_answer, wishes_for
from training.wishes.demand import Ask
from training.wishes.listing import asks_of, family_rows, labels

DEMAND = "training-demand"
MOST = 200  # wishes on the page; the figures count all


class ForHubs(WagtailAdminTemplateMixin):
    """What those who answer wishes may see."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_answer(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DemandView(ForHubs, TemplateView):
    """What is asked for, by family, level and département; an animator sees their territory."""

    template_name = "training/admin/demand.html"
    page_title = gettext_lazy("Demand for trainings")
    header_icon = "clipboard-list"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("export") == "csv":
            return _as_csv(asks_of(wishes_for(request.user)))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wishes = list(wishes_for(self.request.user))
        chosen = self.request.GET.get("department", "")
        there = sorted({wish.department for wish in wishes} - {""})
        if chosen in there:
            wishes = [wish for wish in wishes if wish.department == chosen]
        asks = asks_of(wishes)
        levels = [*Level.values, ""]
        words = _words()
        return {
            **super().get_context_data(**kwargs),
            "departments": [
                {"code": code, "name": DEPARTMENTS.get(code, code), "chosen": code == chosen}
                for code in there
            ],
            "figure": family_rows(demand.by_family(asks)),
            "figure_head": [_("Family"), _("People"), _("Share of those who ask")],
            "level_head": [_("Family"), *(words["level"][level] for level in levels)],
            "level_rows": [
                [words["family"][family], *counts]
                for family, counts in demand.by_level(asks, levels).items()
            ],
            "department_rows": [
                [words["department"][count.key], count.wishes, count.people]
                for count in demand.by_department(asks)
            ],
            "open": [wish for wish in wishes if not wish.answer][:MOST],
            "answered": [wish for wish in wishes if wish.answer][:MOST],
        }


class AnswerView(ForHubs, FormView):
    """Answer one wish; all who ask are told by mail."""

    template_name = "training/admin/answer.html"
    page_title = gettext_lazy("Answer a wish")
    header_icon = "mail"
    form_class = AnswerForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if may_answer(request.user):
            self.wish = get_object_or_404(wishes_for(request.user), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.wish.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(DEMAND), "label": _("Demand for trainings")},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": self.wish}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "wish": self.wish}

    def form_valid(self, form: AnswerForm) -> HttpResponse:
        told = answer(form.instance, self.request.user)
        words = ngettext("%(count)s person is told.", "%(count)s people are told.", told)
        messages.success(self.request, words % {"count": told})
        return HttpResponseRedirect(reverse(DEMAND))


def _words() -> dict[str, dict[str, Any]]:
    """Labels of the public list, and of what was not said."""
    words = labels()
    return {
        **words,
        "family": {**words["family"], "": _("In own words only")},
        "level": {**words["level"], "": _("Not said")},
        "department": {**words["department"], "": _("Anywhere")},
    }


def _as_csv(asks: Sequence[Ask]) -> HttpResponse:
    reply = HttpResponse(content_type="text/csv; charset=utf-8")
    reply["Content-Disposition"] = 'attachment; filename="demande-formations.csv"'
    reply.write("\ufeff")  # so that spreadsheets read the accents
    table = csv.writer(reply)
    table.writerow([_("Family"), _("Level"), _("Code"), _("Département"), _("Orders"), _("People")])
    words = _words()
    for cell in demand.table(asks):
        table.writerow(
            [
                words["family"][cell.family],
                words["level"][cell.level],
                cell.department,
                words["department"][cell.department],
                cell.wishes,
                cell.people,
            ]
        )
    return reply


class DemandMenuItem(MenuItem):
    """The entry among the reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_answer(request.user)


def menu_item() -> DemandMenuItem:
    """For Wagtail's hook."""
    return DemandMenuItem(
        gettext_lazy("Demand for trainings"),
        reverse(DEMAND),
        name=DEMAND,
        icon_name="clipboard-list",
        order=745,
    )


def urls() -> list[Any]:
    """For Wagtail's hook."""
    return [
        path("reports/trainings/", DemandView.as_view(), name=DEMAND),
        path("reports/trainings/<int:pk>/answer/", AnswerView.as_view(), name="wish-answer"),
    ]
