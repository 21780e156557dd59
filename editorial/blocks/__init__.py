"""The blocks of which a page's body is made: one list for every page type."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from .actions import CallToActionBlock
from .embeds import EmbedBlock
from .figures import FiguresBlock
from .media import AudioBlock, PictureBlock, VideoBlock
from .people import QuotationBlock
from .places import PlaceCardBlock
from .text import HeadingBlock, ParagraphBlock
from .voices import (
    ArchetypeCardBlock,
    BlasonBlock,
    ComparisonBlock,
    MediatorCardBlock,
    MottoBlock,
    QuestCallBlock,
)

TEXT = _("Text")
MEDIA = _("Pictures, sound and film")
OTHERS = _("People, places and figures")
VOICES = _("Voices of the trade")

__all__ = ["BodyBlock"]


class BodyBlock(StreamBlock):
    """A page's body."""

    paragraph = ParagraphBlock(group=TEXT)
    heading = HeadingBlock(group=TEXT)
    quotation = QuotationBlock(group=OTHERS)
    figures = FiguresBlock(group=OTHERS)
    place = PlaceCardBlock(group=OTHERS)
    picture = PictureBlock(group=MEDIA)
    audio = AudioBlock(group=MEDIA)
    video = VideoBlock(group=MEDIA)
    embed = EmbedBlock(group=MEDIA)
    call_to_action = CallToActionBlock(group=OTHERS)
    archetype = ArchetypeCardBlock(group=VOICES)
    comparison = ComparisonBlock(group=VOICES)
    mediator = MediatorCardBlock(group=VOICES)
    motto = MottoBlock(group=VOICES)
    blason = BlasonBlock(group=VOICES)
    quest = QuestCallBlock(group=VOICES)
