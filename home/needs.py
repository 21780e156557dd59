"""Frequent needs: a word that leads to the directory, already filtered."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class QueryBlock(blocks.CharBlock):
    """The query string of a filtered directory: the same in every language."""

    def get_translatable_segments(self, value: str) -> list[Any]:
        """Nothing here is for a translator."""
        return []


class NeedBlock(blocks.StructBlock):
    """One need, in the words of the person who has it."""

    label = blocks.CharBlock(label=_("Need"), max_length=60)
    query = QueryBlock(
        label=_("Filters"),
        max_length=300,
        help_text=_("What stands after the ? in the directory’s address once it is filtered."),
    )

    class Meta:
        label = _("Need")
        icon = "search"
        template = "home/blocks/need.html"
        description = _("A link to the directory, already filtered.")
        preview_value = {
            "label": "Faire une démarche",
            "query": "services=aide-aux-demarches-administratives",
        }
