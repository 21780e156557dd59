"""The steps of a workshop, its files, and the times it was run."""

from datetime import date

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from directory.doubles.following import kept_instead
from directory.models import Place
from editorial.blocks.figures import FiguresBlock
from editorial.blocks.media import PictureBlock
from editorial.blocks.people import QuotationBlock
from editorial.blocks.text import ParagraphBlock
from events.blocks import FileBlock


class StepBlock(blocks.StructBlock):
    """One thing after another."""

    title = blocks.CharBlock(label=_("Title"), max_length=100)
    minutes = blocks.IntegerBlock(label=_("Minutes"), min_value=1, max_value=600)
    text = ParagraphBlock(
        label=_("What one does"),
        help_text=_("Written to whoever leads: what to say, what to give out, what to watch."),
    )

    class Meta:
        label = _("Step")
        icon = "order"


class StepsBlock(blocks.StreamBlock):
    """The course of a workshop."""

    step = StepBlock()


class FilesBlock(blocks.StreamBlock):
    """What to print or to show."""

    file = FileBlock()


class ResultsBlock(blocks.StreamBlock):
    """What came out of one run: the blocks of other pages, as few as are needed."""

    paragraph = ParagraphBlock()
    figures = FiguresBlock()
    quotation = QuotationBlock()
    picture = PictureBlock()
    file = FileBlock()


class RunValue(blocks.StructValue):
    """A run that knows where it was."""

    @property
    def public_place(self) -> Place | None:
        """The place, the one it was merged into, or None when readers may not open it."""
        place: Place | None = self["place"]
        if place is None or (place.live and place.state != Place.State.HIDDEN):
            return place
        return kept_instead([place]).get(place.pk)

    @property
    def day(self) -> date | None:
        """The day, where it is known."""
        found: date | None = self["date"]
        return found


class RunBlock(blocks.StructBlock):
    """Once that the workshop was held."""

    date = blocks.DateBlock(
        label=_("Day"), required=False, help_text=_("Leave it empty if nobody knows any more.")
    )
    event = blocks.PageChooserBlock(
        label=_("At which event"),
        required=False,
        page_type="events.EventPage",
        help_text=_("The page of the event tells of the workshop in return."),
    )
    place = SnippetChooserBlock("directory.Place", label=_("Place"), required=False)
    where = blocks.CharBlock(
        label=_("Or where, in words"),
        required=False,
        max_length=120,
        help_text=_("For example: on line; at the mayor’s office of Laon."),
    )
    people = blocks.IntegerBlock(
        label=_("How many people"),
        required=False,
        min_value=1,
        help_text=_("Leave it empty if nobody counted."),
    )
    results = ResultsBlock(label=_("What came out"), required=False)

    class Meta:
        label = _("Run")
        icon = "history"
        value_class = RunValue


class RunsBlock(blocks.StreamBlock):
    """All the times."""

    run = RunBlock()
