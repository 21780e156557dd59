"""One quest being taken: where somebody is, what they answered, what the page shows.

The whole quest is one form: the step in sight, and the others out of sight with their answers.
So nothing needs to be kept here, and a script only has to show another step.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import ArchetypePage
from quests.archetypes import with_drawings
from quests.steps import Answers, Step

if TYPE_CHECKING:
    from quests.models import Quest

GO = "go"  # the field of the buttons: the step to go to, 0 for the introduction


def step_asked(value: str, total: int) -> int:
    """The step that a button asks for: from 0, the introduction, to ``total``."""
    number = int(value) if value.isascii() and value.isdecimal() and len(value) < 4 else 0
    return min(number, total)


def shown(steps: list[Step], answers: Answers, current: int) -> list[dict[str, Any]]:
    """The steps as the form shows them; the one at ``current`` is in sight."""
    return [
        {
            "step": step,
            "current": place == current,
            "answer": answers.of(step),
            "number": place,
            "done": place < current,
        }
        for place, step in enumerate(steps, 1)
    ]


def quest_context(
    quest: "Quest", archetypes: Mapping[str, ArchetypePage], answers: Answers, current: int
) -> dict[str, Any]:
    """What the page of a quest shows, the same for readers and for its preview."""
    has_weight = bool(quest.weighed(archetypes))
    steps = quest.questions
    slug = quest.slug or "-"  # a preview may have none yet
    return {
        "quest": quest,
        "title": quest.title,
        "description": quest.introduction,
        "shown": shown(steps, answers, current),
        "costumes": with_drawings(archetypes.values()) if has_weight else [],
        "current": current,
        "total": len(steps),
        "next": min(current + 1, len(steps)),
        "previous": max(current - 1, 0),
        "is_last": current == len(steps),
        "result_url": reverse("quest-result", args=[slug]),
        "workshop_url": reverse("quest-workshop", args=[slug]) if has_weight else "",
        "crumbs_extra": crumbs({"title": quest.title, "url": ""}),
    }


def crumbs(*after: dict[str, Any]) -> list[dict[str, Any]]:
    """The way from the list of quests."""
    return [{"title": _("Quests"), "url": reverse("quests")}, *after]
