"""Who comes to an event: a person, and the sites that they registered for."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.site import Site
from events.registration.seats import Seats

LONGEST_NEED = 500  # characters


class AttendeeQuerySet(models.QuerySet["Attendee"]):
    """Ways to choose people."""

    def by_address(self, *emails: str) -> "AttendeeQuerySet":
        """All that was sent with these e-mail addresses, however they are typed."""
        return self.filter(email__in=[email.strip().lower() for email in emails if email.strip()])


class Attendee(models.Model):
    """One person at one event (``page``, in the source language), for all of its moments.

    Without a name, they are forgotten: what they registered for is left for the figures.
    """

    page = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        related_name="attendees",
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(
        _("e-mail address"),
        blank=True,
        db_index=True,
        help_text="Never public. In small letters, so that it is found however it is typed.",
    )
    language = models.CharField(_("language"), max_length=10)
    access_needs = models.CharField(
        _("accessibility"),
        max_length=LONGEST_NEED,
        blank=True,
        help_text="Erased a week after the event (events.registration.keeping).",
    )
    meal_needs = models.CharField(
        _("meals"),
        max_length=LONGEST_NEED,
        blank=True,
        help_text="Erased a week after the event (events.registration.keeping).",
    )
    consent = models.CharField(
        max_length=20,
        blank=True,
        help_text="The version of the consent text that was agreed to; none when added by hand.",
    )
    created_at = models.DateTimeField(_("asked"), auto_now_add=True)
    attested_at = models.DateTimeField(
        null=True, help_text="When the certificate of attendance was sent."
    )

    objects = AttendeeQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()  # whoever may edit the page sees who comes
        ordering = ["name", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or "–"


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Ways to choose registrations."""

    def seats_by_site(self, sites: Iterable[Site], now: datetime) -> dict[int, Seats]:
        """What is taken of each of ``sites``, by its key, in one query."""
        state = Registration.State
        found = list(sites)
        rows = self.filter(site__in=found).order_by().values("site_id")
        counted = rows.annotate(
            registered=Count("pk", filter=Q(state=state.REGISTERED)),
            held=Count("pk", filter=Q(state=state.UNCONFIRMED, held_until__gt=now)),
            waiting=Count("pk", filter=Q(state=state.WAITING)),
        )
        counts = {row.pop("site_id"): row for row in counted}
        return {site.pk: Seats(site.capacity, **counts.get(site.pk, {})) for site in found}

    def in_turn(self) -> "RegistrationQuerySet":
        """Those who wait, the one who has waited longest first."""
        return self.filter(state=Registration.State.WAITING).order_by("state_at", "pk")

    def whole(self) -> "RegistrationQuerySet":
        """With all that a page or a mail says of them."""
        return self.select_related("attendee", "site__place", "site__moment__page")


class Registration(models.Model):
    """A seat of one person at one site, or their turn in its waiting list."""

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", pgettext_lazy("a registration", "To be confirmed")
        REGISTERED = "registered", pgettext_lazy("a registration", "Registered")
        WAITING = "waiting", pgettext_lazy("a registration", "Waiting list")
        WITHDRAWN = "withdrawn", pgettext_lazy("a registration", "Withdrawn")

    attendee = models.ForeignKey(
        Attendee,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="registrations",
    )
    site = models.ForeignKey(
        "events.Site",
        verbose_name=_("site"),
        on_delete=models.CASCADE,
        related_name="registrations",
        help_text="Of the page in the source language.",
    )
    code = models.CharField(_("code"), max_length=6, unique=True, help_text="Shown at the door.")
    state = models.CharField(_("state"), max_length=11, choices=State, default=State.UNCONFIRMED)
    state_at = models.DateTimeField(
        _("since"), help_text="When the state began: whose turn it is in the waiting list."
    )
    held_until = models.DateTimeField(
        null=True, help_text="Until when a seat is kept for who has not confirmed."
    )
    changes = models.PositiveIntegerField(
        default=0,
        help_text="How often its state has changed: with the page's, iCalendar's SEQUENCE.",
    )
    attended_at = models.DateTimeField(_("was there"), null=True)
    marked_at = models.DateTimeField(
        null=True, help_text="When somebody last said at the door that they are there, or not."
    )
    reminded_at = models.DateTimeField(null=True)

    objects = RegistrationQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        indexes = [models.Index(fields=["site", "state"], name="registrations_of_site")]
        constraints = [
            models.UniqueConstraint(fields=["attendee", "site"], name="one_seat_each_at_a_site")
        ]
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")

    def __str__(self) -> str:
        return self.code
