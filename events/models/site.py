"""A site of a moment: a place, or a seat on-line. It is what one registers for."""

from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from directory.cards import postal_address
from directory.models import Place
from events.models.moment import Moment, of_source


class Site(TranslatableMixin, Orderable):
    """Where one takes part in a moment, and how many can."""

    class Kind(models.TextChoices):
        PLACE = "place", _("A place")
        ONLINE = "online", _("Online")

    moment = ParentalKey(Moment, on_delete=models.CASCADE, related_name="sites")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PLACE)
    place = models.ForeignKey(
        "directory.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A place of the directory: its page then announces the event."),
    )
    name = models.CharField(
        _("name"),
        max_length=160,
        blank=True,
        help_text=_("If it is in no directory, or for a room: “Salle des fêtes”."),
    )
    address = models.CharField(_("address"), max_length=250, blank=True)
    online_address = models.URLField(
        _("address of the meeting"),
        max_length=500,
        blank=True,
        help_text=_("Told only to those who have registered."),
    )
    capacity = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Empty: as many as come.")
    )
    access = models.TextField(
        _("access and accessibility"),
        max_length=600,
        blank=True,
        help_text=_("How to come and get in: bus, step-free access, induction loop, captions…"),
    )
    is_cancelled = models.BooleanField(
        _("cancelled here"),
        default=False,
        help_text=_("The moment takes place, but not at this site."),
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("capacity")]),
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("address")]),
        FieldPanel("online_address"),
        FieldPanel("access"),
        FieldPanel("is_cancelled"),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("kind", "place", "address", "online_address", "capacity", "is_cancelled")
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("site")
        verbose_name_plural = _("sites")

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        super().clean()
        if not self.is_online and not self.place_id and not self.name.strip():
            raise ValidationError({"place": _("Choose a place, or give its name.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Always in the language of its page, and never twice there: a copied page forgets both."""
        self.locale_id = self.moment.page.locale_id
        key: UUID = self.translation_key  # type: ignore[has-type]
        twins = Site.objects.filter(locale=self.locale_id, translation_key=key)
        if twins.exclude(pk=self.pk).exists():
            self.translation_key = uuid4()
        super().save(*args, **kwargs)

    @property
    def source(self) -> "Site":
        """The same site on the page in the source language: registrations refer to that one."""
        return of_source(self)

    @property
    def is_online(self) -> bool:
        """Whether one takes part from afar."""
        return self.kind == self.Kind.ONLINE

    @property
    def label(self) -> str:
        """What people call it: the place, the name typed, « online »."""
        if self.name:
            return self.name
        if self.place:
            return self.place.name
        return str(self.Kind.ONLINE.label) if self.is_online else self.address

    @property
    def public_place(self) -> Place | None:
        """The place, if readers may open it."""
        place = self.place
        if place is None or not place.live or place.state == Place.State.HIDDEN:
            return None
        return place

    @property
    def is_off(self) -> bool:
        """Whether nothing takes place here: this site, its moment or the event is cancelled."""
        return self.is_cancelled or self.moment.is_cancelled

    @property
    def street(self) -> str:
        """The address in a line, of the place if none was typed."""
        if self.address or not self.public_place:
            return self.address
        return postal_address(self.public_place)

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude of the place; None where it is not known well."""
        place = self.public_place
        if place is None or place.latitude is None or place.longitude is None or place.approximate:
            return None
        return place.latitude, place.longitude
