"""Pictures, recordings and films, each with what it says in words."""

import mimetypes
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import Image

from .text import FEATURES


class PictureBlock(blocks.StructBlock):
    """A picture; its description is required unless it is marked as decorative."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(
        label=_("Caption"),
        required=False,
        max_length=200,
        help_text=_("Stands below the picture, for everybody."),
    )
    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        max_length=100,
        help_text=_("Who made the picture, and under which licence."),
    )

    def get_preview_value(self) -> blocks.StructValue:
        """A picture of the portal's own, if there is one."""
        image = Image.objects.first()
        if image:
            image.contextual_alt_text = image.description or image.title
            image.decorative = False
        return self.normalize(
            {
                "image": image,
                "caption": "Trois écus, trois façons de faire le même métier.",
                "credit": "Dessin de l’équipe",
            }
        )

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "editorial/blocks/picture.html"
        description = _("A picture with a description for those who do not see it, and a caption.")


class RecordedValue(blocks.StructValue):
    """A recording or film as a player wants it."""

    @property
    def sources(self) -> list[dict[str, str]]:
        """The one file to play, with its media type; none while it is not chosen."""
        document = self["document"]
        url = document.url if document else self["url"]
        if not url:
            return []
        name = document.filename if document else url
        return [{"url": url, "type": mimetypes.guess_type(name)[0] or self.block.fallback_type}]


class RecordedBlock(blocks.StructBlock):
    """What recordings and films share: a title, one file, and the required transcript."""

    fallback_type = "audio/mpeg"

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    document = DocumentChooserBlock(
        label=_("File"), required=False, help_text=_("An MP3 or MP4 file of the portal.")
    )
    url = blocks.URLBlock(
        label=_("Or the file’s address"),
        required=False,
        help_text=_("Of a file that this portal serves; readers’ browsers refuse others."),
    )
    duration = blocks.CharBlock(
        label=_("Duration"), required=False, max_length=20, help_text=_("For example: 4 min.")
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        features=FEATURES,
        help_text=_(
            "Everything that is said, and the sounds that matter. Required: some cannot hear, "
            "some are on a train."
        ),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned["document"]) == bool(cleaned["url"]):
            fault = ValidationError(_("Choose a file or type its address, one of the two."))
            raise blocks.StructBlockValidationError(block_errors={"document": fault})
        if not strip_tags(cleaned["transcript"].source).strip():  # empty paragraphs are not enough
            fault = ValidationError(_("Write down what is said."))
            raise blocks.StructBlockValidationError(block_errors={"transcript": fault})
        return cleaned

    class Meta:
        value_class = RecordedValue


class AudioBlock(RecordedBlock):
    """A recording."""

    class Meta:
        label = _("Recording")
        icon = "media"
        template = "editorial/blocks/audio.html"
        description = _("A sound file with its transcript.")
        preview_value = {
            "title": "Mathilde raconte le premier courriel",
            "document": None,
            "url": "https://example.org/premier-courriel.mp3",
            "duration": "4 min",
            "transcript": "<p>« La première fois, elle a pleuré. De joie, je crois. »</p>",
        }


class FilmValue(RecordedValue):
    """A film with its captions."""

    @property
    def tracks(self) -> list[dict[str, str]]:
        """The captions, in the language being read; none without a file."""
        captions = self["captions"]
        language = get_language() or settings.LANGUAGE_CODE
        return (
            [{"url": captions.url, "lang": language, "label": str(_("Captions"))}]
            if captions
            else []
        )


class VideoBlock(RecordedBlock):
    """A film kept by the portal itself."""

    fallback_type = "video/mp4"

    captions = DocumentChooserBlock(
        label=_("Captions"),
        required=False,
        help_text=_("A WebVTT file (.vtt), in the language that is spoken."),
    )
    poster = ImageBlock(label=_("First picture"), required=False)

    class Meta:
        label = _("Film")
        icon = "media"
        template = "editorial/blocks/video.html"
        value_class = FilmValue
        description = _("A film kept by the portal, with captions and its transcript.")
        preview_value = {
            "title": "Une journée dans le bus",
            "document": None,
            "url": "https://example.org/une-journee.mp4",
            "duration": "2 min",
            "transcript": "<p>Sept heures cinquante. Le bus est froid, le café est chaud.</p>",
            "captions": None,
            "poster": None,
        }
