"""Words: paragraphs and headings."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with links and lists; headings are blocks of their own."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    class Meta:
        label = _("Paragraph")
        icon = "pilcrow"
        template = "editorial/blocks/paragraph.html"
        description = _("Text with links and lists.")
        preview_value = (
            "<p>On a demandé à des médiatrices et à des médiateurs d’enfiler un costume. "
            "<b>Pas celui du lundi</b> : celui dont ils rêvent.</p>"
        )


class HeadingValue(blocks.StructValue):
    """A heading that knows its own address on the page."""

    @cached_property
    def anchor(self) -> str:
        """What stands after ``#``: as chosen, or made from the text."""
        return slugify(self["anchor"] or self["text"])[:60].strip("-") or "partie"

    def anchor_among(self, body: Iterable[Any]) -> str:
        """The anchor, numbered when an earlier heading of ``body`` has the same."""
        headings = [block.value for block in body if isinstance(block.value, HeadingValue)]
        same = [heading for heading in headings if heading.anchor == self.anchor]
        earlier = next((number for number, heading in enumerate(same) if heading is self), 0)
        return f"{self.anchor}-{earlier + 1}" if earlier else self.anchor


class HeadingBlock(blocks.StructBlock):
    """The title of a part, with an address to link to."""

    text = blocks.CharBlock(label=_("Heading"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Part")), ("3", _("Part of a part"))],
        default="2",
        help_text=_("A part of a part comes after a part, never first."),
    )
    anchor = blocks.RegexBlock(
        regex=r"^[a-z0-9-]+$",
        label=_("Anchor"),
        required=False,
        max_length=60,
        error_messages={"invalid": _("Use small letters without accents, digits and hyphens.")},
        help_text=_("The end of this part’s address, after #. Made from the heading if empty."),
    )

    def get_context(self, value: HeadingValue, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        body = getattr(context.get("page"), "body", ())
        return context | {"anchor": value.anchor_among(body)}

    class Meta:
        label = _("Heading")
        icon = "title"
        template = "editorial/blocks/heading.html"
        value_class = HeadingValue
        description = _("The title of a part of the page. One can link to it.")
        preview_value = {"text": "Ce qui reste sur la table", "level": "2", "anchor": ""}
        form_layout = blocks.BlockGroup(children=["text"], settings=["level", "anchor"])
