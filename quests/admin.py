"""Quests in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from directory.admin.states import IndexViewWithStates
from quests.models import Quest


class QuestViewSet(SnippetViewSet):
    """Everything an editor does with quests."""

    model = Quest
    icon = "help"
    menu_label = _("Quests")
    menu_name = "quests"
    menu_order = 225
    index_view_class = IndexViewWithStates
    add_to_admin_menu = True
    list_display = ["title", "slug", LiveStatusTagColumn()]
    list_filter = ["live"]
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [FieldPanel("title"), FieldPanel("introduction"), FieldPanel("steps")],
                heading=_("The quest"),
            ),
            ObjectList([FieldPanel("slug"), PublishingPanel()], heading=_("Publication")),
        ]
    )
