"""What people say."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class QuotationValue(blocks.StructValue):
    """Words and whose they are: the mediator's name and role stand in for what is left empty."""

    @property
    def speaker(self) -> str:
        """The name shown."""
        mediator = self["mediator"]
        return self["author"] or (mediator.name if mediator else "")

    @property
    def function(self) -> str:
        """What the speaker does."""
        mediator = self["mediator"]
        return self["role"] or (mediator.role if mediator else "")

    @property
    def public_mediator(self) -> Any:
        """The mediator, if readers may open the page about them."""
        mediator = self["mediator"]
        return mediator if mediator and mediator.is_public else None


class QuotationBlock(blocks.StructBlock):
    """A sentence or two that a mediator, or somebody else, has said."""

    text = blocks.TextBlock(
        label=_("What was said"),
        rows=3,
        help_text=_("Without quotation marks: the page adds them."),
    )
    mediator = SnippetChooserBlock(
        "members.Mediator",
        label=_("Mediator"),
        required=False,
        help_text=_("The name leads to the page about this person."),
    )
    author = blocks.CharBlock(
        label=_("Name"),
        required=False,
        max_length=100,
        help_text=_("For somebody who is not a mediator here."),
    )
    role = blocks.CharBlock(
        label=_("Role"),
        required=False,
        max_length=120,
        help_text=_("The mediator’s own role if empty."),
    )

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        template = "editorial/blocks/quotation.html"
        value_class = QuotationValue
        description = _("What a mediator says. Choose who, and the name leads to their page.")
        preview_value = {
            "text": "La bonne question, c’est celle que vous n’osez pas poser.",
            "mediator": None,
            "author": "Samira",
            "role": "médiatrice numérique à Lille",
        }
