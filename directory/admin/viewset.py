"""The places in Wagtail's admin: list, filters, search, export and form."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import CreateView

from directory.models import Place
from directory.organisations.forms import NETWORKS, RUN_BY, SavesAffiliations
from directory.sources.origins import OriginsPanel
from directory.standard import COLUMNS, SEPARATOR

from .chooser import PlaceChooserViewSet, matching
from .filters import PlaceFilterSet
from .forms import PlaceForm
from .states import IndexViewWithStates
from .territory import TerritorialViewSet
from .together import EditViewThatAsks
from .widgets import PointInput

EXPORTED = [column.attribute for column in COLUMNS] + ["slug", "family", "state", "checked_on"]


class PlaceIndexView(IndexViewWithStates):
    """The list of places; an export has the standard's columns, in its order."""

    export_headings = {column.attribute: column.name for column in COLUMNS}
    custom_value_preprocess = {
        **IndexViewWithStates.custom_value_preprocess,
        list: dict.fromkeys(IndexViewWithStates.FORMATS, SEPARATOR.join),
    }

    def search_queryset(self, queryset: QuerySet[Place]) -> QuerySet[Place]:
        if self.search_query:
            self.is_searching = True
            return matching(queryset, self.search_query)
        return queryset


class AddPlace(SavesAffiliations, CreateView):
    """The empty form."""


class EditPlace(SavesAffiliations, EditViewThatAsks):
    """The form of a place."""


class PlaceViewSet(TerritorialViewSet):
    """Everything an editor does with places."""

    model = Place
    icon = "site"
    menu_label = _("Places")
    menu_name = "places"
    menu_order = 200
    add_to_admin_menu = True
    chooser_viewset_class = PlaceChooserViewSet
    index_view_class = PlaceIndexView
    add_view_class = AddPlace
    edit_view_class = EditPlace
    filterset_class = PlaceFilterSet
    search_fields = ["name", "commune"]
    search_backend_name = None
    list_display = [
        "name",
        "commune",
        Column("get_family_display", label=_("Family")),
        Column("get_state_display", label=_("State"), sort_key="state"),
        "source",
        "modified_at",
        LiveStatusTagColumn(),
    ]
    list_per_page = 50
    list_export = EXPORTED
    export_filename = "lieux"
    inspect_view_enabled = True

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldPanel("typologies"),
                    FieldPanel("summary"),
                    FieldPanel("description"),
                    MultiFieldPanel(
                        [FieldPanel("photo"), FieldPanel("photo_alt")], heading=_("Photo")
                    ),
                    FieldPanel("state"),
                    FieldPanel("slug"),
                ],
                heading=_("The place"),
            ),
            ObjectList(
                [
                    FieldPanel("address"),
                    FieldPanel("address_extra"),
                    FieldRowPanel(
                        [
                            FieldPanel("postcode"),
                            FieldPanel("commune"),
                            FieldPanel("insee_code"),
                            FieldPanel("department"),
                        ]
                    ),
                    MultiFieldPanel(
                        [
                            FieldPanel("latitude", widget=PointInput),
                            FieldPanel("longitude"),
                            FieldPanel("approximate"),
                        ],
                        heading=_("Point on the map"),
                        help_text=_(
                            "Click on the map or drag the pin; or type the degrees (WGS 84)."
                        ),
                    ),
                    FieldPanel("itinerance"),
                    FieldPanel("accessibility_url"),
                ],
                heading=_("Where"),
            ),
            ObjectList(
                [
                    FieldPanel("opening_hours"),
                    FieldPanel("access_modes"),
                    FieldPanel("phone"),
                    FieldPanel("emails"),
                    FieldPanel("websites"),
                    FieldPanel("booking_url"),
                ],
                heading=_("Hours and contact"),
            ),
            ObjectList(
                [
                    FieldPanel("services"),
                    FieldPanel("audiences"),
                    FieldPanel("special_care"),
                    FieldPanel("fees"),
                    FieldPanel("support_modes"),
                    FieldPanel("programmes"),
                    FieldPanel("labels"),
                    FieldPanel("other_labels"),
                ],
                heading=_("What it offers"),
            ),
            ObjectList(
                [
                    FieldPanel("source"),
                    FieldPanel("external_id"),
                    FieldPanel("pivot"),
                    FieldPanel("parent_structure"),
                    MultiFieldPanel(
                        [FieldPanel(RUN_BY), FieldPanel(NETWORKS)], heading=_("Organisations")
                    ),
                    FieldRowPanel([FieldPanel("updated_on"), FieldPanel("checked_on")]),
                    FieldPanel("is_example"),
                    OriginsPanel(heading=_("Where the values come from")),
                    PublishingPanel(),
                ],
                heading=_("Origin and publication"),
            ),
        ],
        base_form_class=PlaceForm,
    )
