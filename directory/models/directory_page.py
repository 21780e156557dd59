"""The page under which every place has its address."""

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from accounts.view_restrictions import ViewRestrictionsMixin

HELP_FEATURES = ["bold", "link"]


class DirectoryPage(ViewRestrictionsMixin, RoutablePageMixin, Page):
    """The list and map of places; ``<slug>/`` below it is a place's page."""

    summary = models.CharField(
        _("introduction"),
        max_length=280,
        blank=True,
        help_text=_("One or two sentences above the search, as long as nothing is searched."),
    )
    no_result_help = RichTextField(
        _("when nothing is found"),
        features=HELP_FEATURES,
        blank=True,
        help_text=_("Whom to call or write to, for someone who finds no place."),
    )
    correction_help = RichTextField(
        _("below each place"),
        features=HELP_FEATURES,
        blank=True,
        help_text=_("How to tell you that something on a place’s page is wrong."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("no_result_help"), FieldPanel("correction_help")],
            heading=_("Help for readers"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("directory of places")
        verbose_name_plural = _("directories of places")

    @path("")
    def show_list(self, request: HttpRequest) -> HttpResponse:
        """The places that the address asks for."""
        from directory.views import listing

        return listing(request, self)

    @path("map/towns/")
    def show_towns(self, request: HttpRequest) -> HttpResponse:
        """Names of towns for a map without its background."""
        from directory.views import towns

        return towns(request)

    @path("<slug:slug>/", name="place")
    def show_place(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The page of a place."""
        from directory.views import place

        return place(request, self, slug)
