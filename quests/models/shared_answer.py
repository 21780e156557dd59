"""Words that somebody decided to share, and what became of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from quests.themes import THEMES


class SharedAnswer(models.Model):
    """An answer to an open question. Those sent together have the same ``secret``.

    ``secret`` is the hash of the token in the link that erases them; the token is not kept.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        PUBLISHED = "published", _("Published")
        REFUSED = "refused", _("Turned down")

    quest = models.ForeignKey(
        "quests.Quest", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    question = models.CharField(_("question"), max_length=200)  # as it was asked
    theme = models.CharField(_("theme"), max_length=20, db_index=True)
    language = models.CharField(_("language"), max_length=10)
    text = models.TextField(_("answer"), max_length=1000)
    signature = models.CharField(_("signature"), max_length=80, blank=True)
    consent = models.CharField(
        max_length=20, help_text="The version of the consent text that was agreed to."
    )
    consented_at = models.DateTimeField(auto_now_add=True)
    secret = models.CharField(max_length=64, db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["consented_at", "pk"]
        verbose_name = _("shared answer")
        verbose_name_plural = _("shared answers")

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def theme_label(self) -> str:
        """The theme in words."""
        return str(THEMES.get(self.theme, ""))
