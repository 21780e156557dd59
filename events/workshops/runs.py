"""The times a workshop was run, and what came out of all of them together."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import ReferenceIndex

from directory.wording import long_date
from editorial.languages import in_reader_language

if TYPE_CHECKING:
    from wagtail.models import Page

    from events.models.workshop import WorkshopPage


@dataclass(frozen=True, slots=True)
class Run:
    """Once that a workshop was run. ``place`` names where, ``place_url`` leads there if it can."""

    when: str
    place: str
    place_url: str
    event: str
    event_url: str
    people: int | None
    results: Any

    @property
    def title(self) -> str:
        """What tells this run from the others: where, or else when."""
        return self.place or self.event or self.when

    @property
    def url(self) -> str:
        """Where the title leads; empty where there is no page for it."""
        return self.place_url if self.place else self.event_url


def runs_of(workshop: "WorkshopPage", request: HttpRequest | None) -> list[Run]:
    """All runs in the editors' order."""
    return [_run(block.value, request) for block in workshop.runs]


def _run(value: Any, request: HttpRequest | None) -> Run:
    place = value.public_place
    event = in_reader_language(value["event"])
    return Run(
        when=long_date(value["date"]) if value["date"] else _("Day not known"),
        place=f"{place.name}, {place.commune}" if place else value["where"],
        place_url=place.get_absolute_url() if place else "",
        event=event.title if event else "",
        event_url=(event.get_url(request) or "") if event else "",
        people=value["people"],
        results=value["results"],
    )


def gathered(runs: list[Run]) -> list[dict[str, Any]]:
    """Figures over all runs, as their component wants them; people only where they were counted."""
    counted = [run.people for run in runs if run.people]
    figures = [{"value": len(runs), "label": ngettext("time run", "times run", len(runs))}]
    places = len({run.place for run in runs if run.place})
    if places:
        figures.append(
            {
                "value": places,
                "label": ngettext("place it was run at", "places it was run at", places),
            }
        )
    if counted:
        label = _("people") if len(counted) == len(runs) else _("people, where they were counted")
        figures.append({"value": sum(counted), "label": label})
    return figures if runs else []


def workshops_of(event: "Page") -> list["WorkshopPage"]:
    """The public workshops with a run at ``event``, in the reader's language where they are in it.

    Wagtail's index of references knows them: the event keeps no list of its own.
    """
    from events.models.workshop import WorkshopPage

    versions = event.get_translations(inclusive=True)
    references = ReferenceIndex.get_references_to_in_bulk(versions)
    keys = set(references.values_list("object_id", flat=True))
    found = WorkshopPage.objects.live().public().filter(pk__in=keys, alias_of=None)
    shown = [in_reader_language(workshop) for workshop in found.order_by("path")]
    return list({workshop.translation_key: workshop for workshop in shown}.values())
