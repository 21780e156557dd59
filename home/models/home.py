"""The home page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from editorial.fields import BodyField
from editorial.models import WrittenPage
from home.needs import NeedBlock

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
