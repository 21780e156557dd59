"""Where a partner wants to be told that places changed, and up to when that was done."""

import secrets
from base64 import b64decode, b64encode
from datetime import datetime, timedelta

from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import ApiPartner
from directory.fields import TermsField


class Webhook(models.Model):
    """An address of a partner's, with the secret by which deliveries are signed.

    There is no row for a change: what a partner has not been told yet is all that changed from
    ``since`` on. ``until`` is the end of a delivery that was begun and not taken yet: it is tried
    again with the same end, and so under the same identifier.
    """

    BEGINNING = "whsec_"  # as Standard Webhooks writes a secret that both sides have
    OVERLAP = timedelta(days=1)  # in which a partner may still check by the secret before

    partner = models.ForeignKey(
        ApiPartner, verbose_name=_("partner"), on_delete=models.CASCADE, related_name="webhooks"
    )
    address = models.URLField(
        _("address"),
        max_length=500,
        validators=[
            URLValidator(schemes=["https"], message=_("An address beginning with https://."))
        ],
        help_text=_("Beginning with https://. It must be on the open internet."),
    )
    departments = TermsField(_("territory"), help_text=_("None ticked: the whole country."))
    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_(
            "Switches itself off after five days without success. Switched on again, it tells all "
            "that changed meanwhile."
        ),
    )
    secret = models.CharField(max_length=100, editable=False)
    former_secret = models.CharField(max_length=100, editable=False, blank=True)
    former_secret_until = models.DateTimeField(null=True, editable=False)
    since = models.DateTimeField(_("told up to"), default=timezone.now, editable=False)
    until = models.DateTimeField(null=True, editable=False)
    failing_since = models.DateTimeField(_("failing since"), null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    # When it is looked at next; while one delivers, when whoever does is taken for dead.
    due_at = models.DateTimeField(default=timezone.now, editable=False)
    last_answer = models.CharField(_("last answer"), max_length=300, blank=True, editable=False)

    class Meta:
        ordering = ["partner__name", "pk"]
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")

    def __str__(self) -> str:
        return f"{self.partner} · {self.address}"

    def give_secret(self, now: datetime) -> str:
        """A new secret; one before it goes on signing for ``OVERLAP``. Unsaved."""
        self.former_secret, self.former_secret_until = self.secret, now + self.OVERLAP
        self.secret = self.BEGINNING + b64encode(secrets.token_bytes(32)).decode()
        return self.secret

    def keys(self, now: datetime) -> list[bytes]:
        """The secrets to sign with at ``now`` as bytes, the newest first."""
        known = [self.secret]
        if self.former_secret and self.former_secret_until and now < self.former_secret_until:
            known.append(self.former_secret)
        return [b64decode(one.removeprefix(self.BEGINNING)) for one in known]

    def begin_anew(self, now: datetime) -> None:
        """Forget failures: what was not told is told as from now. Unsaved."""
        self.failing_since = self.until = None
        self.attempts, self.due_at = 0, now
