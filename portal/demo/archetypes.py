"""The super-mediators of the demo, below their index, in both languages."""

from typing import Any

from wagtail.models import Locale, Page

from members.models import ArchetypePage
from portal.demo.blocks import overlay
from portal.demo.files import Data, in_language, read
from portal.demo.pictures import picture
from portal.demo.translation import translate
from portal.translations import CHECKOUT

DRAWINGS = CHECKOUT / "portal" / "static" / "svg"


def plant_archetypes(index: Page, french: Locale) -> list[tuple[ArchetypePage, Data]]:
    """Make the French pages and publish them; each with what its file says."""
    planted = []
    for data in read("archetypes.yaml"):
        page: Any = ArchetypePage(
            locale=french,
            tincture=data["tincture"],
            charge=data["charge"],
            drawing=picture(str(DRAWINGS / f"{data['drawing']}.svg"), data["drawing_alt"]["fr"]),
        )
        describe(page, data, "fr")
        page.strengths = strengths(data, "fr")
        index.add_child(instance=page)
        page.save_revision().publish()
        planted.append((page, data))
    return planted


def translate_archetypes(planted: list[tuple[ArchetypePage, Data]], english: Locale) -> None:
    """Publish their translations, once their index has its own."""
    for page, data in planted:

        def in_english(copy: Any, data: Data = data) -> None:
            original = copy.strengths.get_prep_value()
            describe(copy, data, "en")
            copy.strengths = overlay(original, strengths(data, "en"))

        translate(page, english, in_english)


def describe(page: ArchetypePage, data: Data, language: str) -> None:
    """Give the page its words, apart from the strengths."""
    for name in ("title", "slug", "summary", "credo", "drawing_alt"):
        setattr(page, name, in_language(data[name], language))
    page.search_description = page.summary
    page.proposed_mottos = data["mottos"][language]
    page.story = "".join(f"<p>{text}</p>" for text in data["story"][language])


def strengths(data: Data, language: str) -> list[Data]:
    """The strengths as a StreamField's JSON."""
    return [
        {
            "type": "strength",
            "value": {"aspect": one["aspect"], "text": in_language(one, language)},
        }
        for one in data["strengths"]
    ]
