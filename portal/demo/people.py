"""Themes, mediators and mottos of the demo."""

from typing import Any

from wagtail.models import Locale

from members import consent
from members.heraldry.definition import read as read_blason
from members.heraldry.definition import write
from members.models import ArchetypePage, Mediator
from portal.demo.files import read
from portal.demo.places import place
from portal.demo.translation import translate
from stories.models import Motto, Theme


def load_themes(french: Locale, english: Locale) -> None:
    """The themes in both languages."""
    for data in read("themes.yaml"):
        theme = Theme.objects.create(locale=french, slug=data["slug"], name=data["fr"])

        def in_english(copy: Any, name: str = data["en"]) -> None:
            copy.name = name

        translate(theme, english, in_english)


def load_mediators(french: Locale) -> int:
    """The mediators, published, at their places; how many."""
    people = read("mediators.yaml")
    for data in people:
        mediator = Mediator(
            name=data["name"],
            slug=data["slug"],
            role=data.get("role", ""),
            presentation=data.get("presentation", "").strip(),
            languages=data.get("languages", []),
            skills=data.get("skills", []),
            shown=[field for field in consent.FIELDS if field not in data.get("hidden", [])],
        )
        if "blason" in data:
            mediator.blason = write(read_blason(data["blason"]))
        mediator.places = [place(identifier) for identifier in data.get("places", [])]
        slugs = data.get("archetypes", [])
        mediator.archetypes = [
            ArchetypePage.objects.get(slug=slug, locale=french) for slug in slugs
        ]
        mediator.save()
        mediator.save_revision().publish()
    return len(people)


def load_mottos(french: Locale, english: Locale) -> int:
    """The mottos, those in English where the files have them; how many in French."""
    mottos = read("mottos.yaml")
    for data in mottos:
        motto = Motto(
            locale=french,
            text=data["text"],
            author=data["author"],
            context=data["where"],
            tincture=data["tincture"],
            theme=Theme.objects.get(locale=french, slug=data["theme"]),
        )
        if "mediator" in data:
            motto.mediator = Mediator.objects.get(slug=data["mediator"])
        if "archetype" in data:
            motto.archetype = ArchetypePage.objects.get(slug=data["archetype"], locale=french)
        if "place" in data:
            motto.place = place(data["place"])
        motto.save()
        motto.save_revision().publish()
        if "en" in data:

            def in_english(copy: Any, data: dict[str, str] = data) -> None:
                copy.text = data["en"]
                copy.context = data.get("where_en", data["where"])
                copy.author = data.get("author_en", data["author"])

            translate(motto, english, in_english)
    return len(mottos)
