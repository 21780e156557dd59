"""Who stands behind places: the hub of a territory, networks, and structures that run them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from directory import pivot
from directory.fields import TermsField
from directory.slugs import LONGEST, free_slugs
from directory.vocabularies import fold

from .place import Place


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Ways to choose organisations."""

    def hubs_of(self, department: str) -> "OrganisationQuerySet":
        """The hubs in whose territory ``department`` is."""
        hubs = self.filter(kind=Organisation.Kind.HUB)
        if not department:
            return hubs.none()
        return hubs.filter(departments__contains=TermsField.containing(department))

    def in_department(self, department: str) -> "OrganisationQuerySet":
        """Those that say they work in ``department``."""
        return self.filter(departments__contains=TermsField.containing(department))


class Organisation(PreviewableMixin, models.Model):
    """An organisation; ``departments`` are the codes of its territory, none for the whole country.

    What ties it to places is an ``Affiliation``; a hub has those of its territory besides.
    """

    class Kind(models.TextChoices):
        HUB = "hub", _("Hub")
        NETWORK = "network", _("Network of places")
        STRUCTURE = "structure", _("Structure that runs places")

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(
        _("address on the portal"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("The last part of the page’s address. Made from the name when left empty."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=Kind,
        default=Kind.STRUCTURE,
        help_text=_(
            "A hub leads digital mediation in its territory; a network has places as members; a "
            "structure runs places: a town, an association."
        ),
    )
    summary = models.CharField(
        _("in a sentence"),
        max_length=280,
        blank=True,
        help_text=_("What it does for people, in plain words."),
    )
    description = models.TextField(
        _("presentation"), blank=True, help_text=_("A few paragraphs, with an empty line between.")
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown beside the name, which says the same: it needs no description."),
    )
    website = models.URLField(_("web site"), max_length=500, blank=True)
    pivot = models.CharField(
        _("SIRET, RNA or RIDET number"),
        max_length=20,
        blank=True,
        db_index=True,
        help_text=_("With it, the places that it runs are found by theirs. Spaces do not matter."),
    )
    departments = TermsField(
        _("territory"), help_text=_("None ticked: the whole country. A hub needs one at least.")
    )
    is_example = models.BooleanField(
        _("invented example"),
        default=False,
        help_text=_("Shown with a mark, so that nobody writes to it."),
    )
    places = models.ManyToManyField(
        Place, through="Affiliation", related_name="organisations", editable=False
    )
    modified_at = models.DateTimeField(_("modified at"), auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes = [models.Index(fields=["kind", "name"], name="organisation_kind_name")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            stem = fold(self.name)[:LONGEST].strip("-") or "organisation"
            (self.slug,) = free_slugs([stem], Organisation.slugs_taken)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page in the language being read."""
        return reverse("organisation", args=[self.slug])

    def clean(self) -> None:
        """Refuse a number that is none, and a hub without a territory."""
        super().clean()
        self.pivot = pivot.plain(self.pivot)
        if self.pivot and not pivot.is_pivot(self.pivot):
            raise ValidationError(
                {"pivot": _("A SIRET has 14 digits, an RNA number a W and 9 digits.")}
            )
        if self.kind == self.Kind.HUB and not self.departments:
            raise ValidationError({"departments": _("Say which territory the hub is for.")})

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "directory/organisations/organisation.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from directory.organisations.page import organisation_context

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return context | organisation_context(self, request)

    @staticmethod
    def slugs_taken(slugs: Any) -> Any:
        """Which of ``slugs`` organisations have already."""
        return Organisation.objects.filter(slug__in=slugs).values_list("slug", flat=True)


class Affiliation(models.Model):
    """What an organisation is to a place. One runs it at most; any number has it as a member."""

    class Role(models.TextChoices):
        RUNS = "runs", _("Runs the place")
        MEMBER = "member", _("Has the place as a member")

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="affiliations"
    )
    role = models.CharField(max_length=10, choices=Role)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["place", "organisation"], name="affiliated_once"),
            models.UniqueConstraint(
                fields=["place"], condition=models.Q(role="runs"), name="run_by_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} · {self.organisation}: {self.get_role_display()}"
