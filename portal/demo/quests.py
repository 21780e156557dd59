"""The quests of the demo, in both languages.

No shared words come with them: the page that quotes mediators quotes nobody who did not agree.
"""

from typing import Any

from wagtail.models import Locale

from members.models import ArchetypePage
from portal.demo.blocks import list_item, overlay
from portal.demo.files import Data, in_language, read
from portal.demo.translation import translate
from quests.models import Quest

WEIGHTS = {"c": "cameleon", "s": "saint-bernard", "k": "couteau-suisse"}


def load_quests(french: Locale, english: Locale) -> int:
    """The quests, published, once the archetypes are there; how many."""
    data = read("quests.yaml")
    names = {
        page.slug: str(page.translation_key) for page in ArchetypePage.objects.filter(locale=french)
    }
    for entry in data["quests"]:
        quest: Any = Quest(locale=french, slug=entry["slug"])
        describe(quest, entry, "fr")
        quest.steps = steps(entry, names, "fr")
        quest.save()
        quest.save_revision().publish()

        def in_english(copy: Any, entry: Data = entry) -> None:
            describe(copy, entry, "en")
            copy.steps = overlay(copy.steps.get_prep_value(), steps(entry, names, "en"))

        translate(quest, english, in_english)
    return len(data["quests"])


def describe(quest: Quest, data: Data, language: str) -> None:
    """Give the quest its words, apart from its steps."""
    quest.title = in_language(data["title"], language)
    quest.introduction = in_language(data["introduction"], language)


def steps(data: Data, names: dict[str, str], language: str) -> list[Data]:
    """The steps as a StreamField's JSON; ``names`` of the archetypes by slug."""
    return [step(entry, names, language) for entry in data["steps"]]


def step(data: Data, names: dict[str, str], language: str) -> Data:
    """One step; with choices it is a choice question, else an open one."""
    value: Data = {
        "question": in_language(data["question"], language),
        "help": in_language(data["help"], language) if "help" in data else "",
    }
    if "choices" not in data:
        value |= {"theme": data["theme"], "may_be_shared": not data.get("private", False)}
        return {"type": "open_question", "value": value}
    value["choices"] = [list_item(choice(entry, names, language)) for entry in data["choices"]]
    return {"type": "choice_question", "value": value}


def choice(data: Data, names: dict[str, str], language: str) -> Data:
    """One choice with what it counts for."""
    return {
        "text": in_language(data, language),
        "weights": [
            list_item({"archetype": names[slug], "weight": data[key]})
            for key, slug in WEIGHTS.items()
            if key in data
        ],
        "reason": data[f"reason_{language}"],
    }
