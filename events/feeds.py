"""What was announced or changed last, for feed readers, with the list's own filters."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from wagtail.models import Page

from events.cards import event_card
from events.filters import read_choice
from events.listing import entries_below, suiting, with_moments
from events.models.event import EventPage

if TYPE_CHECKING:
    from events.models.event_index import EventIndexPage

LATEST = 20


class RssFeed(Feed):
    """The events of a list, those announced last first."""

    def get_object(self, request: HttpRequest, index: "EventIndexPage") -> "EventIndexPage":
        self.request = request
        return index

    def title(self, index: "EventIndexPage") -> str:
        return index.title

    def link(self, index: "EventIndexPage") -> str:
        return self._whole(index)

    def _whole(self, page: Page) -> str:
        """The whole address of a page at the host that was asked."""
        return self.request.build_absolute_uri(page.get_url(self.request))

    def feed_url(self, index: "EventIndexPage") -> str:
        return self.request.build_absolute_uri()

    def description(self, index: "EventIndexPage") -> str:
        return index.summary

    def items(self, index: "EventIndexPage") -> list[EventPage]:
        choice, _misunderstood = read_choice(self.request.GET)
        wanted = [entry.pk for entry in suiting(entries_below(index.path), choice)]
        pages = with_moments(index.path, wanted)
        return sorted(pages, key=self.item_pubdate, reverse=True)[:LATEST]

    def item_title(self, page: EventPage) -> str:
        card = event_card(page, self.request)
        return f"{card['state_label']} – {page.title}" if card["state"] else page.title

    def item_description(self, page: EventPage) -> str:
        card = event_card(page, self.request)
        told = (card["when"], card["more"], card["where"], page.state_note, page.summary)
        return " · ".join(filter(None, told))

    def item_link(self, page: EventPage) -> str:
        return self._whole(page)

    def item_pubdate(self, page: EventPage) -> datetime:
        return page.first_published_at or page.latest_revision_created_at

    def item_updateddate(self, page: EventPage) -> datetime:
        return page.last_published_at or self.item_pubdate(page)
