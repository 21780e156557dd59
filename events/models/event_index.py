"""The list of events."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from editorial.models import EditorialPage


class EventIndexPage(RoutablePageMixin, EditorialPage):
    """All events of a language: what is to come, and what was."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = _("list of events")
        verbose_name_plural = _("lists of events")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.index_page import index_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | index_context(self, request)

    @path("rss/")
    def rss(self, request: HttpRequest) -> HttpResponseBase:
        """What was announced or changed last, as RSS."""
        from events.feeds import RssFeed

        return RssFeed()(request, index=self)
