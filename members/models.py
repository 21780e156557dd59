"""The people whose work it is."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from directory.models import Place
from members import extras


class Mediator(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A mediator as readers see them; the places are those where one meets them."""

    name = models.CharField(
        _("name shown"),
        max_length=100,
        help_text=_("As the person wants to be called here. A first name is enough."),
    )
    slug = models.SlugField(
        _("address on the portal"),
        max_length=110,
        unique=True,
        blank=True,
        help_text=_("The last part of the page’s address. Made from the name when left empty."),
    )
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For example: librarian and mediator.")
    )
    presentation = models.TextField(
        _("presentation"),
        max_length=600,
        blank=True,
        help_text=_("A few sentences that make one want to come in."),
    )
    portrait = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without one, a coat of arms is drawn."),
    )
    portrait_alt = models.CharField(
        _("description of the portrait"),
        max_length=250,
        blank=True,
        help_text=_("What the portrait shows, for people who do not see it."),
    )
    places = ParentalManyToManyField(
        "directory.Place",
        verbose_name=_("places"),
        blank=True,
        related_name="mediators",
        help_text=_("Where one meets this person."),
    )

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="mediator")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="mediator",
        for_concrete_model=False,
    )

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("role"),
        index.FilterField("live"),
    ]

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("mediator")
        verbose_name_plural = _("mediators")

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name

    def clean(self) -> None:
        super().clean()
        if self.portrait_id and not self.portrait_alt.strip():
            raise ValidationError({"portrait_alt": _("Describe the portrait in a few words.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The page about this person, in the language being read."""
        return reverse("mediator", args=[self.slug])

    def _free_slug(self) -> str:
        """The name as a slug, numbered when another mediator has it already."""
        stem = slugify(self.name)[:100].strip("-") or "mediateur"
        taken = set(Mediator.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
        slug, number = stem, 2
        while slug in taken:
            slug, number = f"{stem}-{number}", number + 1
        return slug

    @property
    def foreign_language(self) -> str:
        """The language of the presentation where it is not the one being read, else empty."""
        # Mediators are not translated: they speak the portal's own language.
        return "" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE

    @property
    def public_places(self) -> list[Place]:
        """The places that readers may open."""
        return [
            place for place in self.places.all() if place.live and place.state != Place.State.HIDDEN
        ]

    def page_context(self, request: HttpRequest) -> dict[str, Any]:
        """What the page about this person shows, the same for readers and for its preview."""
        return {
            "mediator": self,
            "places": self.public_places,
            "extras": list(extras.sections(self, request)) if self.pk else [],
            "title": self.name,
            "description": self.role,
            "crumbs_extra": [{"title": self.name, "url": ""}],
        }

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "members/mediator.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return {**super().get_preview_context(request, mode_name), **self.page_context(request)}
