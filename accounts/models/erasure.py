"""An account that its owner, or its long silence, has closed: erased once the delay is over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Erasure(models.Model):
    """What is to be erased, and when; gone with the account, or when the owner changes their mind.

    ``language`` is the one in which the owner is written to.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="erasure"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(db_index=True)
    language = models.CharField(max_length=10)

    class Meta:
        verbose_name = _("planned erasure")
        verbose_name_plural = _("planned erasures")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.due_at:%Y-%m-%d}"
