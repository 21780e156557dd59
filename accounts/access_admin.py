"""The log of looks at personal data as a report, for administrators."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from accounts.models import AccessRecord


class AccessFilterSet(WagtailFilterSet):
    """By whom, and when."""

    at = django_filters.DateFromToRangeFilter(label=_("when"), widget=DateRangePickerWidget)
    subject = django_filters.CharFilter(label=_("of whom"), lookup_expr="icontains")

    class Meta:
        model = AccessRecord
        fields = ["at", "subject"]


class AccessReport(ReportView):
    """Who looked at whose data."""

    index_url_name = "access_report"
    index_results_url_name = "access_report_results"
    page_title = _("Looks at personal data")
    header_icon = "view"
    model = AccessRecord
    filterset_class = AccessFilterSet
    default_ordering = "-at"
    is_searchable = False
    permission_required = "accounts.view_accessrecord"
    list_export = ["at", "viewer", "kind", "subject"]
    export_headings = {
        "at": _("when"),
        "viewer": _("who looked"),
        "kind": _("at what"),
        "subject": _("of whom"),
    }
    columns = [
        DateColumn("at", label=_("when"), sort_key="at"),
        Column("viewer", label=_("who looked")),
        Column("kind", label=_("at what")),
        Column("subject", label=_("of whom")),
    ]

    def get_queryset(self) -> Any:
        self.queryset = AccessRecord.objects.select_related("viewer")
        return super().get_queryset()
