"""Organisations in Wagtail's admin: list, form, and the places that name one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic.base import TemplateView
from django_filters import ChoiceFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from directory.departments import DEPARTMENTS
from directory.models import Organisation

from . import affiliations
from .forms import OrganisationForm
from .territory import territory_words

NAMING = "organisation-places"  # the page of the places that name an organisation
SHOWN = 100
LIST, EDIT = (f"wagtailsnippets_directory_organisation:{name}" for name in ("list", "edit"))


class OrganisationFilterSet(WagtailFilterSet):
    """What an editor narrows the list by."""

    department = ChoiceFilter(
        label=_("Territory"),
        choices=[(code, f"{code} {name}") for code, name in DEPARTMENTS.items()],
        method="keep_department",
    )

    class Meta:
        model = Organisation
        fields = ["kind"]

    def keep_department(
        self, found: QuerySet[Organisation], name: str, value: str
    ) -> QuerySet[Organisation]:
        """Those that say they work there."""
        return found & Organisation.objects.in_department(value)


class EditOrganisation(EditView):
    """The form, with the way to the places that name the organisation."""

    @property
    def header_more_buttons(self) -> list[Button]:
        url = reverse(NAMING, args=[self.object.pk])
        named = Button(_("Places that name it"), url=url, icon_name="site", priority=5)
        return [*super().header_more_buttons, named]


class OrganisationViewSet(SnippetViewSet):
    """Hubs, networks, and the structures that run places."""

    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_name = "organisations"
    menu_order = 205
    add_to_admin_menu = True
    edit_view_class = EditOrganisation
    filterset_class = OrganisationFilterSet
    search_fields = ["name", "pivot"]
    search_backend_name = None
    list_per_page = 50
    list_display = [
        "name",
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column(
            "territory",
            label=_("Territory"),
            accessor=lambda one: territory_words(one.departments),
        ),
        Column("places_count", label=_("Places"), sort_key="places_count"),
        "modified_at",
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("kind"),
            FieldPanel("summary"),
            FieldPanel("description"),
            FieldRowPanel([FieldPanel("website"), FieldPanel("pivot")]),
            FieldPanel("logo"),
            FieldPanel("departments"),
            MultiFieldPanel(
                [FieldPanel("slug"), FieldPanel("is_example")], heading=_("On the portal")
            ),
        ],
        base_form_class=OrganisationForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return Organisation.objects.annotate(places_count=Count("affiliations"))


class PlacesThatNameIt(WagtailAdminTemplateMixin, TemplateView):
    """The places that name an organisation as theirs, and that nobody runs; POST ties them."""

    template_name = "directory/admin/organisation_places.html"
    header_icon = "site"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        rights = ("directory.change_organisation", "directory.change_place")
        if not request.user.has_perms(rights):
            raise PermissionDenied
        self.organisation = get_object_or_404(Organisation, pk=kwargs["pk"])
        self.places = affiliations.naming(self.organisation).order_by("name", "pk")
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(_("Places that name it"))

    def get_page_subtitle(self) -> str:
        return str(self.organisation)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        ways = [
            (reverse(LIST), str(Organisation._meta.verbose_name_plural).capitalize()),
            (reverse(EDIT, args=[self.organisation.pk]), str(self.organisation)),
            ("", _("Places that name it")),
        ]
        return [*self.breadcrumbs_items, *({"url": url, "label": label} for url, label in ways)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "organisation": self.organisation,
            "count": self.places.count(),
            "places": self.places.only("name", "commune", "parent_structure", "pivot")[:SHOWN],
            "shown": SHOWN,
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Tie them all."""
        keys = list(self.places.values_list("pk", flat=True))
        count = affiliations.run_by(self.organisation, keys)
        sentence = ngettext(
            "%(count)d place is now run by “%(name)s”.",
            "%(count)d places are now run by “%(name)s”.",
            count,
        )
        messages.success(request, sentence % {"count": count, "name": self.organisation})
        return redirect(EDIT, pk)


URLS = [path("organisations/<int:pk>/places/", PlacesThatNameIt.as_view(), name=NAMING)]
