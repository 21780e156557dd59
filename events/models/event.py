"""An event: a single moment, or a lab with several."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager, PageQuerySet
from wagtail_localize.fields import SynchronizedField

from directory.departments import department_choices
from editorial.models import WrittenPage
from events.after.outcome import WithOutcome
from events.models.moment import Moment, State, recognise
from events.models.site import Site
from events.moment_form import MomentsPanel
from events.themes import choices as theme_choices
from members.fields import TickedField


class EventQuerySet(PageQuerySet):
    """Ways to choose events."""

    def below(self, path: str) -> "EventQuerySet":
        """Those below the page at ``path`` that anybody may read."""
        return self.live().public().filter(path__startswith=path)


class EventPage(WithOutcome):
    """What happens when and where, with whom, and what it is about."""

    class Kind(models.TextChoices):
        EVENT = "event", _("Event")
        LAB = "lab", _("Lab: several moments")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.EVENT)
    department = models.CharField(
        _("département"),
        max_length=3,
        blank=True,
        choices=department_choices,
        db_index=True,
        help_text=_("Leave it empty for what concerns the whole country."),
    )
    themes = TickedField(
        _("themes"),
        options=theme_choices,
        help_text=_("One or two are enough: readers filter by them."),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=State,
        default=State.PLANNED,
        help_text=_(
            "Of the whole event. Never delete what is cancelled: calendars and those who have "
            "registered learn of it by this state, when you publish."
        ),
    )
    state_note = models.CharField(
        _("what has changed"),
        max_length=280,
        blank=True,
        help_text=_("Why it is cancelled, or when and where it is instead. Shown at the top."),
    )
    sequence = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="How often a date, a place or a state has changed since: iCalendar's SEQUENCE.",
    )
    announced = models.JSONField(
        default=dict,
        editable=False,
        help_text="Date, place and state of each site as last published: see events.changes.",
    )

    content_panels = [
        *WrittenPage.content_panels[:1],
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("department")]),
                FieldPanel("themes"),
            ],
            heading=_("What it is"),
            icon="calendar-alt",
        ),
        MomentsPanel(
            "moments",
            label=_("Moment"),
            heading=_("Moments"),
            icon="time",
            min_num=1,
            help_text=_(
                "One for an event, several for a lab. Each has its date and one or more sites. "
                "“Repeat a moment…” in the page’s menu adds one every week or month."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("state"), FieldPanel("state_note")],
            heading=_("Cancelled or moved?"),
            icon="warning",
        ),
        *WrittenPage.content_panels[2:],
        *WithOutcome.outcome_panels,
    ]
    override_translatable_fields = [
        SynchronizedField("kind", overridable=False),
        SynchronizedField("department", overridable=False),
        SynchronizedField("themes", overridable=False),
        SynchronizedField("state", overridable=False),
        *WithOutcome.outcome_fields,
    ]

    exclude_fields_in_copy = ["sequence", "announced"]

    objects = PageManager.from_queryset(EventQuerySet)()

    parent_page_types = ["events.EventIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def with_content_json(self, content: dict[str, Any]) -> "EventPage":
        """A revision as an object; what calendars were told already does not come back with it.

        A moment or a site that was new in it is the one that was published since, for which people
        have registered.
        """
        page: EventPage = super().with_content_json(content)
        page.sequence, page.announced = self.sequence, self.announced
        moments = list(page.moments.all())
        recognise(moments, Moment.objects.filter(page=self.pk))
        sites = [site for moment in moments for site in moment.sites.all()]
        recognise(sites, Site.objects.filter(moment__page=self.pk))
        return page

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events.event_page import event_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | event_context(self, request)
