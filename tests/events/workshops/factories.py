"""Workshops for tests."""

import uuid
from typing import Any

import factory
from wagtail.models import Page
from wagtail_factories import PageFactory

from events.models import WorkshopIndexPage, WorkshopPage


class WorkshopIndexPageFactory(PageFactory):
    """A list of workshops; it needs a ``parent``."""

    class Meta:
        model = WorkshopIndexPage

    title = "Ateliers"
    slug = "ateliers"


class WorkshopPageFactory(PageFactory):
    """A recipe of an hour for six to ten people; it needs a ``parent``."""

    class Meta:
        model = WorkshopPage

    title = factory.Sequence(lambda number: f"Atelier {number}")
    aim = "Repartir avec son blason."
    duration = 60
    group_from = 6
    group_to = 10


def workshop(home: Page, **fields: Any) -> WorkshopPage:
    """A recipe below a list of its own."""
    index = WorkshopIndexPage.objects.first() or WorkshopIndexPageFactory(parent=home)
    found: WorkshopPage = WorkshopPageFactory(parent=index, **fields)
    return found


def step(title: str, minutes: int, text: str = "On dessine.") -> dict[str, Any]:
    """One step of a recipe, as its stream keeps it."""
    value = {"title": title, "minutes": minutes, "text": f"<p>{text}</p>"}
    return {"type": "step", "value": value, "id": str(uuid.uuid4())}


def run(**known: Any) -> dict[str, Any]:
    """Once that a workshop was run: what is known of it, and no more."""
    value = {
        "date": None,
        "event": None,
        "place": None,
        "where": "",
        "people": None,
        "results": [],
    }
    return {"type": "run", "value": value | known, "id": str(uuid.uuid4())}


def said(text: str) -> dict[str, Any]:
    """A paragraph among the results of a run."""
    return {"type": "paragraph", "value": f"<p>{text}</p>", "id": str(uuid.uuid4())}
