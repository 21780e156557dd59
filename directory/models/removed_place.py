"""A place that was public and is deleted, for those who keep a copy of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RemovedPlace(models.Model):
    """What is left of a deleted place: how downloads called it, and when it went.

    Places that are hidden or closed for good are still there, and tell themselves.
    """

    identifier = models.CharField(_("identifier"), max_length=360)
    department = models.CharField(_("département"), max_length=3, blank=True)
    removed_at = models.DateTimeField(_("removed at"), auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["removed_at", "pk"]
        verbose_name = _("removed place")
        verbose_name_plural = _("removed places")

    def __str__(self) -> str:
        return self.identifier
