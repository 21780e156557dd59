"""The workshops of the demo as recipes, with their sheets to print and their runs."""

import uuid
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Locale, Page

from events.models import EventPage, WorkshopIndexPage, WorkshopPage
from portal.demo.blocks import Addresses, Blocks, overlay
from portal.demo.events import working_day
from portal.demo.files import Data, in_language, read
from portal.demo.pages import describe_list
from portal.demo.pictures import picture
from portal.demo.places import place
from portal.demo.sheets import sheet
from portal.demo.translation import translate
from quests.models import Quest


def load_workshops(home: Page, addresses: Addresses, french: Locale, english: Locale) -> Page:
    """The list, which is returned, and its recipes in both languages, once the events are there."""
    data = read("workshops.yaml")
    index = WorkshopIndexPage(locale=french)
    describe_list(index, data["list"], "fr")
    home.add_child(instance=index)
    index.save_revision().publish()
    translate(index, english, lambda copy: describe_list(copy, data["list"], "en"))
    for recipe in data["workshops"]:
        workshop: Any = WorkshopPage(
            locale=french,
            cover=picture(recipe["cover"], recipe["cover_alt"]["fr"]),
            duration=recipe["duration"],
            group_from=recipe["group"][0],
            group_to=recipe["group"][1],
            room_kind=recipe.get("room_kind", ""),
        )
        if "quest" in recipe:
            workshop.quest = Quest.objects.get(locale=french, slug=recipe["quest"])
        describe(workshop, recipe, Blocks(addresses, "fr"))
        index.add_child(instance=workshop)
        workshop.save_revision().publish()

        def in_english(copy: Any, recipe: Data = recipe) -> None:
            original = {name: getattr(copy, name).get_prep_value() for name in STREAMS}
            describe(copy, recipe, Blocks(addresses, "en"))
            for name, blocks in original.items():
                setattr(copy, name, overlay(blocks, getattr(copy, name).get_prep_value()))

        translate(workshop, english, in_english)
    return index


STREAMS = ("steps", "files", "runs")


def describe(workshop: Any, data: Data, blocks: Blocks) -> None:
    """Give a recipe its words and streams in the language of ``blocks``."""
    language = blocks.language
    for name in ("title", "slug", "summary", "aim", "origin", "cover_alt", "variants"):
        setattr(workshop, name, in_language(data[name], language))
    workshop.search_description = workshop.summary
    workshop.material = data["material"][language]
    workshop.steps = [step(entry, language) for entry in data["steps"]]
    workshop.files = [file(entry, language) for entry in data["sheets"]]
    workshop.runs = [run(entry, blocks) for entry in data["runs"]]


def step(data: Data, language: str) -> Data:
    """One step as its stream keeps it."""
    return {
        "type": "step",
        "value": {
            "title": in_language(data["title"], language),
            "minutes": data["minutes"],
            "text": in_language(data["text"], language),
        },
    }


def file(data: Data, language: str) -> Data:
    """A sheet to print, with words in both languages; drawn when the library has none yet."""
    document = Document.objects.filter(title=data["name"]).first()
    if document is None:
        drawn = sheet(data["heading"], data["boxes"], with_shield=data["shield"])
        content = ContentFile(drawn, name=f"{data['name']}.pdf")
        document = Document.objects.create(title=data["name"], file=content)
    return {
        "type": "file",
        "value": {
            "document": document.pk,
            "title": in_language(data["title"], language),
            "caption": in_language(data["caption"], language),
        },
    }


def run(data: Data, blocks: Blocks) -> Data:
    """Once that it was held: ``days`` from today, at a place, at an event by its French slug."""
    # A stream inside a stream gets no identifiers by itself, and translations need them.
    results = [
        {**block, "id": str(uuid.uuid4())}
        for block in blocks.json(data["results"][blocks.language])
    ]
    event = EventPage.objects.get(slug=data["event"]) if "event" in data else None
    day = working_day(data["days"]) if "days" in data else None
    return {
        "type": "run",
        "value": {
            "date": day and day.isoformat(),
            "event": event and event.pk,
            "place": place(data["place"]).pk if "place" in data else None,
            "where": "",
            "people": data.get("people"),
            "results": results,
        },
    }
