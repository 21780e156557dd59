"""The stories of the demo; those that are translated, in English too."""

from typing import Any

from wagtail.models import Locale, Page

from members.models import Mediator
from portal.demo.blocks import Addresses, Blocks, overlay
from portal.demo.files import Data
from portal.demo.pictures import picture
from portal.demo.places import place
from portal.demo.translation import translate
from stories.models import StoryMediator, StoryPage, StoryPlace, Theme


def plant_story(index: Page, data: Data) -> StoryPage:
    """Make a story below ``index``, without its body yet."""
    story = StoryPage(
        locale=index.locale,
        date=data["date"],
        department=data.get("department", ""),
        cover=picture(data["cover"], data["cover_alt"]),
    )
    describe(story, data)
    story.themes = list(Theme.objects.filter(locale=index.locale, slug__in=data["themes"]))
    story.story_mediators = [
        StoryMediator(mediator=Mediator.objects.get(slug=slug)) for slug in data["mediators"]
    ]
    story.story_places = [StoryPlace(place=place(name)) for name in data["places"]]
    index.add_child(instance=story)
    return story


def fill_story(story: Any, data: Data, addresses: Addresses) -> None:
    """Write the body and publish."""
    story.body = Blocks(addresses, "fr").json(data["body"])
    story.save_revision().publish()


def translate_story(story: StoryPage, data: Data, addresses: Addresses, english: Locale) -> None:
    """Translate the story when its file holds an English text."""
    texts = data.get("translations", {}).get("en")
    if not texts:
        return

    def in_english(copy: Any) -> None:
        describe(copy, texts)
        body = Blocks(addresses, "en").json(texts["body"])
        copy.body = overlay(copy.body.get_prep_value(), body)

    translate(story, english, in_english)


def describe(story: StoryPage, data: Data) -> None:
    """Give the story its words, apart from its body."""
    story.title, story.slug = data["title"], data["slug"]
    story.summary = story.search_description = data["summary"]
    story.cover_alt = data["cover_alt"]
