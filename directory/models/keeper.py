"""Who works at a place, and may keep it up to date."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Keeper(models.Model):
    """« I work here », said by somebody with an account: asked, then confirmed or refused.

    Confirmed, they manage the place: ``directory.keeping`` says what that allows.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        CONFIRMED = "confirmed", _("confirmed")
        REFUSED = "refused", _("refused")

    place = models.ForeignKey("directory.Place", on_delete=models.CASCADE, related_name="keepers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_places"
    )
    words = models.CharField(_("what they do there"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["place", "user"], name="keeper_once_a_place")
        ]
        verbose_name = _("manager of a place")
        verbose_name_plural = _("managers of places")

    def __str__(self) -> str:
        return f"{self.user} · {self.place}"
