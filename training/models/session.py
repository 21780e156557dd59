"""When and where a course is held."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from directory.departments import department_choices
from directory.models import Place


class SessionQuerySet(models.QuerySet["CourseSession"]):
    """Ways to choose sessions."""

    def in_order(self) -> "SessionQuerySet":
        """The first to come first."""
        return self.order_by("start", "end", "pk")


class CourseSession(TranslatableMixin, Orderable):
    """Days on which a course is held, at a place of the directory, in a town, or remotely.

    All of it is fact and none of it text: readers of every language get the sessions of the page
    in the source language (``CourseQuerySet.sessions_held``): what is full is full for everybody.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("session", "Open")
        FULL = "full", pgettext_lazy("session", "Full")
        CANCELLED = "cancelled", pgettext_lazy("session", "Cancelled")

    page = ParentalKey("training.CoursePage", on_delete=models.CASCADE, related_name="sessions")
    start = models.DateField(_("first day"))
    end = models.DateField(_("last day"), help_text=_("The same as the first for a single day."))
    place = models.ForeignKey(
        Place,
        verbose_name=_("place of the directory"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    town = models.CharField(
        _("or a town"), max_length=120, blank=True, help_text=_("When the place is not listed.")
    )
    department = models.CharField(
        _("département"),
        max_length=3,
        blank=True,
        choices=department_choices,
        help_text=_("Of the town: readers filter by it. A place of the directory has its own."),
    )
    is_remote = models.BooleanField(
        _("can be followed from a distance"), default=False, help_text=_("All of it, live.")
    )
    seats = models.PositiveSmallIntegerField(
        _("seats"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    enrol_url = models.URLField(
        _("address to enrol"),
        max_length=500,
        blank=True,
        help_text=_("At whoever gives the course: they keep the list."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)

    panels = [
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("town"), FieldPanel("department")]),
        FieldPanel("is_remote"),
        FieldRowPanel([FieldPanel("seats"), FieldPanel("state")]),
        FieldPanel("enrol_url"),
    ]
    override_translatable_fields = [
        SynchronizedField("town", overridable=False),
        SynchronizedField("department", overridable=False),
        SynchronizedField("enrol_url", overridable=False),
        SynchronizedField("state", overridable=False),
    ]

    objects = SessionQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("session of a course")
        verbose_name_plural = _("sessions of courses")

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d} {self.where}".strip()

    def clean(self) -> None:
        """Refuse days in the wrong order, and a session that is nowhere."""
        super().clean()
        faults: dict[str, Any] = {}
        if self.start and self.end and self.end < self.start:
            faults["end"] = _("The last day comes after the first one.")
        if not (self.place_id or self.town.strip() or self.is_remote):
            faults["town"] = _("Choose a place, type a town, or say that it is remote.")
        if self.town.strip() and not self.place_id and not self.department:
            faults["department"] = _("Say in which département the town is.")
        if faults:
            raise ValidationError(faults)

    @property
    def public_place(self) -> Place | None:
        """The place, if readers may open it."""
        place = self.place
        return place if place and place.live and place.state != Place.State.HIDDEN else None

    @property
    def where(self) -> str:
        """The town; empty for what is only remote."""
        return self.place.commune if self.place else self.town

    @property
    def where_department(self) -> str:
        """The code of the département; empty for what is only remote."""
        return self.place.department if self.place else self.department

    def is_past(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.end < today
