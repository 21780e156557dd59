"""Blocks that workshops and what came of an event have in common."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock


class FileValue(blocks.StructValue):
    """A file as readers are told of it."""

    @property
    def name(self) -> str:
        """What it is; the document's own title if nothing else is said."""
        document = self["document"]
        return self["title"] or (document.title if document else "")

    @property
    def kind(self) -> str:
        """« PDF »; empty once the file is gone."""
        document = self["document"]
        return document.file_extension.upper() if document else ""


class FileBlock(blocks.StructBlock):
    """A file to take away."""

    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        label=_("What it is"),
        required=False,
        max_length=120,
        help_text=_("The title of the file if empty."),
    )
    caption = blocks.CharBlock(
        label=_("In a sentence"),
        required=False,
        max_length=200,
        help_text=_("What to do with it, or who made it."),
    )

    def get_preview_value(self) -> Any:
        """No file: the portal's own may not be there yet."""
        return self.normalize({"document": None, "title": "Écu à remplir", "caption": ""})

    class Meta:
        label = _("File")
        icon = "doc-full"
        template = "events/blocks/file.html"
        value_class = FileValue
        description = _("A file that readers can take away and print.")
