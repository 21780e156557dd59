"""Mottos and themes in Wagtail's admin."""

from django.db.models import QuerySet
from django.forms import Select
from django.http import HttpRequest
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
from wagtail.snippets.views.snippets import SnippetViewSet

from directory.admin.states import IndexViewWithStates
from stories.models import Motto, Theme


class MottoViewSet(SnippetViewSet):
    """Everything an editor does with mottos."""

    model = Motto
    icon = "openquote"
    menu_label = _("Mottos")
    menu_name = "mottos"
    menu_order = 220
    index_view_class = IndexViewWithStates
    add_to_admin_menu = True
    list_display = ["text", "author", "theme", "archetype", LiveStatusTagColumn()]
    list_filter = ["theme", "archetype", "tincture", "live"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Motto]:
        """With what the list shows of other tables."""
        return Motto.objects.select_related("theme", "archetype", "locale").order_by("pk")

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("text"),
                    FieldRowPanel([FieldPanel("author"), FieldPanel("context")]),
                    FieldRowPanel([FieldPanel("theme"), FieldPanel("tincture")]),
                    FieldPanel("archetype", widget=Select),
                    MultiFieldPanel(
                        [FieldPanel("mediator"), FieldPanel("place")],
                        heading=_("If they are on this portal"),
                    ),
                ],
                heading=_("The motto"),
            ),
            ObjectList([FieldPanel("slug"), PublishingPanel()], heading=_("Publication")),
        ]
    )


class ThemeViewSet(SnippetViewSet):
    """Everything an editor does with themes."""

    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    menu_name = "themes"
    menu_order = 230
    add_to_admin_menu = True
    list_display = ["name", "slug"]
