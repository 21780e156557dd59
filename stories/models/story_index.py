"""The list of stories."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from directory.paging import page_links, page_of
from editorial.kept import keep
from editorial.languages import language_name
from editorial.models import EditorialPage
from stories.cards import story_card
from stories.feeds import AtomFeed, RssFeed
from stories.filters import filter_controls, known_of_stories, read_choice, theme_names
from stories.models.story import StoryPage, facts_below

PER_PAGE = 12


class StoryIndexPage(RoutablePageMixin, EditorialPage):
    """All stories of a language, filtered and paged, and their feeds."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.StoryPage"]

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        names = theme_names()
        choice, misunderstood = read_choice(request.GET, known_of_stories())
        facts = facts_below(self.path)
        chosen = [key for key, of_story in facts.items() if of_story.suits(choice)]
        page = page_of(chosen, request.GET.get("page", "1"), PER_PAGE)
        stories = StoryPage.objects.live().for_cards().in_bulk(list(page.object_list))
        return context | {
            "stories": [
                story_card(stories[key], request) for key in page.object_list if key in stories
            ],
            "count": len(chosen),
            "choice": choice,
            "misunderstood": misunderstood,
            "filters": filter_controls(facts.values(), choice, names),
            "pagination": page_links(page, request.GET),
            "elsewhere": self.elsewhere(),
        }

    def elsewhere(self) -> list[dict[str, Any]]:
        """Other languages' lists: ``name``, ``url``, ``count`` of stories that this has not."""
        found: list[tuple[str, str, int]] = keep(f"elsewhere-{self.path}", self._elsewhere)
        return [
            {"name": language_name(code), "url": url, "count": count} for code, url, count in found
        ]

    def _elsewhere(self) -> list[tuple[str, str, int]]:
        lists = StoryIndexPage.objects.live().filter(translation_key=self.translation_key)
        known = StoryPage.objects.below(self.path).order_by().values("translation_key")
        found = []
        for other in lists.exclude(pk=self.pk).filter(alias_of=None).select_related("locale"):
            stories = StoryPage.objects.below(other.path).filter(alias_of=None)
            count = stories.exclude(translation_key__in=known).count()
            if count:
                found.append((other.locale.language_code, other.get_url() or "", count))
        return found

    @path("rss/")
    def rss(self, request: HttpRequest) -> HttpResponseBase:
        """The latest stories as RSS."""
        return RssFeed()(request, index=self)

    @path("atom/")
    def atom(self, request: HttpRequest) -> HttpResponseBase:
        """The latest stories as Atom."""
        return AtomFeed()(request, index=self)
