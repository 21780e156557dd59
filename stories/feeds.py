"""The latest stories for feed readers: RSS and Atom, with the list's own filters."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.timezone import get_current_timezone
from wagtail.models import Page, Site

from editorial.pictures import rendition
from stories.filters import known_of_stories, read_choice
from stories.models.story import StoryPage, facts_below

if TYPE_CHECKING:
    from stories.models.story_index import StoryIndexPage

LATEST = 20


class RssFeed(Feed):
    """The latest stories of a list, newest first."""

    def get_object(self, request: HttpRequest, index: "StoryIndexPage") -> "StoryIndexPage":
        self.request = request
        return index

    def title(self, index: "StoryIndexPage") -> str:
        return index.title

    def link(self, index: "StoryIndexPage") -> str:
        return self._whole(index)

    def _whole(self, page: Page) -> str:
        """The whole address of a page at the host that was asked."""
        return self.request.build_absolute_uri(page.get_url(self.request))

    def feed_url(self, index: "StoryIndexPage") -> str:
        return self.request.build_absolute_uri()

    def description(self, index: "StoryIndexPage") -> str:
        return index.summary

    subtitle = description

    def author_name(self, index: "StoryIndexPage") -> str:
        site = Site.find_for_request(self.request)
        return site.site_name if site else ""

    def items(self, index: "StoryIndexPage") -> list[StoryPage]:
        choice, _misunderstood = read_choice(self.request.GET, known_of_stories())
        facts = facts_below(index.path)
        chosen = [key for key, of_story in facts.items() if of_story.suits(choice)][:LATEST]
        stories = StoryPage.objects.live().for_cards().in_bulk(chosen)
        return [stories[key] for key in chosen if key in stories]

    def item_title(self, story: StoryPage) -> str:
        return story.title

    def item_description(self, story: StoryPage) -> str:
        return story.summary

    def item_link(self, story: StoryPage) -> str:
        return self._whole(story)

    def item_pubdate(self, story: StoryPage) -> datetime:
        midnight = datetime.min.time()
        return datetime.combine(story.date, midnight, tzinfo=get_current_timezone())

    def item_updateddate(self, story: StoryPage) -> datetime:
        return story.last_published_at or self.item_pubdate(story)

    def item_author_name(self, story: StoryPage) -> str | None:
        return story.author or None

    def item_enclosures(self, story: StoryPage) -> list[Any]:
        cover = rendition(story.cover, "card")
        if cover is None:
            return []
        kind = "image/svg+xml" if cover.file.name.endswith(".svg") else "image/webp"
        address = self.request.build_absolute_uri(cover.url)
        return [Enclosure(address, str(cover.file.size), kind)]


class AtomFeed(RssFeed):
    """The same as Atom."""

    feed_type = Atom1Feed
