"""A motto: one sentence that somebody stands for."""

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField


class Motto(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    models.Model,
):
    """A motto in one language; its translations share the slug."""

    class Tincture(models.TextChoices):
        AZUR = "azur", _("Azur (blue)")
        GUEULES = "gueules", _("Gueules (red)")
        SINOPLE = "sinople", _("Sinople (green)")
        POURPRE = "pourpre", _("Pourpre (purple)")
        OR = "or", _("Or (yellow)")
        SABLE = "sable", _("Sable (black)")

    text = models.CharField(
        _("motto"),
        max_length=140,
        help_text=_("At most 140 characters, without quotation marks: the wall adds them."),
    )
    author = models.CharField(_("who says it"), max_length=100)
    context = models.CharField(
        _("where"),
        max_length=120,
        blank=True,
        help_text=_("For example: mediator in Saint-Omer; in chalk, on a wall."),
    )
    mediator = models.ForeignKey(
        "members.Mediator",
        verbose_name=_("mediator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mottos",
    )
    place = models.ForeignKey(
        "directory.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    theme = models.ForeignKey(
        "stories.Theme",
        verbose_name=_("theme"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="mottos",
    )
    tincture = models.CharField(
        _("tincture"),
        max_length=10,
        choices=Tincture,
        default=Tincture.AZUR,
        help_text=_("The colour of its shield and of the picture for sharing."),
    )
    slug = models.SlugField(
        _("address on the portal"),
        max_length=80,
        blank=True,
        help_text=_("The last part of the page’s address. Made from the motto when left empty."),
    )

    revisions = GenericRelation("wagtailcore.Revision", related_query_name="motto")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="motto",
        for_concrete_model=False,
    )

    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.SearchField("author"),
        index.FilterField("locale"),
        index.FilterField("live"),
    ]
    # The theme is shown in the reader's language whichever of its translations is kept here.
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("theme", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["pk"]
        verbose_name = _("motto")
        verbose_name_plural = _("mottos")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="motto_once_per_language")
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        """The words as a slug, numbered when another motto of the language has it already."""
        stem = slugify(self.text)[:60].strip("-") or "devise"
        others = Motto.objects.filter(locale_id=self.locale_id, slug__startswith=stem)
        taken = set(others.values_list("slug", flat=True))
        slug, number = stem, 2
        while slug in taken:
            slug, number = f"{stem}-{number}", number + 1
        return slug
