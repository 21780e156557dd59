"""A page of text: about the project, the legal notice, how help works."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from editorial.models import WrittenPage


class ContentPage(WrittenPage):
    """A page of text; pages below it are listed at its end."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        children = self.get_children().live().public() if self.numchild else []
        return context | {
            "children": [
                {"title": child.title, "url": child.get_url(request)} for child in children
            ]
        }
