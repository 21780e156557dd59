"""Pages that take no more comments."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ClosedPage(models.Model):
    """A page whose comments an editor has closed; deleted when they are opened again."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    closed_at = models.DateTimeField(auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        default_permissions = ()  # whoever may edit a page may close its comments
        verbose_name = _("page closed for comments")
        verbose_name_plural = _("pages closed for comments")

    def __str__(self) -> str:
        return str(self.page_id)
