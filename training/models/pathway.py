"""A pathway: stages that lead through courses to a recognised certificate."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager, PageQuerySet
from wagtail_localize.fields import SynchronizedField

from editorial.fields import BodyField
from training.blocks import StagesBlock
from training.models.certified import CERTIFICATE_PANEL, CertifiedPage


class PathwayQuerySet(PageQuerySet):
    """Ways to choose pathways."""

    def below(self, path: str) -> "PathwayQuerySet":
        """Those below the page at ``path`` that anybody may read, as editors have ordered them."""
        return self.live().public().filter(path__startswith=path).order_by("path")


class PathwayPage(CertifiedPage):
    """A pathway with its stages, a figure and a table of them."""

    stages = BodyField(
        StagesBlock(),
        blank=True,
        verbose_name=_("stages"),
        help_text=_("In the order in which one takes them; the page numbers them."),
    )

    content_panels = [*CertifiedPage.content_panels, FieldPanel("stages"), CERTIFICATE_PANEL]
    override_translatable_fields = [SynchronizedField("certificate_number", overridable=False)]

    objects = PageManager.from_queryset(PathwayQuerySet)()

    parent_page_types = ["training.TrainingIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("pathway")
        verbose_name_plural = _("pathways")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from training.pathways import pathway_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | pathway_context(self, request)
