"""The sources of places in Wagtail's admin."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from directory.admin.widgets import DepartmentsField, PrivateFileInput
from directory.mapping.admin import MAPPING
from directory.models import ImportRun, Source

from .wording import told

IMPORTS = "source-imports"  # the page of a source's imports


class SourceForm(WagtailAdminModelForm):
    """The départements as boxes to tick; the name is given once and for all."""

    departments = DepartmentsField(
        label=_("Territory"), help_text=Source._meta.get_field("departments").help_text
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["name"].disabled = True


def imports_url(source: Source) -> str:
    """Where the imports of ``source`` are seen and begun."""
    return reverse(IMPORTS, args=[source.pk])


class CreateSource(CreateView):
    """A new source; what comes next is its first import."""

    def get_success_url(self) -> str:
        return imports_url(self.object)


class EditSource(EditView):
    """A source, with the way to its imports."""

    @property
    def header_more_buttons(self) -> list[Button]:
        url = imports_url(self.object)
        imports = Button(_("Imports"), url=url, icon_name="download", priority=5)
        columns = Button(
            _("Columns and values"),
            url=reverse(MAPPING, args=[self.object.pk]),
            icon_name="table",
            priority=6,
        )
        return [imports, columns, *super().header_more_buttons]

    def get_success_url(self) -> str:
        return imports_url(self.object)


class LastImportColumn(Column):
    """The state of the last import, with the way to all of them."""

    cell_template_name = "directory/admin/last_import_cell.html"

    def get_cell_context_data(self, instance: Source, parent_context: Any) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        runs: list[ImportRun] = instance.last_runs  # prefetched
        words = told(runs[0]) if runs else _("None yet")
        return {**context, "url": imports_url(instance), "words": words}


class SourceViewSet(SnippetViewSet):
    """Where places come from; whoever may change sources previews their imports."""

    model = Source
    icon = "download"
    menu_label = _("Sources")
    menu_name = "sources"
    menu_order = 205
    add_to_admin_menu = True
    add_view_class = CreateSource
    edit_view_class = EditSource
    list_display = [
        "name",
        Column("get_schedule_display", label=_("Repeat")),
        Column("get_licence_display", label=_("Licence")),
        "priority",
        LastImportColumn("last_import", label=_("Last import")),
    ]
    list_per_page = 50
    search_fields = ["name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            MultiFieldPanel(
                [
                    FieldPanel("address"),
                    FieldPanel("upload", widget=PrivateFileInput),
                    FieldPanel("form"),
                ],
                heading=_("Where the file is"),
            ),
            FieldRowPanel([FieldPanel("licence"), FieldPanel("schedule")]),
            MultiFieldPanel(
                [
                    FieldPanel("priority"),
                    InlinePanel(
                        "field_priorities",
                        label=_("Another priority for a field"),
                        help_text=_(
                            "For example a higher one for the opening hours, when this source "
                            "knows them best."
                        ),
                        panels=[FieldRowPanel([FieldPanel("field"), FieldPanel("priority")])],
                    ),
                ],
                heading=_("Which source is believed"),
            ),
            FieldPanel("departments"),
        ],
        base_form_class=SourceForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        last = ImportRun.objects.order_by("-pk").defer("examples", "findings")[:1]
        return Source.objects.prefetch_related(Prefetch("runs", last, to_attr="last_runs"))
