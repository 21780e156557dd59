"""The report of searches that found nothing, in Wagtail's admin."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from directory.misses import SHOWN_FROM, prune
from directory.models import SearchMiss

from .synonyms import EXPRESSION, SynonymGroupViewSet

MISSES = "searches-without-result"


def _day(row: SearchMiss) -> str:
    """The day alone: Wagtail's column of dates would say how many hours ago."""
    return date_format(row.last_day)


class SynonymColumn(Column):
    """The link that makes a group of synonyms of the words."""

    cell_template_name = "directory/admin/make_synonym_cell.html"

    def get_cell_context_data(self, instance: SearchMiss, parent_context: Any) -> dict[str, Any]:
        add = reverse(SynonymGroupViewSet().get_url_name("add"))
        url = f"{add}?{urlencode({EXPRESSION: instance.words})}"
        return {**super().get_cell_context_data(instance, parent_context), "url": url}


class MissesView(ReportView):
    """Words that found no place on several days, those asked most often first."""

    page_title = _("Searches without result")
    header_icon = "search"
    index_url_name = MISSES
    index_results_url_name = f"{MISSES}-results"
    model = SearchMiss
    is_searchable = False
    default_ordering = None
    columns = [
        Column("words", label=_("Words")),
        Column("days", label=_("Days on which they were asked")),
        Column("last_day", label=_("Last"), accessor=_day),
        SynonymColumn("synonym", label=_("Synonyms")),
    ]
    list_export = ["words", "days", "last_day"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """For whoever may change places; the report is also where old words are forgotten."""
        if not request.user.has_perm("directory.change_place"):
            raise PermissionDenied
        prune(timezone.localdate())
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> QuerySet[SearchMiss]:
        return SearchMiss.objects.filter(days__gte=SHOWN_FROM)

    def get_queryset(self) -> QuerySet[SearchMiss]:
        return self.get_base_queryset()
