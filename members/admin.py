"""The mediators in Wagtail's admin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import LiveStatusTagColumn

from directory.admin.states import IndexViewWithStates
from directory.admin.territory import TerritorialViewSet
from directory.admin.together import EditViewThatAsks
from members.models import Mediator


class MediatorIndexView(IndexViewWithStates):
    """The list of mediators; taking it away as a file is a right of its own."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "export" in request.GET and not request.user.has_perm("members.export_mediator"):
            raise PermissionDenied
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    @cached_property
    def show_export_buttons(self) -> bool:
        return bool(self.request.user.has_perm("members.export_mediator"))


class MediatorViewSet(TerritorialViewSet):
    """Everything an editor does with mediators."""

    model = Mediator
    icon = "user"
    menu_label = _("Mediators")
    menu_name = "mediators"
    menu_order = 210
    index_view_class = MediatorIndexView
    list_export = ["name", "role", "live", "paused", "slug"]
    export_filename = "mediateurs"
    edit_view_class = EditViewThatAsks
    add_to_admin_menu = True
    list_display = ["name", "role", LiveStatusTagColumn()]
    list_filter = ["live", "archetypes"]
    list_per_page = 50
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("name"),
                    FieldPanel("role"),
                    FieldPanel("presentation"),
                    MultiFieldPanel(
                        [FieldPanel("portrait"), FieldPanel("portrait_alt")],
                        heading=_("Portrait"),
                        icon="image",
                    ),
                    MultiFieldPanel(
                        [FieldPanel("languages"), FieldPanel("skills")],
                        heading=_("Languages and skills"),
                        icon="comment",
                    ),
                    FieldPanel("places"),
                ],
                heading=_("The person"),
            ),
            ObjectList(
                [
                    FieldPanel("archetypes", widget=CheckboxSelectMultiple),
                    FieldPanel("blason"),
                ],
                heading=_("Super-mediators and coat of arms"),
            ),
            ObjectList([FieldPanel("shown")], heading=_("What may be shown")),
            ObjectList(
                [FieldRowPanel([FieldPanel("slug")]), PublishingPanel()],
                heading=_("Publication"),
            ),
        ]
    )
