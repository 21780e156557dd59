"""A place where digital mediation happens, with every field of the national standard."""

from collections.abc import Collection
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from directory.addresses import place_url
from directory.families import FAMILIES, family_of
from directory.fields import TermsField
from directory.slugs import free_slugs, stem
from directory.vocabularies import lazy_words
from search.protocol import Point


class PlaceQuerySet(models.QuerySet["Place"]):
    """Ways to choose places."""

    def public(self) -> "PlaceQuerySet":
        """Those that a reader may open: published ones, and closed ones that say so."""
        return self.filter(live=True).exclude(state=Place.State.HIDDEN)

    def listed(self) -> "PlaceQuerySet":
        """Those that the directory shows: public and not closed for good."""
        return self.filter(live=True, state=Place.State.PUBLISHED)


class Place(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, models.Model
):
    """A place; its standard fields are mapped in ``directory.standard``.

    Lists hold the standard's exact French values. ``latitude`` and ``longitude`` are WGS 84
    degrees and come both or neither.
    """

    class State(models.TextChoices):
        PUBLISHED = "published", pgettext_lazy("a place", "Published")
        HIDDEN = "hidden", _("Hidden")
        CLOSED = "closed", _("Closed for good")

    name = models.CharField(_("name"), max_length=255)
    slug = models.SlugField(
        _("address on the portal"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("The last part of the page’s address. Made from the name when left empty."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PUBLISHED)
    family = models.CharField(
        _("family"),
        max_length=20,
        editable=False,
        default="other",
        choices=[(family.value, lazy_words(family)) for family in FAMILIES.values()],
    )
    typologies = TermsField(_("kinds of place"), vocabulary="typologie")
    photo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo_alt = models.CharField(
        _("description of the photo"),
        max_length=250,
        blank=True,
        help_text=_("What the photo shows, for people who do not see it."),
    )

    # Where it is
    address = models.CharField(_("street and number"), max_length=255, blank=True)
    address_extra = models.CharField(_("address, second line"), max_length=255, blank=True)
    postcode = models.CharField(_("postcode"), max_length=5, blank=True, db_index=True)
    commune = models.CharField(_("commune"), max_length=100)
    insee_code = models.CharField(_("INSEE code"), max_length=5, blank=True, db_index=True)
    department = models.CharField(_("département"), max_length=3, blank=True)
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    approximate = models.BooleanField(
        _("approximate point"),
        default=False,
        help_text=_("The point is the centre of the commune, not the door of the place."),
    )
    itinerance = TermsField(_("travelling or fixed"), vocabulary="itinerance")

    # How to reach it
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    emails = TermsField(_("e-mail addresses"), help_text=_("One a line."))
    websites = TermsField(_("web sites"), help_text=_("One a line, beginning with https://."))
    booking_url = models.URLField(_("booking on line"), max_length=500, blank=True)
    opening_hours = models.CharField(
        _("opening hours"),
        max_length=500,
        blank=True,
        help_text=_("In OpenStreetMap’s form, for example: Mo-Fr 09:00-12:00,14:00-17:30; PH off"),
    )

    # What it offers
    summary = models.CharField(_("in a sentence"), max_length=280, blank=True)
    description = models.TextField(_("presentation"), blank=True)
    services = TermsField(_("services"), vocabulary="services")
    audiences = TermsField(_("audiences"), vocabulary="publics_specifiquement_adresses")
    special_care = TermsField(_("special care"), vocabulary="prise_en_charge_specifique")
    fees = TermsField(_("price"), vocabulary="frais_a_charge")
    access_modes = TermsField(_("ways to come"), vocabulary="modalites_acces")
    support_modes = TermsField(_("ways of support"), vocabulary="modalites_accompagnement")
    programmes = TermsField(_("national programmes"), vocabulary="dispositif_programmes_nationaux")
    labels = TermsField(_("labels and training"), vocabulary="formations_labels")
    other_labels = TermsField(_("other labels"), help_text=_("One a line."))
    accessibility_url = models.URLField(
        _("accessibility record"),
        max_length=500,
        blank=True,
        help_text=_("The address of the place’s record on Acceslibre."),
    )

    # Where the data come from
    pivot = models.CharField(
        _("SIRET, RNA or RIDET number"), max_length=14, blank=True, db_index=True
    )
    parent_structure = models.CharField(_("parent organisation"), max_length=255, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True, db_index=True)
    external_id = models.CharField(_("identifier in the source"), max_length=255, blank=True)
    updated_on = models.DateField(_("last update in the source"), null=True, blank=True)
    checked_on = models.DateField(_("last checked on"), null=True, blank=True)
    is_example = models.BooleanField(
        _("invented example"),
        default=False,
        help_text=_("Shown with a mark, so that nobody goes there."),
    )

    # What the importer remembers
    imported_from = models.CharField(_("imported from"), max_length=100, blank=True, editable=False)
    imported_values = models.JSONField(
        default=dict,
        editable=False,
        help_text="The fields as the source said them last.",
    )
    provenance = models.JSONField(
        default=dict,
        editable=False,
        help_text="Which source each value came from, and when: see directory.provenance.",
    )
    missing_since = models.DateField(
        _("gone from its source since"), null=True, blank=True, editable=False
    )
    modified_at = models.DateTimeField(_("modified at"), auto_now=True)

    recorded: frozenset[str] = frozenset()  # fields of which the origin was noted since reading

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        permissions = [("animate_place", _("Can animate the places of their territory"))]
        constraints = [
            models.UniqueConstraint(
                fields=["imported_from", "external_id"],
                condition=~models.Q(imported_from=""),
                name="place_once_per_source",
            )
        ]
        # The state comes second: nearly all places are published, and where an index began with
        # it, SQLite took it even for a search by primary keys.
        indexes = [
            models.Index(fields=["department", "state"]),
            models.Index(fields=["modified_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.commune})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.family = family_of(self.typologies)
        if not self.slug:
            (self.slug,) = free_slugs([stem(self.name, self.commune)], Place.slugs_taken)
        from directory import by_hand

        written = kwargs.get("update_fields")
        if by_hand.note(self, written) and written is not None:
            kwargs["update_fields"] = {*written, "provenance"}
        super().save(*args, **kwargs)
        self.recorded = frozenset()

    def get_absolute_url(self) -> str:
        """The place's page in the language being read."""
        return place_url(self.slug)

    @property
    def point(self) -> Point | None:
        """Where it is, approximate or not; None when that is not known."""
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)

    def get_url(self, request: HttpRequest | None = None, language: str = "") -> str:
        """The place's page in ``language`` on the site that ``request`` asks."""
        return place_url(self.slug, language, request)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "directory/place.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from directory.place_page import place_context

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context | place_context(self, request)

    @staticmethod
    def slugs_taken(slugs: Collection[str]) -> Collection[str]:
        """Which of ``slugs`` places have already."""
        return Place.objects.filter(slug__in=slugs).values_list("slug", flat=True)

    def with_content_json(self, content: Any) -> "Place":
        """The place as a revision has it; what the importer remembers is not undone with it."""
        place: Place = super().with_content_json(content)
        for name in ("imported_from", "imported_values", "provenance", "missing_since"):
            setattr(place, name, getattr(self, name))
        return place
