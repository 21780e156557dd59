"""The stages that editors compose a pathway of."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from training.fields import skill_choices


class StageBlock(blocks.StructBlock):
    """One stage: its courses, what it gives, and the core skills it covers."""

    title = blocks.CharBlock(label=_("Title"), max_length=100)
    gives = blocks.CharBlock(
        label=_("What it gives"),
        max_length=280,
        help_text=_("What one can do, or has in hand, once it is done."),
    )
    courses = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="training.CoursePage", label=_("Course")),
        label=_("Courses"),
        default=[],
        help_text=_("In the order in which one takes them. Readers get them in their language."),
    )
    skills = blocks.MultipleChoiceBlock(
        label=_("Core skills"), choices=skill_choices, required=False
    )

    class Meta:
        label = _("Stage")
        icon = "list-ol"


class StagesBlock(blocks.StreamBlock):
    """All the stages, in order."""

    stage: Any = StageBlock()

    class Meta:
        max_num = 12
