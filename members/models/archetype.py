"""The super-mediators that people dreamt of being in 2020, and those that hubs add."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from members import aspects, extras
from members.blasons.words import TINCTURES, charge_choices
from members.fields import LinesField, PlainStreamField
from members.heraldry.definition import VERSION, Blason, read

STORY_FEATURES = ["bold", "italic", "link", "ul", "ol", "h2", "h3"]
LONGEST_CREDO = 400
MOST_PEOPLE = 12  # on the page of an archetype; the list of mediators shows all


def tincture_choices() -> list[tuple[str, Any]]:
    """Called, so that no migration holds the list."""
    return list(TINCTURES.items())


def all_charge_choices() -> list[tuple[str, Any]]:
    """Called, so that no migration holds the list."""
    return charge_choices("fr")


class StrengthBlock(blocks.StructBlock):
    """What this archetype is good at, in one regard."""

    aspect = blocks.ChoiceBlock(
        label=_("In what regard"),
        choices=aspects.choices,
        help_text=_("The row of the table where the archetypes stand side by side."),
    )
    text = blocks.TextBlock(
        label=_("Strength"),
        rows=2,
        max_length=200,
        help_text=_("One sentence. Where one has nothing to say, the others step in."),
    )

    class Meta:
        label = _("Strength")
        icon = "pick"


class ArchetypeQuerySet(PageQuerySet):
    """Ways to choose archetypes."""

    def for_reader(self, language: str) -> "ArchetypeQuerySet":
        """Those that anybody may read in ``language``, in the editors' order."""
        found = self.live().public().filter(locale__language_code=language)
        return found.select_related("locale", "drawing").order_by("path")


class _TranslatedPage(Page):
    """A page that stands in another language, until it is translated, as a copy of its source."""

    class Meta:
        abstract = True

    @property
    def foreign_language(self) -> str:
        """The language of the texts where it is not the one being read, else empty."""
        source = self.alias_of or self
        code: str = source.locale.language_code
        return "" if code == get_language() else code


class ArchetypeIndexPage(_TranslatedPage):
    """How the archetypes complete each other, and how the community spreads over them."""

    summary = models.CharField(
        _("introduction"),
        max_length=280,
        blank=True,
        help_text=_("One or two sentences below the title; search engines show them too."),
    )
    story = RichTextField(
        _("where they come from"),
        features=STORY_FEATURES,
        blank=True,
        help_text=_("At the end of the page, for who wants to know more."),
    )

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("story")]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    parent_page_types = ["home.HomePage"]
    subpage_types = ["members.ArchetypePage"]
    template = "members/archetypes.html"

    class Meta:
        verbose_name = _("super-mediators")
        verbose_name_plural = _("pages of super-mediators")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        from members import community

        found = list(
            ArchetypePage.objects.for_reader(self.locale.language_code).descendant_of(self)
        )
        return {
            **context,
            "archetypes": found,
            "comparison": aspects.compare(found),
            "spread": community.spread(found),
        }


class ArchetypePage(_TranslatedPage):
    """One archetype in one language; mediators are tied to the one of the portal's language."""

    credo = models.TextField(
        _("credo"),
        max_length=LONGEST_CREDO,
        help_text=_("What it stands for, in its own words, without quotation marks."),
    )
    summary = models.CharField(
        _("in a sentence"),
        max_length=280,
        blank=True,
        help_text=_("For lists, search engines and social networks."),
    )
    strengths = PlainStreamField(
        [("strength", StrengthBlock())],
        blank=True,
        verbose_name=_("strengths"),
        help_text=_("Three to five; where there is none, the table says who helps out."),
    )
    story = RichTextField(
        _("story"),
        features=STORY_FEATURES,
        blank=True,
        help_text=_("Where one meets it, what it does on an ordinary day."),
    )
    proposed_mottos = LinesField(
        _("proposed mottos"),
        help_text=_("One a line. Proposed at the end of quests to whoever resembles it."),
    )
    tincture = models.CharField(
        _("tincture"),
        max_length=10,
        choices=tincture_choices,
        default="azure",
        help_text=_("The colour of its arms and of its page."),
    )
    charge = models.CharField(
        _("drawing on the arms"), max_length=30, choices=all_charge_choices, default="lantern"
    )
    drawing = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("drawing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Upright, on an even or transparent ground. Its arms stand there without one."),
    )
    drawing_alt = models.CharField(
        _("description of the drawing"),
        max_length=250,
        blank=True,
        help_text=_("What the drawing shows, for people who do not see it."),
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("credo"), FieldPanel("summary")], heading=_("What it says"), icon="comment"
        ),
        FieldPanel("strengths"),
        FieldPanel("story"),
        FieldPanel("proposed_mottos"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("tincture"), FieldPanel("charge")]),
                FieldPanel("drawing"),
                FieldPanel("drawing_alt"),
            ],
            heading=_("What it looks like"),
            icon="image",
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("credo"),
        index.SearchField("summary"),
        index.SearchField("story"),
    ]
    override_translatable_fields = [
        SynchronizedField("tincture", overridable=False),
        SynchronizedField("charge", overridable=False),
    ]

    objects = PageManager.from_queryset(ArchetypeQuerySet)()

    parent_page_types = ["members.ArchetypeIndexPage"]
    subpage_types: list[str] = []
    template = "members/archetype.html"

    class Meta:
        verbose_name = _("super-mediator")
        verbose_name_plural = _("super-mediators")

    def clean(self) -> None:
        super().clean()
        if self.drawing_id and not self.drawing_alt.strip():
            raise ValidationError({"drawing_alt": _("Describe the drawing in a few words.")})

    @cached_property
    def blason(self) -> Blason:
        """Its arms: the charge on a plain field, in a metal that stands out."""
        metal = "azure" if self.tincture in ("or", "argent") else "or"
        charge = {"name": self.charge, "tincture": metal}
        return read({"version": VERSION, "tinctures": [self.tincture], "charge": charge})

    @property
    def shared_description(self) -> str:
        """What a social network shows below the title."""
        return self.summary or self.credo

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        from members import community

        people = community.people_of(self)
        return {
            **context,
            "source_slug": community.source_slug(self),
            "people": people[:MOST_PEOPLE],
            "people_count": len(people),
            "strengths": aspects.strengths(self),
            "others": community.others(self),
            "sections": list(extras.archetypes.of(self, request)) if self.pk else [],
        }
