"""Invitations to go on."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from editorial.languages import in_reader_language


class CallToActionValue(blocks.StructValue):
    """An invitation that knows where it leads."""

    @property
    def address(self) -> str:
        """The page in the reader's language, or the address typed; empty when the page is gone."""
        page = self["page"]
        if page is None:
            return self["url"] or ""
        target = in_reader_language(page)
        return f"{target.url or ''}{self['query'] or ''}" if target else ""


class CallToActionBlock(blocks.StructBlock):
    """A sentence and one button."""

    text = blocks.CharBlock(label=_("Sentence"), max_length=160)
    label = blocks.CharBlock(
        label=_("Button"),
        max_length=60,
        help_text=_("Say what happens, for example: Find a place."),
    )
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    query = blocks.RegexBlock(
        regex=r"^[?#]\S+$",
        label=_("After the page’s address"),
        required=False,
        max_length=300,
        error_messages={"invalid": _("It begins with ? or # and has no spaces.")},
        help_text=_("Filters (?services=…) or a part of the page (#…)."),
    )
    url = blocks.URLBlock(
        label=_("Or another site’s address"),
        required=False,
        help_text=_("Beginning with https://."),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            fault = ValidationError(_("Choose a page or type an address, one of the two."))
            raise blocks.StructBlockValidationError(block_errors={"page": fault})
        return cleaned

    class Meta:
        label = _("Call to action")
        icon = "arrow-right"
        template = "editorial/blocks/call_to_action.html"
        value_class = CallToActionValue
        description = _("One button that leads somewhere, with a sentence that makes one want to.")
        preview_value = {
            "text": "Et vous, quelle phrase mettriez-vous sous votre écu ?",
            "label": "Lire le mur des devises",
            "page": None,
            "query": "",
            "url": "https://example.org/devises/",
        }
        form_layout = blocks.BlockGroup(
            children=["text", "label", "page", "url"], settings=["query"]
        )
