"""Menus that editors arrange: the main one, the footer's columns, the legal links."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, TranslatableMixin


class Menu(TranslatableMixin, ClusterableModel):
    """A menu of one language."""

    class Position(models.TextChoices):
        MAIN = "main", _("Main menu")
        FOOTER = "footer", _("Column of the footer")
        LEGAL = "legal", _("Legal links")

    title = models.CharField(
        _("title"), max_length=60, help_text=_("Shown above a column of the footer.")
    )
    position = models.CharField(
        _("where it stands"), max_length=10, choices=Position, default=Position.FOOTER
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Among the columns of the footer: small numbers first.")
    )

    panels = [
        FieldPanel("title"),
        FieldPanel("position"),
        FieldPanel("order"),
        InlinePanel("items", label=_("Entry"), heading=_("Entries"), min_num=1),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["position", "order", "pk"]
        verbose_name = _("menu")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return f"{self.get_position_display()} – {self.title}"


class MenuItem(TranslatableMixin, Orderable):
    """An entry: a page, shown in the reader's language, or an address."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="items")
    label = models.CharField(
        _("words"), max_length=60, blank=True, help_text=_("The page’s title if empty.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.CharField(
        _("or an address"),
        max_length=300,
        blank=True,
        help_text=_("Beginning with https://, or with / on this portal."),
    )

    panels = [FieldPanel("label"), PageChooserPanel("page"), FieldPanel("url")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("entry of a menu")

    def __str__(self) -> str:
        return self.label or (self.page.title if self.page else self.url)

    def clean(self) -> None:
        super().clean()
        if bool(self.page_id) == bool(self.url):
            raise ValidationError(_("Choose a page or type an address, one of the two."))
        if self.url and not self.url.startswith(("https://", "http://", "/")):
            raise ValidationError({"url": _("An address begins with https:// or with /.")})
        if self.url and not self.label:
            raise ValidationError({"label": _("An address needs words.")})
