"""What stories and mottos are about."""

from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField


class Theme(TranslatableMixin, index.Indexed, models.Model):
    """A theme in one language; its translations share the slug, so that links keep their filter."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(
        _("in addresses"),
        max_length=60,
        blank=True,
        help_text=_("The same in every language. Made from the name when left empty."),
    )

    panels = [FieldPanel("name"), FieldPanel("slug")]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.UniqueConstraint(fields=["locale", "slug"], name="theme_once_per_language")
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = slugify(self.name)[:60].strip("-")
        super().save(*args, **kwargs)
