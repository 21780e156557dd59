"""Who of the team looked at the personal data of whom, and when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessRecord(models.Model):
    """One look. ``kind`` and ``key`` name what was looked at, ``subject`` is its name then."""

    viewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who looked"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    kind = models.CharField(_("at what"), max_length=30)
    key = models.CharField(max_length=40)
    subject = models.CharField(_("of whom"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"), auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["kind", "key"])]
        default_permissions = ("view",)
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
