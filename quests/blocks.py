"""The steps that editors compose a quest of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quests import archetypes, themes

MOST_CHOICES = 8
HEAVIEST = 5


class OpenQuestionBlock(blocks.StructBlock):
    """A question answered in one's own words."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    help = blocks.TextBlock(
        label=_("Help"),
        required=False,
        max_length=400,
        help_text=_("What puts people at ease, or starts them off."),
    )
    theme = blocks.ChoiceBlock(label=_("Theme"), choices=themes.choices)
    may_be_shared = blocks.BooleanBlock(
        label=_("The answer may be shared"),
        required=False,
        default=True,
        help_text=_("People are asked at the end; nothing is sent without their consent."),
    )

    class Meta:
        label = _("Open question")
        icon = "edit"


class WeightBlock(blocks.StructBlock):
    """How much a choice counts for one archetype."""

    archetype = blocks.ChoiceBlock(
        label=_("Archetype"),
        choices=archetypes.choices,
        help_text=_("Archetypes are pages. Nothing to choose from? Make their pages first."),
    )
    weight = blocks.IntegerBlock(
        label=_("Weight"), min_value=1, max_value=HEAVIEST, default=2, help_text=_("From 1 to 5.")
    )

    class Meta:
        label = _("Weight")


class ChoiceBlock(blocks.StructBlock):
    """One possible answer."""

    text = blocks.CharBlock(label=_("Possible answer"), max_length=200)
    weights = blocks.ListBlock(WeightBlock(), label=_("What it counts for"), default=[])
    reason = blocks.CharBlock(
        label=_("Reason"),
        required=False,
        max_length=200,
        help_text=_("Shown at the end, after “because”: a whole sentence that begins with “you”."),
    )

    class Meta:
        label = _("Choice")


class ChoiceQuestionBlock(blocks.StructBlock):
    """A question with answers to choose from."""

    question = blocks.CharBlock(label=_("Question"), max_length=200)
    help = blocks.TextBlock(label=_("Help"), required=False, max_length=400)
    choices = blocks.ListBlock(ChoiceBlock(), label=_("Choices"), min_num=2, max_num=MOST_CHOICES)

    class Meta:
        label = _("Choice question")
        icon = "list-ul"


class StepsBlock(blocks.StreamBlock):
    """All the steps, one a page."""

    choice_question = ChoiceQuestionBlock()
    open_question = OpenQuestionBlock()

    class Meta:
        max_num = 30
