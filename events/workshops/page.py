"""The page of a workshop as plain values, for its template."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.languages import in_reader_language
from events.workshops.runs import gathered, runs_of
from events.workshops.timing import left_over, slots
from events.workshops.wording import duration_words, group_words, slot_words
from quests import archetypes, room_kinds

if TYPE_CHECKING:
    from events.models import WorkshopPage


def workshop_context(workshop: "WorkshopPage", request: HttpRequest) -> dict[str, Any]:
    """Times and sizes in words, the way to a room, and what came out of all runs."""
    minutes = workshop.step_minutes
    free = left_over(workshop.duration, minutes) if minutes else 0
    runs = runs_of(workshop, request)
    return {
        "facts": [
            {"term": _("Aim"), "values": [workshop.aim]},
            {"term": _("Duration"), "values": [duration_words(workshop.duration)]},
            {"term": _("Group"), "values": [group_words(workshop.group_from, workshop.group_to)]},
        ],
        "timed_steps": [
            {
                "title": step.value["title"],
                "text": step.value["text"],
                "length": duration_words(step.value["minutes"]),
                "clock": slot_words(slot),
            }
            for step, slot in zip(workshop.steps, slots(minutes), strict=True)
        ],
        "total": duration_words(sum(minutes)),
        "free": duration_words(free) if free > 0 else "",
        "room": _room(workshop),
        "runs": runs,
        "gathered": gathered(runs),
        "full_url": workshop.get_full_url(request),
    }


def _room(workshop: "WorkshopPage") -> dict[str, Any] | None:
    """What the group does in a room, and where that is opened; None where there is none."""
    if kind := room_kinds.kinds().get(workshop.room_kind):
        return {"text": kind.text, "url": kind.url()}
    quest = in_reader_language(workshop.quest)
    if quest is None or not quest.weighed(archetypes.known()):
        return None
    text = _(
        "The group takes the quest “%(quest)s” together: each answers on their own device, and "
        "the mix of all appears on the screen."
    )
    url = reverse("quest-workshop", args=[quest.slug])
    return {"text": text % {"quest": quest.title}, "url": url}
