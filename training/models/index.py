"""The catalogue."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from editorial.models import EditorialPage


class TrainingIndexPage(EditorialPage):
    """All courses and pathways of a language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["training.CoursePage", "training.PathwayPage"]

    class Meta:
        verbose_name = _("catalogue of training")
        verbose_name_plural = _("catalogues of training")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from training.catalogue import list_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | list_context(self, request)
