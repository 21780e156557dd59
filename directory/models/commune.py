"""The gazetteer: the communes that a locality box knows and that repair a place's address."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.fields import TermsField
from directory.vocabularies import fold


class Commune(models.Model):
    """A commune with the centre of its territory (WGS 84 degrees).

    ``derived`` marks one that is only known from the places in it, until the real list is
    imported (``manage.py import_communes``).
    """

    code = models.CharField(_("INSEE code"), max_length=5, unique=True)
    name = models.CharField(_("name"), max_length=100)
    folded_name = models.CharField(max_length=100, editable=False, db_index=True)
    postcodes = TermsField(_("postcodes"))
    department = models.CharField(_("département"), max_length=3, db_index=True)
    region = models.CharField(_("region"), max_length=3, blank=True)
    population = models.PositiveIntegerField(_("population"), default=0)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    derived = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["-population", "name"]
        verbose_name = _("commune")
        verbose_name_plural = _("communes")

    def __str__(self) -> str:
        return f"{self.name} ({self.department})"

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded_name = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
