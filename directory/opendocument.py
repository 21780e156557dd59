"""Reports of the admin as ODS, which LibreOffice opens, beside Wagtail’s CSV and XLSX."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

from django.http import FileResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.widgets.button import Button

ODS = "ods"
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def written(name: str, rows: Iterable[Iterable[Any]]) -> BytesIO:
    """A file with one table; a text that looks like a formula stays a text."""
    from odfdo import Document, Row, Table  # a quarter of a second that few processes need

    document = Document("spreadsheet")
    document.body.clear()
    table = Table(name)
    for values in rows:
        row = Row()
        row.set_values([_cell(value) for value in values])
        table.append_row(row)
    document.body.append(table)
    file = BytesIO()
    document.save(file)
    file.seek(0)
    return file


def _cell(value: Any) -> Any:
    """Spreadsheets know no time zones: times are those of the portal."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.make_naive(value).replace(microsecond=0)
    return value


class OpenDocumentMixin:
    """For a ``ReportView``: one more file of the same rows, and the button for it."""

    FORMATS = ("xlsx", "csv", ODS)

    def as_spreadsheet(self, queryset: Any, spreadsheet_format: str) -> HttpResponseBase:
        if spreadsheet_format != ODS:
            answer: HttpResponseBase = super().as_spreadsheet(queryset, spreadsheet_format)  # type: ignore[misc]
            return answer
        name: str = self.get_filename()  # type: ignore[attr-defined]
        file = written(name, self._rows(queryset))
        return FileResponse(
            file, as_attachment=True, content_type=MEDIA_TYPE, filename=f"{name}.ods"
        )

    def _rows(self, queryset: Any) -> Iterable[Iterable[Any]]:
        view: Any = self
        yield [view.get_heading(queryset, field) for field in view.list_export]
        for item in queryset:
            row = view.to_row_dict(item)
            yield [view.preprocess_field_value(name, row[name], ODS) for name in row]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        view: Any = self
        buttons: list[Button] = [*super().header_more_buttons]  # type: ignore[misc]
        url = view.get_export_url(ODS)
        return [*buttons, Button(_("Download ODS"), url=url, icon_name="download", priority=95)]
