"""A story: an editorial page about mediators, or by them."""

from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from directory.departments import DEPARTMENTS
from editorial.models import WrittenPage


def department_choices() -> list[tuple[str, str]]:
    """Code and label of each département; called, so that no migration holds the list."""
    return [(code, f"{code} – {name}") for code, name in DEPARTMENTS.items()]


class StoryPage(WrittenPage):
    """A story with the people and the places it speaks of."""

    date = models.DateField(
        _("date"), default=localdate, help_text=_("Shown, and the order of the list.")
    )
    author = models.CharField(
        _("written by"),
        max_length=120,
        blank=True,
        help_text=_("The line below the title. The mediators’ names if empty."),
    )
    department = models.CharField(
        _("département"), max_length=3, blank=True, choices=department_choices, db_index=True
    )
    themes = ParentalManyToManyField(
        "stories.Theme",
        verbose_name=_("themes"),
        blank=True,
        related_name="stories",
        help_text=_("One or two are enough: readers filter by them."),
    )

    content_panels = [
        *WrittenPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("date"), FieldPanel("department")]),
                FieldPanel("author"),
                FieldPanel("themes"),
            ],
            heading=_("When, where, about what"),
            icon="calendar",
        ),
        MultipleChooserPanel(
            "story_mediators",
            label=_("Mediator"),
            heading=_("Mediators in this story"),
            chooser_field_name="mediator",
            icon="user",
        ),
        MultipleChooserPanel(
            "story_places",
            label=_("Place"),
            heading=_("Places in this story"),
            chooser_field_name="place",
            icon="site",
            help_text=_("The page of each place lists this story in return."),
        ),
    ]
    search_fields = [*WrittenPage.search_fields, index.FilterField("date")]
    override_translatable_fields = [
        SynchronizedField("author"),
        SynchronizedField("department", overridable=False),
    ]

    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")


class StoryMediator(Orderable):
    """A mediator of whom a story speaks."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_mediators")
    mediator = models.ForeignKey(
        "members.Mediator", verbose_name=_("mediator"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("mediator")]

    class Meta(Orderable.Meta):
        verbose_name = _("mediator in a story")


class StoryPlace(Orderable):
    """A place of which a story speaks."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="story_places")
    place = models.ForeignKey(
        "directory.Place", verbose_name=_("place"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("place")]

    class Meta(Orderable.Meta):
        verbose_name = _("place in a story")
