"""The groups of synonyms in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from directory.models import SynonymGroup

EXPRESSION = "expression"  # the parameter that the report of searches without result links with


class CreateSynonymGroup(CreateView):
    """The empty form, or one that begins with the expression in the address."""

    def get_initial_form_instance(self) -> SynonymGroup | None:
        expression = self.request.GET.get(EXPRESSION, "")
        return SynonymGroup(expressions=expression) if expression else None


class SynonymGroupViewSet(SnippetViewSet):
    """Whoever edits places says which expressions mean the same."""

    model = SynonymGroup
    icon = "list-ul"
    menu_label = _("Synonyms")
    menu_name = "synonyms"
    menu_order = 210
    add_to_admin_menu = True
    add_view_class = CreateSynonymGroup
    list_display = ["__str__", "replaces", BooleanColumn("is_active", label=_("In use"))]
    list_per_page = 50
    search_fields = ["expressions", "replaces"]
    search_backend_name = None
    panels = [FieldPanel("expressions"), FieldPanel("replaces"), FieldPanel("is_active")]
