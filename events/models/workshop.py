"""A workshop as a recipe that anybody may take up, and the list of them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from editorial.fields import BodyField
from editorial.models import EditorialPage
from editorial.pictures import images_at
from events.workshops.blocks import FilesBlock, RunsBlock, StepsBlock
from events.workshops.timing import left_over
from members.fields import LinesField
from quests import room_kinds

VARIANT_FEATURES = ["bold", "italic", "link", "ul", "ol"]


class WorkshopQuerySet(PageQuerySet):
    """Ways to choose workshops and to read them."""

    def below(self, path: str) -> "WorkshopQuerySet":
        """Those below the page at ``path`` that anybody may read, in the editors' order."""
        return self.live().public().filter(path__startswith=path).order_by("path")

    def for_cards(self) -> "WorkshopQuerySet":
        """With what a card needs."""
        cover = models.Prefetch("cover", images_at("card"))
        return self.select_related("alias_of").prefetch_related(cover).defer("steps", "files")


class WorkshopIndexPage(EditorialPage):
    """All workshops of a language."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.WorkshopPage"]

    class Meta:
        verbose_name = _("list of workshops")
        verbose_name_plural = _("lists of workshops")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.workshops.cards import workshop_card

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        workshops = WorkshopPage.objects.below(self.path).for_cards()
        return context | {"workshops": [workshop_card(one, request) for one in workshops]}


class WorkshopPage(EditorialPage):
    """One recipe: what it is for, what it needs, how it goes, and what came of it."""

    aim = models.TextField(
        _("aim"),
        max_length=500,
        help_text=_("What people can do, or have in hand, when they leave."),
    )
    duration = models.PositiveSmallIntegerField(
        _("duration in minutes"), help_text=_("The breaks are part of it.")
    )
    group_from = models.PositiveSmallIntegerField(_("people, at least"), default=4)
    group_to = models.PositiveSmallIntegerField(
        _("people, at most"), null=True, blank=True, help_text=_("Empty for no limit.")
    )
    material = LinesField(
        _("material"), help_text=_("One thing a line, with how many of it: it is printed to tick.")
    )
    steps = BodyField(StepsBlock(required=False), blank=True, verbose_name=_("steps"))
    variants = RichTextField(
        _("variants"),
        features=VARIANT_FEATURES,
        blank=True,
        help_text=_("On line, for a smaller group, in half the time…"),
    )
    files = BodyField(FilesBlock(required=False), blank=True, verbose_name=_("files to print"))
    quest = models.ForeignKey(
        "quests.Quest",
        verbose_name=_("quest"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The group takes it together, in a room that is opened from this page."),
    )
    room_kind = models.CharField(
        _("room of another kind"),
        max_length=30,
        blank=True,
        choices=room_kinds.choices,
        help_text=_("What the group does together in a room, where that is not a quest."),
    )
    origin = models.CharField(
        _("where it comes from"),
        max_length=280,
        blank=True,
        help_text=_("Who made it up, under which licence, what was changed since."),
    )
    runs = BodyField(
        RunsBlock(required=False),
        blank=True,
        verbose_name=_("times it was run"),
        help_text=_("The latest first. What came out is gathered on the page."),
    )

    content_panels = [
        *EditorialPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("aim"),
                FieldRowPanel(
                    [FieldPanel("duration"), FieldPanel("group_from"), FieldPanel("group_to")]
                ),
                FieldPanel("material"),
            ],
            heading=_("At a glance"),
            icon="list-ul",
        ),
        FieldPanel("steps"),
        FieldPanel("variants"),
        FieldPanel("files"),
        FieldRowPanel([FieldPanel("quest"), FieldPanel("room_kind")]),
        FieldPanel("origin"),
        FieldPanel("runs"),
    ]
    search_fields = [
        *EditorialPage.search_fields,
        index.SearchField("aim"),
        index.SearchField("steps"),
    ]
    override_translatable_fields = [
        SynchronizedField("duration", overridable=False),
        SynchronizedField("group_from", overridable=False),
        SynchronizedField("group_to", overridable=False),
        SynchronizedField("quest", overridable=False),
        SynchronizedField("room_kind", overridable=False),
    ]

    objects = PageManager.from_queryset(WorkshopQuerySet)()

    parent_page_types = ["events.WorkshopIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")

    @property
    def step_minutes(self) -> list[int]:
        """How long each step takes."""
        return [step.value["minutes"] for step in self.steps]

    def clean(self) -> None:
        super().clean()
        faults: dict[str, Any] = {}
        if self.group_to is not None and self.group_to < self.group_from:
            faults["group_to"] = _("This is less than the least.")
        if left_over(self.duration or 0, self.step_minutes) < 0:
            faults["duration"] = _("The steps take %(minutes)s minutes together.") % {
                "minutes": sum(self.step_minutes)
            }
        if self.quest_id and self.room_kind:
            faults["room_kind"] = _("Choose a quest or a room of another kind, not both.")
        if faults:
            raise ValidationError(faults)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.workshops.page import workshop_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | workshop_context(self, request)
