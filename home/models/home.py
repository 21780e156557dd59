"""The home page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from editorial.fields import BodyField
from editorial.models import WrittenPage
from home.figures import figures_below
from home.navigation import navigation
from home.needs import NeedBlock
from stories.cards import motto_card, story_card
from stories.models import Motto, StoryPage
from stories.models.story import facts_below

LATEST = 3

FIGURES_HELP = _("{places}, {mediators} and {stories} become today’s numbers.")


class HomePage(WrittenPage):
    """The opening, and the way to everything else."""

    hero_title = models.CharField(
        _("title on the page"),
        max_length=120,
        help_text=_("The sentence that welcomes. The page’s own title stays in the browser’s tab."),
    )
    hero_lead = models.TextField(_("below the title"), max_length=300, blank=True)
    needs = BodyField(
        [("need", NeedBlock())],
        blank=True,
        verbose_name=_("frequent needs"),
        help_text=_("Five to seven links below the search box."),
    )
    stories_title = models.CharField(_("title"), max_length=100, blank=True)
    stories_text = models.CharField(_("text"), max_length=250, blank=True)
    figures_title = models.CharField(_("title"), max_length=100, blank=True)
    map_title = models.CharField(_("title"), max_length=100, blank=True)
    map_text = models.CharField(_("text"), max_length=250, blank=True)

    content_panels = [
        FieldPanel("title"),
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_lead", help_text=FIGURES_HELP),
                FieldPanel("needs"),
            ],
            heading=_("Opening"),
        ),
        MultiFieldPanel(
            [FieldPanel("stories_title"), FieldPanel("stories_text")],
            heading=_("Latest stories"),
            help_text=_("The three latest stories come by themselves."),
        ),
        MultiFieldPanel(
            [FieldPanel("figures_title")],
            heading=_("Figures"),
            help_text=_("Places, mediators and stories are counted."),
        ),
        MultiFieldPanel([FieldPanel("map_title"), FieldPanel("map_text")], heading=_("Map")),
        FieldPanel("body", help_text=_("Whatever else should stand at the end of the page.")),
        MultiFieldPanel(
            [FieldPanel("summary"), FieldPanel("cover"), FieldPanel("cover_alt")],
            heading=_("For lists and social networks"),
        ),
    ]

    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = get_language() or ""
        doors = navigation(request)
        directory_url = doors.door("directorypage", language)
        motto = Motto.objects.of_the_day(language, localdate())
        figures = figures_below(self.path)
        latest = list(facts_below(self.path))[:LATEST]
        stories = StoryPage.objects.live().for_cards().in_bulk(latest)
        return context | {
            "title": self.hero_title,
            "lead": figures.fill(self.hero_lead),
            "directory_url": directory_url,
            "quick_needs": [
                {"label": need.value["label"], "url": f"{directory_url}?{need.value['query']}"}
                for need in self.needs
            ],
            "stories": [story_card(stories[key], request) for key in latest if key in stories],
            "stories_url": doors.door("storyindexpage", language),
            "motto": motto_card(motto, doors.door("mottowallpage", language)) if motto else None,
            "wall_url": doors.door("mottowallpage", language),
            "figures": figures,
        }
