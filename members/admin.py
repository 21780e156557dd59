"""The mediators in Wagtail's admin."""

from django.forms import CheckboxSelectMultiple
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


class MediatorViewSet(TerritorialViewSet):
    """Everything an editor does with mediators."""

    model = Mediator
    icon = "user"
    menu_label = _("Mediators")
    menu_name = "mediators"
    menu_order = 210
    index_view_class = IndexViewWithStates
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
