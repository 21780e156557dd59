"""Searches that found nothing, counted by day and without anything about a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchMiss(models.Model):
    """Words, folded, that found no place on ``days`` different days; see ``directory.misses``."""

    words = models.CharField(_("words"), max_length=80, unique=True)
    days = models.PositiveIntegerField(_("days"), default=1)
    first_day = models.DateField(_("first"))
    last_day = models.DateField(_("last"), db_index=True)

    class Meta:
        ordering = ["-days", "-last_day", "words"]
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        default_permissions = ()

    def __str__(self) -> str:
        return self.words
