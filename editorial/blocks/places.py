"""Places of the directory inside a text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from directory.doubles.following import kept_instead
from directory.models import Place


class PlaceCardValue(blocks.StructValue):
    """A place that is shown only while readers may open it."""

    @property
    def public_place(self) -> Place | None:
        """The place, the one it was merged into, or None when it is hidden or gone."""
        place: Place | None = self["place"]
        if place is None or (place.live and place.state != Place.State.HIDDEN):
            return place
        return kept_instead([place]).get(place.pk)


class PlaceCardBlock(blocks.StructBlock):
    """A place as it is now, not as it was when the page was written."""

    place = SnippetChooserBlock("directory.Place", label=_("Place"))
    text = blocks.CharBlock(
        label=_("In a sentence"),
        required=False,
        max_length=200,
        help_text=_("Why the reader may want to go there."),
    )

    def get_preview_value(self) -> blocks.StructValue:
        """An invented place: the portal's own may not be there yet."""
        place = Place(
            name="Le Marais connecté",
            slug="exemple",
            commune="Saint-Omer",
            family="third-place",
            typologies=["TIERS_LIEUX"],
        )
        return self.normalize({"place": place, "text": "On y répare aussi les vélos."})

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["place"] = value.public_place
        return context

    class Meta:
        label = _("Place card")
        icon = "site"
        template = "editorial/blocks/place.html"
        value_class = PlaceCardValue
        description = _("A place of the directory, always up to date.")
