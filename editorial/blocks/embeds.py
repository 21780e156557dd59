"""A film kept at another site, loaded only after consent."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from editorial.embeds import PROVIDERS, Embed, embed_of


class FilmAddressBlock(blocks.URLBlock):
    """The address of a film at a site that we know how to show."""

    def clean(self, value: str) -> str:
        cleaned: str = super().clean(value)
        if cleaned and embed_of(cleaned) is None:
            raise ValidationError(
                _("This is not the page of a film at one of these sites: %(sites)s."),
                params={"sites": ", ".join(PROVIDERS)},
            )
        return cleaned


class EmbedValue(blocks.StructValue):
    """A film that knows where its frame is."""

    @property
    def film(self) -> Embed | None:
        """The film; None for an address kept from before its site was taken off our list."""
        return embed_of(self["url"])


class EmbedBlock(blocks.StructBlock):
    """A link and a button; a script shows the frame once the reader asks for it."""

    title = blocks.CharBlock(
        label=_("Title"),
        max_length=120,
        help_text=_("What one will see: it is read before anything is loaded."),
    )
    url = FilmAddressBlock(
        label=_("Address"),
        help_text=_("The page of the film, copied from the browser. YouTube or Vimeo."),
    )

    class Meta:
        label = _("Film kept elsewhere")
        icon = "media"
        template = "editorial/blocks/embed.html"
        value_class = EmbedValue
        description = _("A film at another site. It loads only if the reader agrees.")
        preview_value = {
            "title": "Une journée dans le bus numérique",
            "url": "https://vimeo.com/76979871",
        }
