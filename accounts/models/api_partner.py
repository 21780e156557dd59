"""Those who ask the API more than anybody may, by a key."""

import secrets
from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _


def hashed(key: str) -> str:
    """What is kept of a key. It is as random as a hash is long, so that a quick hash hides it."""
    return sha256(key.encode()).hexdigest()


class ApiPartner(models.Model):
    """A partner with a key, of which only the hash and its beginning stay here."""

    BEGINNING = "blason_"

    name = models.CharField(_("name"), max_length=100, unique=True)
    contact = models.EmailField(
        _("contact"), help_text=_("Who is written to when something about the API changes.")
    )
    per_minute = models.PositiveIntegerField(
        _("requests per minute"),
        default=3_000,
        help_text=_("How often this partner may ask, whichever machines it asks from."),
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("The key of a partner who is not is refused.")
    )
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    key_start = models.CharField(_("key begins with"), max_length=12, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("API partner")
        verbose_name_plural = _("API partners")

    def __str__(self) -> str:
        return self.name

    def give_key(self) -> str:
        """A new key instead of any before; it can be read now and never again. Unsaved."""
        key = self.BEGINNING + secrets.token_urlsafe(32)
        self.key_hash, self.key_start = hashed(key), key[:12]
        return key
