"""What came of an event, in blocks: those of every page, a replay and what was made."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from editorial.blocks.embeds import EmbedBlock
from editorial.blocks.figures import FiguresBlock
from editorial.blocks.media import AudioBlock, PictureBlock, VideoBlock
from editorial.blocks.people import QuotationBlock
from editorial.blocks.text import FEATURES, HeadingBlock, ParagraphBlock
from events.blocks import FileBlock


class ReplayBlock(EmbedBlock):
    """A recording kept at another site, with what is said in it."""

    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        features=FEATURES,
        help_text=_("What is said, for those who cannot hear it or do not want to load it."),
    )

    class Meta:
        label = _("Replay kept elsewhere")
        icon = "media"
        template = "events/blocks/replay.html"
        description = _("A recording at another site, loaded only if the reader agrees.")
        preview_value = {
            "title": "La plénière, en entier",
            "url": "https://vimeo.com/76979871",
            "transcript": "<p>Bonjour à toutes et à tous, est-ce que l’on m’entend ?</p>",
        }


class OutcomeBlock(blocks.StreamBlock):
    """All that is left when the chairs are put away."""

    figures = FiguresBlock()
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    replay = ReplayBlock()
    video = VideoBlock(label=_("Replay kept here"))
    audio = AudioBlock()
    picture = PictureBlock()
    production = FileBlock(label=_("What was made: a file"))
    quotation = QuotationBlock()
