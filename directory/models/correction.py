"""What anybody says is wrong about a place, until an editor has decided."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """« This is wrong », « it has closed », « it is missing »: sent without an account.

    ``values`` is what the place would get, by field, as JSON has it, and ``seen`` what stood there
    when it was sent. Without values an editor puts right by hand what ``words`` say.
    """

    class Kind(models.TextChoices):
        WRONG = "wrong", _("something is wrong")
        CLOSED = "closed", _("closed for good")
        MOVED = "moved", _("moved")
        DUPLICATE = "duplicate", _("twice in the directory")
        MISSING = "missing", _("missing place")

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("turned down")

    kind = models.CharField(_("what it is about"), max_length=10, choices=Kind)
    place = models.ForeignKey(
        "directory.Place",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="corrections",
    )
    twin = models.ForeignKey(
        "directory.Place", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    values = models.JSONField(default=dict)
    seen = models.JSONField(default=dict)
    words = models.TextField(_("in their words"), max_length=1000, blank=True)
    email = models.EmailField(
        _("e-mail address"), blank=True, help_text="Emptied as soon as it is decided."
    )
    language = models.CharField(max_length=10)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["sent_at", "pk"]
        indexes = [models.Index(fields=["state", "sent_at"])]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.place or self.values.get('name', '')}"
