"""A moment of an event: one stretch of time, at one or more sites at once."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from events import zones

if TYPE_CHECKING:
    from members.models import Mediator


class State(models.TextChoices):
    """Whether it happens as it was announced."""

    PLANNED = "planned", _("Planned")
    CANCELLED = "cancelled", _("Cancelled")
    MOVED = "moved", _("Moved")


class Format(models.TextChoices):
    """Where one takes part."""

    ON_SITE = "on-site", _("On site")
    REMOTE = "remote", _("Online")
    HYBRID = "hybrid", _("On site and online")


class Moment(TranslatableMixin, Orderable, ClusterableModel):
    """When, with whom and what about; the children ``sites`` say where.

    ``start`` and ``end`` are aware; people read and type them in ``time_zone``. From midnight to
    midnight means whole days.
    """

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="moments")
    title = models.CharField(
        _("title"),
        max_length=160,
        blank=True,
        help_text=_("For a lab: “Opening”, “First workshop”… Not needed for a single moment."),
    )
    start = models.DateTimeField(_("begins"), db_index=True)
    end = models.DateTimeField(_("ends"))
    time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        choices=zones.choices,
        default=zones.PARIS,
        help_text=_("Where the people are: the hours above are by the clocks there."),
    )
    programme = models.TextField(
        _("programme"),
        blank=True,
        help_text=_("What happens, in a few lines. An empty line begins a new paragraph."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED)

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        FieldRowPanel([FieldPanel("time_zone"), FieldPanel("state")]),
        InlinePanel("sites", label=_("Site"), heading=_("Sites"), min_num=1),
        FieldPanel("programme"),
        InlinePanel("facilitators", label=_("Facilitator"), heading=_("Facilitators")),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("start", "end", "time_zone", "state")
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("moment")
        verbose_name_plural = _("moments")

    def __str__(self) -> str:
        return self.title or f"{self.local_start:%d/%m/%Y %H:%M}"

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end <= self.start:
            raise ValidationError({"end": _("It must end after it begins.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Always in the language of its page, which copies of a page forget."""
        self.locale_id = self.page.locale_id
        super().save(*args, **kwargs)

    @property
    def source(self) -> "Moment":
        """The same moment on the page in the language it was written in first."""
        return of_source(self)

    @property
    def local_start(self) -> datetime:
        """When it begins, in its own time zone."""
        return self.start.astimezone(zones.zone(self.time_zone))

    @property
    def local_end(self) -> datetime:
        """When it ends, in its own time zone."""
        return self.end.astimezone(zones.zone(self.time_zone))

    @property
    def is_whole_days(self) -> bool:
        """Whether it lasts from midnight to midnight: nobody says, or knows, the hours."""
        return self.local_start.time() == self.local_end.time() == time()

    @property
    def last_day(self) -> date:
        """The day on which it ends; midnight still belongs to the day before."""
        return (self.local_end - timedelta(microseconds=1)).date()

    @property
    def is_cancelled(self) -> bool:
        """By itself, or with the whole event."""
        return State.CANCELLED in (self.state, self.page.state)

    @cached_property
    def format(self) -> Format:
        """On site, online or both, by its sites."""
        online = {site.is_online for site in self.sites.all()}
        if online == {True, False}:
            return Format.HYBRID
        return Format.REMOTE if online == {True} else Format.ON_SITE

    @cached_property
    def people(self) -> list["Mediator"]:
        """The facilitators whom readers may see, in the editor's order."""
        links = self.facilitators.all()
        return [link.mediator for link in links if link.mediator.is_public]


class Facilitator(Orderable):
    """A mediator who runs a moment."""

    moment = ParentalKey(Moment, on_delete=models.CASCADE, related_name="facilitators")
    mediator = models.ForeignKey(
        "members.Mediator", verbose_name=_("mediator"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("mediator")]

    class Meta(Orderable.Meta):
        verbose_name = _("facilitator")


def recognise[Translated: models.Model](
    things: Iterable[Translated], published: models.QuerySet[Translated]
) -> None:
    """Give those of ``things`` that have no primary key the one that they have as ``published``."""
    new = {thing.translation_key: thing for thing in things if not thing.pk}  # type: ignore[attr-defined]
    if new:
        for key, pk in published.values_list("translation_key", "pk"):
            if key in new:
                new[key].pk = pk


def of_source[Translated: models.Model](thing: Translated) -> Translated:
    """The version of a moment or site that is on the page in the source language; else itself."""
    kind = type(thing)
    found = kind._default_manager.filter(
        translation_key=thing.translation_key,  # type: ignore[attr-defined]
        locale__language_code=settings.LANGUAGE_CODE,
    )
    return found.first() or thing
